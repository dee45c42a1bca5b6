import { expect, it } from 'vitest';
import { frameCode, frameSize } from './frame';

const WIDE = { width: 4000, height: 2000 };
const HIGH = { width: 1000, height: 4000 };

it.each([
  ['a wide picture', WIDE, {}, { width: 640, height: 416 }],
  ['no more than the width there is', WIDE, { width: 400 }, { width: 400, height: 296 }],
  ['no more than the height there is', WIDE, { height: 300 }, { width: 408, height: 300 }],
  ['a high picture, wide enough for its words', HIGH, {}, { width: 280, height: 640 }],
  ['hardly any room', WIDE, { width: 100, height: 60 }, { width: 100, height: 60 }],
])('frames %s', (_what, picture, room, size) => {
  expect(frameSize(picture, room)).toEqual(size);
});

it('writes a frame that no title can break out of', () => {
  const code = frameCode({ src: 'https://a.example/embed/en/x?a=1&b=2', title: '"><script>', size: WIDE });
  expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/);
  expect(code).toContain('src="https://a.example/embed/en/x?a=1&amp;b=2" title="&quot;&gt;&lt;script&gt;"');
});
