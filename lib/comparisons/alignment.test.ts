import { describe, expect, it } from 'vitest';
import type { Point, ScanSize } from '../annotations/shape';
import { moved } from '../viewport/similarity';
import { arePointsUsable, pointsOn, similarityOn } from './alignment';

const scan = (id: string, width: number, height: number, standIn = false): ScanSize => ({
  id,
  width,
  height,
  standIn,
});
const points: [Point, Point] = [
  [100, 100],
  [900, 500],
];

describe('an alignment', () => {
  const alignment = {
    first: { scan: scan('a', 1000, 800), points },
    second: {
      scan: scan('b', 500, 400),
      points: [
        [50, 50],
        [450, 250],
      ] as [Point, Point],
    },
  };

  it('shows the same place on the scans that it was made on', () => {
    const found = similarityOn(alignment, alignment.first.scan, alignment.second.scan);
    expect(found && moved([450, 250], found)).toEqual([900, 500]);
  });

  it('goes over to a finer scan of the same crop, and waits for a curator at another one', () => {
    expect(pointsOn(alignment.first, scan('c', 2001, 1600))).toEqual([
      [200, 200],
      [1801, 1000],
    ]);
    expect(similarityOn(alignment, scan('c', 1000, 700), alignment.second.scan)).toBeNull();
    expect(similarityOn(alignment, scan('c', 1000, 800, true), alignment.second.scan)).toBeNull();
  });
});

it.each<[string, [Point, Point], boolean]>([
  ['two places', points, true],
  ['one place twice', [points[0], points[0]], false],
  ['two places that are nearly one', [points[0], [110, 100]], false],
  ['a place beside the picture', [points[0], [1001, 3]], false],
  ['a place before its corner', [points[0], [-1, 3]], false],
  ['no numbers', [points[0], [Number.NaN, 3]], false],
])('%s: usable %s', (_, chosen, usable) => {
  expect(arePointsUsable({ scan: scan('a', 1000, 800), points: chosen })).toBe(usable);
});
