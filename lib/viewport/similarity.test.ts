import { describe, expect, it } from 'vitest';
import type { Point } from '../annotations/shape';
import {
  boundsOfBoth,
  boundsOfMoved,
  degreesOf,
  inverseOf,
  moved,
  scaleOf,
  similarityBetween,
  similarityOfFits,
} from './similarity';

const near = ([x, y]: Point, [wantedX, wantedY]: Point) => {
  expect(x).toBeCloseTo(wantedX, 6);
  expect(y).toBeCloseTo(wantedY, 6);
};

describe('similarityBetween', () => {
  const from: [Point, Point] = [
    [100, 50],
    [300, 250],
  ];

  it('takes both points where they belong, and back', () => {
    const to: [Point, Point] = [
      [20, 400],
      [500, 410],
    ];
    const found = similarityBetween(from, to);
    if (!found) throw new Error('no similarity');
    near(moved(from[0], found), to[0]);
    near(moved(from[1], found), to[1]);
    near(moved(moved([7, 9], found), inverseOf(found)), [7, 9]);
  });

  it('says how much it turns, clockwise on a screen, and scales', () => {
    const quarter = similarityBetween(
      [
        [0, 0],
        [10, 0],
      ],
      [
        [5, 5],
        [5, 25],
      ],
    );
    if (!quarter) throw new Error('no similarity');
    expect(degreesOf(quarter)).toBeCloseTo(90, 6);
    expect(scaleOf(quarter)).toBeCloseTo(2, 6);
    const bounds = boundsOfMoved({ width: 10, height: 4 }, quarter);
    near([bounds.x, bounds.y], [-3, 5]);
    near([bounds.width, bounds.height], [8, 20]);
  });

  it.each<[string, [Point, Point], [Point, Point]]>([
    ['one point twice in the first', [from[0], from[0]], from],
    ['one point twice in the second', from, [from[1], from[1]]],
    ['no number', from, [from[0], [Number.NaN, 3]]],
  ])('has no answer for %s', (_, one, other) => {
    expect(similarityBetween(one, other)).toBeNull();
  });
});

it('lays two fits over each other by their middles', () => {
  const wide = { width: 400, height: 100 };
  const tall = { width: 50, height: 100 };
  const laid = similarityOfFits(tall, wide, { width: 200, height: 200 });
  // In the square the wide one stands at a half, the tall one at twice its size.
  expect(scaleOf(laid)).toBe(4);
  near(moved([25, 50], laid), [200, 50]);
});

it('finds the rectangle around two', () => {
  const one = { x: -5, y: 2, width: 10, height: 4 };
  expect(boundsOfBoth(one, { x: 0, y: -3, width: 20, height: 4 })).toEqual({
    x: -5,
    y: -3,
    width: 25,
    height: 9,
  });
});
