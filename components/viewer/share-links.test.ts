import { expect, it } from 'vitest';
import { readContentState } from '@/lib/iiif/content-state';
import { parseDetail } from '@/lib/viewport/detail';
import { shareLinks } from './share-links';

const SOURCE = {
  id: 'p1',
  pages: { ar: '/ar/photographs/damascus-gate', en: '/en/photographs/damascus-gate' },
  manifest: 'https://exhibition.example/iiif/presentation/3/photographs/p1/manifest',
  canvas: 'https://exhibition.example/iiif/presentation/3/photographs/p1/canvas/scan1',
};
const IMAGE = { scanId: 'scan1' };
const region = { x: 10, y: 20, width: 300, height: 400 };
const BASE = 'http://localhost:3000/ar/photographs/damascus-gate?iiif-content=x#xywh=1,2,3,4';

it('leads to the region with its scan, in every way', () => {
  const { link, card, state, dragged } = shareLinks(SOURCE, IMAGE, region, 'ar', BASE);
  const { origin, pathname, searchParams, hash } = new URL(link);
  expect([origin, pathname, hash]).toEqual(['http://localhost:3000', SOURCE.pages.ar, '']);
  expect(parseDetail(searchParams.get('detail') ?? '')).toEqual({ scanId: 'scan1', region });
  expect(card).toBe('/cards/photographs/p1/scan1.10.20.300.400/ar.jpg');
  const pointer = { manifest: SOURCE.manifest, canvas: SOURCE.canvas, fragment: 'xywh=10,20,300,400' };
  expect(readContentState(state)).toEqual(pointer);
  expect(readContentState(dragged['text/plain'])).toEqual(pointer);
  const dropped = new URL(dragged['text/uri-list']).searchParams;
  expect([dropped.get('manifest'), dropped.get('canvas')]).toEqual([SOURCE.manifest, SOURCE.canvas]);
  expect(readContentState(dropped.get('iiif-content') ?? '')).toEqual(pointer);
});

it('leads to all of it by the page’s own address, which is the published one where there is one', () => {
  const page = 'https://exhibition.example/en/photographs/damascus-gate';
  const { link, card } = shareLinks(
    { ...SOURCE, pages: { ...SOURCE.pages, en: page } },
    IMAGE,
    null,
    'en',
    BASE,
  );
  expect([link, card]).toEqual([page, '/cards/photographs/p1/en.jpg']);
});
