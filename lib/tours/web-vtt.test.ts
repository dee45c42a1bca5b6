import { expect, it } from 'vitest';
import { readWebVtt } from './web-vtt';

it.each([
  ['1\n00:00:01,000 --> 00:00:02,000\nSubRip', 1],
  ['WEBVTT\n\n00:01.000 -> 00:02.000\nHello', 3],
  ['WEBVTT\n\nname\n00:01 --> 00:02\nWithout thousandths', 4],
  ['WEBVTT\n\n00:05.000 --> 00:02.000\nBackwards', 3],
  ['WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nEarlier', 6],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000', 5],
  ['WEBVTT\n\nNOTE nothing is said', 3],
  ['', 1],
])('%j is no WebVTT, and the line is named', (text, line) => {
  expect(readWebVtt(text)).toEqual({ ok: false, line });
});

it('reads cues with names, settings, comments and hours', () => {
  const head = '\uFEFFWEBVTT - tour\r\n\r\nNOTE by us\n\nSTYLE\n::cue { color: red }\n\n';
  const read = readWebVtt(`${head}first\n00:00:01.000 --> 00:00:02.500 align:start\nA\nB\n`);
  expect(read).toMatchObject({ ok: true, cues: [{ start: 1, end: 2.5, text: 'A\nB' }] });
});
