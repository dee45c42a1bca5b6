import { expect, it } from 'vitest';
import { detailOf, embedPath, parseEmbedPath, photographAt } from './addresses';

const HOME = 'https://exhibition.example';

it.each([
  ['https://exhibition.example/ar/photographs/dome', { language: 'ar', slug: 'dome' }],
  ['http://exhibition.example/en/photographs/dome/?x=1#xywh=1,2,3,4', { language: 'en', slug: 'dome' }],
  ['https://exhibition.example/embed/en/some-id', { language: 'en', id: 'some-id' }],
])('knows %s', (address, named) => {
  expect(photographAt(new URL(address), HOME)).toEqual(named);
});

it.each([
  'https://elsewhere.example/ar/photographs/dome',
  'https://exhibition.example.evil.example/ar/photographs/dome',
  'https://exhibition.example:8443/ar/photographs/dome',
  'ftp://exhibition.example/ar/photographs/dome',
  'https://exhibition.example/fr/photographs/dome',
  'https://exhibition.example/ar/photographs/dome/correction',
  'https://exhibition.example/ar',
  'javascript:alert(1)',
])('does not know %s', (address) => {
  expect(photographAt(new URL(address), HOME)).toBeNull();
});

it('knows a site that is not at the root of its host', () => {
  const named = { language: 'ar', slug: 'dome' };
  expect(photographAt(new URL(`${HOME}/show/ar/photographs/dome`), `${HOME}/show`)).toEqual(named);
  expect(photographAt(new URL(`${HOME}/ar/photographs/dome`), `${HOME}/show`)).toBeNull();
});

it('reads its own paths and no others', () => {
  expect(parseEmbedPath(embedPath('ar', 'some-id'))).toEqual({ language: 'ar', id: 'some-id' });
  for (const path of ['/embed/xx/some-id', '/embed/files/x.js', '/embed/ar/', '/embed/ar/a/b']) {
    expect(parseEmbedPath(path)).toBeNull();
  }
});

it.each([
  ['?xywh=percent:50,0,50,50', '#xywh=500,0,500,400'],
  ['#xywh=10,20,30,40', '#xywh=10,20,30,40'],
  ['?iiif-content=a%22b&x=1', '?iiif-content=a%22b'],
  ['?detail=scan-1.10.20.30.40', '#xywh=10,20,30,40'],
  ['?detail=scan-2.10.20.30.40', ''],
  ['?xywh=nonsense', ''],
  ['', ''],
])('carries the detail of %j', (end, detail) => {
  const image = { scanId: 'scan-1', width: 1000, height: 800 };
  expect(detailOf(new URL(`${HOME}/ar/photographs/dome${end}`), image)).toBe(detail);
});
