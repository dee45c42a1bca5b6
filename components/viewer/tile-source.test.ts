import { expect, test } from 'vitest';
import { countTiles } from '@/lib/pyramid/geometry';
import { tileSourceOf, tilesSeen } from './tile-source';

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

test('what is seen of a picture needs these tiles: the finest level first, none that would be too fine', () => {
  const seen = { x: 600, y: -100, width: 900, height: 500 };
  const finest = tilesSeen(image, seen, 1, 1500);
  expect(finest).toEqual([
    '/iiif/3/c0ffee/512,0,512,512/512,512/0/default.jpg',
    '/iiif/3/c0ffee/1024,0,512,512/512,512/0/default.jpg',
    '/iiif/3/c0ffee/0,0,1024,1024/512,512/0/default.jpg',
    '/iiif/3/c0ffee/1024,0,1024,1024/512,512/0/default.jpg',
  ]);
  expect(tilesSeen(image, seen, 0.4, 1500)).toEqual(finest.slice(2));
  expect(tilesSeen(image, { ...seen, x: 4000 }, 1, 1500)).toEqual([]);
});
