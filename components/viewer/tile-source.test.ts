import { expect, test } from 'vitest';
import { countTiles } from '@/lib/pyramid/geometry';
import { tileSourceOf } from './tile-source';

const image = {
  id: 'c0ffee',
  width: 3000,
  height: 1621,
  tileSize: 512,
  previews: [],
  placeholder: null,
  scanId: 'scan',
  standIn: false,
};

test('names tiles from the full size at the highest level to the whole image at level 0', () => {
  const source = tileSourceOf(image, 1);
  expect([source.minLevel, source.maxLevel]).toEqual([0, 3]);
  expect(source.getTileUrl(3, 5, 3)).toBe('/iiif/3/c0ffee/2560,1536,440,85/440,85/0/default.jpg');
  expect(source.getTileUrl(1, 1, 0)).toBe('/iiif/3/c0ffee/2048,0,952,1621/238,406/0/default.jpg');
  expect(source.getTileUrl(0, 0, 0)).toBe('/iiif/3/c0ffee/full/375,203/0/default.jpg');
});

test('asks for no tile that the pyramid does not have', () => {
  const source = tileSourceOf(image, 1);
  const asked = new Set<string>();
  for (let level = source.minLevel; level <= source.maxLevel; level++) {
    const scale = 2 ** (source.maxLevel - level);
    for (let row = 0; row < Math.ceil(image.height / scale / 512); row++) {
      for (let column = 0; column < Math.ceil(image.width / scale / 512); column++) {
        asked.add(source.getTileUrl(level, column, row));
      }
    }
  }
  expect(asked.size).toBe(countTiles(image));
});

test.each([
  [300, 0],
  [376, 1],
  [1500, 2],
  [1501, 3],
  [9000, 3],
])('a picture %i pixels wide on the screen begins at level %i', (devicePixels, level) => {
  expect(tileSourceOf(image, devicePixels).minLevel).toBe(level);
});
