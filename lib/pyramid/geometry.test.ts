import { describe, expect, it } from 'vitest';
import {
  countTiles,
  levelsOf,
  type PyramidShape,
  parseTilePath,
  scaleFactorsOf,
  tileAt,
  tilePath,
  tilePosition,
  tilesOf,
} from './geometry';

const shape = (width: number, height: number, tileSize = 512): PyramidShape => ({ width, height, tileSize });
const pathsOf = (of: PyramidShape) => [...tilesOf(of)].map((tile) => tilePath(of, tile));

describe('the grid', () => {
  it('is one whole tile for what fits into one', () => {
    expect(pathsOf(shape(1, 1))).toEqual(['full/1,1/0/default.jpg']);
    expect(pathsOf(shape(512, 512))).toEqual(['full/512,512/0/default.jpg']);
  });

  it('begins a second level at one pixel more', () => {
    expect(pathsOf(shape(513, 511))).toEqual([
      '0,0,512,511/512,511/0/default.jpg',
      '512,0,1,511/1,511/0/default.jpg',
      'full/257,256/0/default.jpg',
    ]);
  });

  it.each([
    [1, 1, [1]],
    [512, 513, [1, 2]],
    [1024, 1024, [1, 2]],
    [1025, 700, [1, 2, 4]],
    [3000, 1621, [1, 2, 4, 8]],
    [10_000, 10_000, [1, 2, 4, 8, 16, 32]],
  ])('of %i x %i has the scale factors %j', (width, height, factors) => {
    expect(scaleFactorsOf(shape(width, height))).toEqual(factors);
  });

  it.each([
    [3000, 1621, 33],
    [10_000, 10_000, 539],
    [20_000, 20_000, 2139],
  ])('of %i x %i has %i tiles', (width, height, tiles) => {
    expect(countTiles(shape(width, height))).toBe(tiles);
    expect(pathsOf(shape(width, height))).toHaveLength(tiles);
  });

  it.each([
    [1, 6000],
    [3000, 1621],
    [513, 2047],
    [1537, 1025],
  ])('of %i x %i covers every pixel of every level exactly once', (width, height) => {
    const of = shape(width, height);
    const areas = new Map<number, number>();
    for (const { level, region } of tilesOf(of)) {
      areas.set(level, (areas.get(level) ?? 0) + region.width * region.height);
      expect(region.x + region.width).toBeLessThanOrEqual(width);
      expect(region.y + region.height).toBeLessThanOrEqual(height);
    }
    for (const level of levelsOf(of).keys()) expect(areas.get(level)).toBe(width * height);
  });

  it('refuses sizes that no image has', () => {
    for (const bad of [0, -1, 1.5, Number.NaN]) expect(() => levelsOf(shape(bad, 10))).toThrow(RangeError);
  });

  it('gives one tile by its place and nothing outside', () => {
    expect(tileAt(shape(3000, 1621), 1, 2, 1)).toMatchObject({
      region: { x: 2048, y: 1024, width: 952, height: 597 },
      size: { width: 476, height: 299 },
    });
    expect(() => tileAt(shape(3000, 1621), 1, 3, 0)).toThrow(RangeError);
    expect(() => tileAt(shape(3000, 1621), 4, 0, 0)).toThrow(RangeError);
  });
});

describe('addresses', () => {
  it.each([
    [1, 1],
    [512, 512],
    [3000, 1621],
    [1025, 700],
    [1, 6000],
  ])('of %i x %i lead back to the tile', (width, height) => {
    const of = shape(width, height);
    const levels = levelsOf(of);
    for (const [position, path] of pathsOf(of).entries()) {
      const asked = parseTilePath(path);
      expect(asked).not.toBeNull();
      if (asked) expect(tilePosition(of, levels, asked)).toBe(position);
    }
  });

  it('of two levels can be the same, at a corner of one pixel', () => {
    const of = shape(1025, 1025);
    const paths = pathsOf(of);
    const corner = '1024,1024,1,1/1,1/0/default.jpg';
    const first = paths.indexOf(corner);
    const second = paths.lastIndexOf(corner);
    expect(second).toBeGreaterThan(first);
    const asked = parseTilePath(corner);
    if (!asked) throw new Error('not read');
    expect(tilePosition(of, levelsOf(of), asked)).toBe(first);
    expect(tilePosition(of, levelsOf(of), asked, first)).toBe(second);
    expect(tilePosition(of, levelsOf(of), asked, second)).toBe(-1);
  });

  it.each(['full/max/0/default.jpg', '0,0,300,200/300,200/0/default.jpg', 'full/300,200/0/default.jpg'])(
    'of a small image may be %s',
    (path) => {
      const of = shape(300, 200);
      const asked = parseTilePath(path);
      expect(asked && tilePosition(of, levelsOf(of), asked)).toBe(0);
    },
  );

  it.each([
    '',
    'full/0/default.jpg',
    'full/max',
    'full/maxi/0/default.jpg',
    'full/max,1/0/default.jpg',
    'full/512,/0/default.jpg',
    'full/^512,512/0/default.jpg',
    'full/512,512/0/default.png',
    'full/512,512/90/default.jpg',
    '0,0,512/512,512/0/default.jpg',
    '0,0,512,512,512/512,512/0/default.jpg',
    '00,0,512,512/512,512/0/default.jpg',
    '-1,0,512,512/512,512/0/default.jpg',
    '+1,0,512,512/512,512/0/default.jpg',
    ' 0,0,512,512/512,512/0/default.jpg',
    '0,0,512,512/512,512/0/default.jpg/',
    '0,0,512,512/512,512//0/default.jpg',
    '0,0,99999999,512/512,512/0/default.jpg',
    '../0,0,512,512/512,512/0/default.jpg',
    '0,0,512,512/../0/default.jpg',
    '0,0,5e2,512/512,512/0/default.jpg',
    '٠,0,512,512/512,512/0/default.jpg',
  ])('are not %s', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it.each([
    '1,0,512,512/512,512/0/default.jpg',
    '0,0,512,512/256,256/0/default.jpg',
    '0,0,512,511/512,511/0/default.jpg',
    '3072,0,512,512/512,512/0/default.jpg',
    '0,0,4096,4096/512,512/0/default.jpg',
    'full/3000,1621/0/default.jpg',
    'full/max/0/default.jpg',
  ])('off the grid lead nowhere: %s', (path) => {
    const of = shape(3000, 1621);
    const asked = parseTilePath(path);
    expect(asked && tilePosition(of, levelsOf(of), asked)).toBe(-1);
  });
});
