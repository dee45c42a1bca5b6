import { describe, expect, test } from 'vitest';
import {
  middleOf,
  moved,
  rectangleBetween,
  resized,
  withCorner,
  withCornerAfter,
  withoutCorner,
} from './edit-shape';
import { isOn, type Point, readShape, type Shape } from './shape';

const IMAGE = { width: 400, height: 300 };
const SQUARE: Shape = { type: 'rectangle', x: 100, y: 100, width: 50, height: 50 };
const TRIANGLE: Shape = {
  type: 'polygon',
  points: [
    [10, 10],
    [60, 10],
    [10, 90],
  ],
};

describe('a region under the hand', () => {
  test('is drawn from any corner, in whole pixels, no further than the image goes', () => {
    expect(rectangleBetween([150.4, 80], [99.6, 120], IMAGE)).toEqual({ ...SQUARE, y: 80, height: 40 });
    expect(rectangleBetween([-50, -50], [900, 20], IMAGE)).toMatchObject({
      x: 0,
      y: 0,
      width: 400,
      height: 20,
    });
    expect(rectangleBetween([900, 900], [950, 950], IMAGE)).toMatchObject({
      x: 399,
      y: 299,
      width: 1,
      height: 1,
    });
    expect(middleOf({ x: -100, y: 0, width: 300, height: 300 }, IMAGE)).toMatchObject({
      x: 50,
      y: 75,
      width: 100,
    });
    expect(middleOf({ x: 900, y: 0, width: 10, height: 10 }, IMAGE)).toMatchObject({ x: 100, width: 200 });
  });

  test('stays a region of the image wherever it is pulled', () => {
    const far: Point[] = [
      [7, -3],
      [-1000, 0.4],
      [1000, 1000],
      [0, -1000],
    ];
    for (const shape of [SQUARE, TRIANGLE]) {
      for (const [across, down] of far) {
        const next = [moved(shape, across, down, IMAGE), resized(shape, across, down, IMAGE)];
        for (const each of next) expect(isOn(each, IMAGE)).toBe(true);
        expect(readShape(next[0]).ok).toBe(true);
      }
    }
    expect(moved(TRIANGLE, -1000, 5, IMAGE)).toMatchObject({
      points: [
        [0, 15],
        [50, 15],
        [0, 95],
      ],
    });
  });

  test('keeps the corner that lies opposite, and may be turned over it', () => {
    expect(withCorner(SQUARE, 2, [200, 130], IMAGE)).toMatchObject({
      x: 100,
      y: 100,
      width: 100,
      height: 30,
    });
    expect(withCorner(SQUARE, 0, [180, 190], IMAGE)).toMatchObject({ x: 150, y: 150, width: 30, height: 40 });
  });

  test('takes more corners and fewer; what crosses itself then is said to', () => {
    const four = withCornerAfter(TRIANGLE, 2);
    expect(four).toMatchObject({
      points: [
        [10, 10],
        [60, 10],
        [10, 90],
        [10, 50],
      ],
    });
    expect(withoutCorner(four, 3)).toEqual(TRIANGLE);
    expect(readShape(withoutCorner(TRIANGLE, 0))).toEqual({ ok: false, problem: 'REGION_TOO_FEW_POINTS' });
    expect(readShape(withCorner(four, 3, [50, 5], IMAGE))).toEqual({ ok: false, problem: 'REGION_CROSSES' });
  });
});
