import type { Point } from '../annotations/shape';
import { fittingScale } from './camera';
import type { Region, Size } from './region';

/**
 * Moves, turns and scales one plane onto another, never mirroring it: (px, py) goes to
 * (x + a * px - b * py, y + b * px + a * py). Both planes have y pointing down.
 */
export interface Similarity {
  a: number;
  b: number;
  x: number;
  y: number;
}

export const IDENTITY: Similarity = { a: 1, b: 0, x: 0, y: 0 };

/**
 * The one similarity that takes the first pair of points to the second.
 * @returns null where two points of a pair are one, or where a number is not finite
 */
export function similarityBetween(
  from: readonly [Point, Point],
  to: readonly [Point, Point],
): Similarity | null {
  const [dx, dy] = difference(from);
  const [ex, ey] = difference(to);
  const square = dx * dx + dy * dy;
  if (square === 0 || (ex === 0 && ey === 0)) return null;
  const a = (ex * dx + ey * dy) / square;
  const b = (ey * dx - ex * dy) / square;
  const [px, py] = from[0];
  const found = { a, b, x: to[0][0] - a * px + b * py, y: to[0][1] - b * px - a * py };
  return Object.values(found).every(Number.isFinite) ? found : null;
}

function difference([[px, py], [qx, qy]]: readonly [Point, Point]): Point {
  return [qx - px, qy - py];
}

/** Lays an image over another so that, each as large as the area allows, they have one middle. */
export function similarityOfFits(image: Size, onto: Size, area: Size): Similarity {
  const scale = fittingScale(image, area) / fittingScale(onto, area);
  return {
    a: scale,
    b: 0,
    x: (onto.width - image.width * scale) / 2,
    y: (onto.height - image.height * scale) / 2,
  };
}

export function moved([px, py]: Point, { a, b, x, y }: Similarity): Point {
  return [x + a * px - b * py, y + b * px + a * py];
}

/** The similarity that undoes this one, which must not be flat (a and b both 0). */
export function inverseOf({ a, b, x, y }: Similarity): Similarity {
  const square = a * a + b * b;
  const [c, d] = [a / square, -b / square];
  return { a: c, b: d, x: -(c * x - d * y), y: -(d * x + c * y) };
}

/** How many times larger things become. */
export function scaleOf({ a, b }: Similarity): number {
  return Math.hypot(a, b);
}

/** How far things turn, clockwise on a screen, between -180 and 180 degrees. */
export function degreesOf({ a, b }: Similarity): number {
  return (Math.atan2(b, a) * 180) / Math.PI;
}

/** The smallest upright rectangle around an image that has been moved; sides need not be whole. */
export function boundsOfMoved({ width, height }: Size, by: Similarity): Region {
  const corners: Point[] = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ];
  return around(corners.map((corner) => moved(corner, by)));
}

/** The smallest rectangle that holds both. */
export function boundsOfBoth(one: Region, other: Region): Region {
  return around(
    [one, other].flatMap(({ x, y, width, height }): Point[] => [
      [x, y],
      [x + width, y + height],
    ]),
  );
}

function around(points: readonly Point[]): Region {
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}
