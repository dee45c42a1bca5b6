import { expect, it } from 'vitest';
import { contentStateOf, encodeContentState } from '@/lib/iiif/content-state';
import { namesAnotherScan, regionOfState, withoutRegion } from './address';

const image = { scanId: 'scan-1', width: 3000, height: 1621 };
const region = { x: 10, y: 20, width: 300, height: 400 };

function query(canvas: string, part: typeof region | null = region): string {
  const state = contentStateOf({ manifest: 'https://exhibition.example/manifest', canvas, region: part });
  return `?x=1&iiif-content=${encodeContentState(JSON.stringify(state))}`;
}

it('opens on the region of a content state', () => {
  expect(regionOfState(query('https://exhibition.example/photographs/a/canvas/scan-1'), image)).toEqual(
    region,
  );
  const address = encodeURIComponent('https://exhibition.example/a/canvas/scan-1#xywh=percent:50,0,50,100');
  expect(regionOfState(`?iiif-content=${address}`, image)).toEqual({
    x: 1500,
    y: 0,
    width: 1500,
    height: 1621,
  });
});

it.each([
  ['of another scan', query('https://exhibition.example/photographs/a/canvas/scan-2')],
  ['of a whole canvas', query('https://exhibition.example/photographs/a/canvas/scan-1', null)],
  ['outside the picture', query('https://exhibition.example/canvas/scan-1', { ...region, x: 9000 })],
  ['that is rubbish', '?iiif-content=%E0%A4%A'],
  ['that is not there', ''],
])('shows the whole picture for a state %s', (_what, search) => {
  expect(regionOfState(search, image)).toBeNull();
});

it('knows a part of another scan, however it is named, and nothing else', () => {
  const another = (search: string) => namesAnotherScan(search, image);
  expect(another('?detail=scan-2.1.2.3.4')).toBe(true);
  expect(another(query('https://exhibition.example/photographs/a/canvas/scan-2'))).toBe(true);
  const others = ['', '?detail=', '?detail=scan-1.1.2.3.4', '?detail=rubbish', '?iiif-content=rubbish'];
  for (const search of others) expect(another(search)).toBe(false);
  expect(another(query('https://exhibition.example/photographs/a/canvas/scan-2', null))).toBe(false);
});

it('takes out of the query what names a region, and leaves the rest as it is written', () => {
  expect(withoutRegion('?detail=scan-1.1.2.3.4')).toBe('');
  expect(withoutRegion('?a=%D9%82&iiif-content=x&b')).toBe('?a=%D9%82&b');
  expect(withoutRegion('')).toBe('');
});
