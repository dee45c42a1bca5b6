import { expect, it } from 'vitest';
import { type CardAddress, cardPath, parseCardPath } from './card-address';

const detail = { scanId: 'scan1', region: { x: 1, y: 2, width: 30, height: 40 } };

const ADDRESSES: [string, CardAddress][] = [
  ['/cards/exhibition/ar.jpg', { kind: 'exhibition', language: 'ar' }],
  ['/cards/sections/s1/en.jpg', { kind: 'section', id: 's1', language: 'en' }],
  ['/cards/photographs/p1/ar.jpg', { kind: 'photograph', id: 'p1', detail: null, language: 'ar' }],
  ['/cards/photographs/p1/scan1.1.2.30.40/en.jpg', { kind: 'photograph', id: 'p1', detail, language: 'en' }],
];

it.each(ADDRESSES)('writes and reads %s', (path, address) => {
  expect(cardPath(address)).toBe(path);
  expect(parseCardPath(path)).toEqual(address);
});

it.each([
  '/cards/',
  '/cards/exhibition/fr.jpg',
  '/cards/exhibition/en.png',
  '/cards/sections/en.jpg',
  '/cards/photographs/p1/scan1.1.2.NaN.40/en.jpg',
  '/cards/photographs/p1/scan1.1.2.0.40/en.jpg',
  '/cards/photographs/../en.jpg',
  '/cards/photographs/p1/en.jpg/',
  '/iiif/exhibition/ar.jpg',
])('knows nothing of %s', (path) => {
  expect(parseCardPath(path)).toBeNull();
});
