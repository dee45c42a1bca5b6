import type { Region, Size } from '../viewport/region';

/** `[x, y]` in whole pixels of the oriented, full-size scan. */
export type Point = [number, number];

/** Part of a scan, in whole pixels of the oriented, full-size scan (DECISIONS, 5). */
export type Shape =
  | { type: 'rectangle'; x: number; y: number; width: number; height: number }
  | { type: 'polygon'; points: Point[] };

/** Why something is no shape; worded at the field. */
export const SHAPE_PROBLEMS = [
  'REGION_NOT_WHOLE',
  'REGION_EMPTY',
  'REGION_OUTSIDE',
  'REGION_TOO_FEW_POINTS',
  'REGION_TOO_MANY_POINTS',
  'REGION_CROSSES',
] as const;

export type ShapeProblem = (typeof SHAPE_PROBLEMS)[number];

export type ReadShape = { ok: true; shape: Shape } | { ok: false; problem: ShapeProblem };

/** A hand draws fewer; each pair of sides is compared, and each frame draws them all. */
export const MOST_POINTS = 300;

/** Beyond any scan that is accepted; keeps products of two coordinates exact. */
const FARTHEST = 1_000_000;

/** Reads a shape as it came from an editor or a file. Whether it lies on the scan is `isOn`'s question. */
export function readShape(value: unknown): ReadShape {
  const { type, x, y, width, height, points } = Object(value) as Record<string, unknown>;
  if (type === 'rectangle') {
    if (![x, y, width, height].every(isWhole)) return refused('REGION_NOT_WHOLE');
    return checked({ type, x, y, width, height } as Shape);
  }
  if (type !== 'polygon' || !Array.isArray(points)) return refused('REGION_NOT_WHOLE');
  if (!points.every((point) => Array.isArray(point) && point.length === 2 && point.every(isWhole)))
    return refused('REGION_NOT_WHOLE');
  return checked({ type, points: withoutRepeats(points as Point[]) });
}

function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= FARTHEST;
}

function refused(problem: ShapeProblem): ReadShape {
  return { ok: false, problem };
}

function checked(shape: Shape): ReadShape {
  const problem = shape.type === 'rectangle' ? problemOfRectangle(shape) : problemOfPolygon(shape.points);
  return problem ? refused(problem) : { ok: true, shape };
}

function problemOfRectangle({ x, y, width, height }: Region): ShapeProblem | null {
  if (width <= 0 || height <= 0) return 'REGION_EMPTY';
  return x < 0 || y < 0 ? 'REGION_OUTSIDE' : null;
}

function problemOfPolygon(points: readonly Point[]): ShapeProblem | null {
  if (points.length < 3) return 'REGION_TOO_FEW_POINTS';
  if (points.length > MOST_POINTS) return 'REGION_TOO_MANY_POINTS';
  if (points.some(([x, y]) => x < 0 || y < 0)) return 'REGION_OUTSIDE';
  if (points.every((point) => turn(at(points, 0), at(points, 1), point) === 0)) return 'REGION_EMPTY';
  return crosses(points) ? 'REGION_CROSSES' : null;
}

/** A hand that rests sets the same corner twice; one that closes the outline repeats the first. */
function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[(index || points.length) - 1];
    return points.length === 1 || !before || !isSame(point, before);
  });
}

function isSame([x, y]: Point, [otherX, otherY]: Point): boolean {
  return x === otherX && y === otherY;
}

function at(points: readonly Point[], index: number): Point {
  return points[index % points.length] ?? [0, 0];
}

/** Twice the area of the triangle, signed by the direction in which its corners turn. */
function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether the outline touches or crosses itself, or runs back along its own side. */
function crosses(points: readonly Point[]): boolean {
  const count = points.length;
  for (let one = 0; one < count; one++) {
    const [a, b, next] = [at(points, one), at(points, one + 1), at(points, one + 2)];
    if (turn(a, b, next) === 0 && (b[0] - a[0]) * (next[0] - b[0]) + (b[1] - a[1]) * (next[1] - b[1]) < 0)
      return true;
    for (let other = one + 2; other < count; other++) {
      const isNeighbour = one === 0 && other === count - 1;
      if (!isNeighbour && meet(a, b, at(points, other), at(points, other + 1))) return true;
    }
  }
  return false;
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [atC, atD] = [Math.sign(turn(a, b, c)), Math.sign(turn(a, b, d))];
  const [atA, atB] = [Math.sign(turn(c, d, a)), Math.sign(turn(c, d, b))];
  if (atC !== atD && atA !== atB) return true;
  return (
    (atC === 0 && isBetween(a, c, b)) ||
    (atD === 0 && isBetween(a, d, b)) ||
    (atA === 0 && isBetween(c, a, d)) ||
    (atB === 0 && isBetween(c, b, d))
  );
}

/** Of three points on one line, whether the middle one lies between the others. */
function isBetween([ax, ay]: Point, [x, y]: Point, [bx, by]: Point): boolean {
  return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
}

/** Corners in the order of the outline; a rectangle's from the upper left with the clock. */
export function cornersOf(shape: Shape): Point[] {
  if (shape.type === 'polygon') return shape.points;
  const { x, y, width, height } = shape;
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** The smallest rectangle around a shape. */
export function boundsOf(shape: Shape): Region {
  if (shape.type === 'rectangle') {
    const { x, y, width, height } = shape;
    return { x, y, width, height };
  }
  const across = shape.points.map(([x]) => x);
  const down = shape.points.map(([, y]) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** Whether all of a shape lies on an image. */
export function isOn(shape: Shape, image: Size): boolean {
  const { x, y, width, height } = boundsOf(shape);
  return x >= 0 && y >= 0 && x + width <= image.width && y + height <= image.height;
}

/** A scan as far as regions on it are concerned. */
export interface ScanSize extends Size {
  id: string;
  /** A generated sheet: nothing on it is where it is on the photograph (DECISIONS, 12). */
  standIn: boolean;
}

/** Two scans of one crop differ by rounding; another crop differs by more. */
const SAME_PROPORTIONS = 0.005;

/**
 * By how much places on one scan have to be multiplied to be the same places on another of the same photograph. Null where only a
 * person can say (DECISIONS, 5 and 12).
 */
export function scalesBetween(from: ScanSize, to: ScanSize): { across: number; down: number } | null {
  if (from.id === to.id) return { across: 1, down: 1 };
  if (from.standIn || to.standIn) return null;
  const [across, down] = [to.width / from.width, to.height / from.height];
  return Math.abs(across / down - 1) <= SAME_PROPORTIONS ? { across, down } : null;
}

/**
 * Where a shape that was drawn on one scan lies on another of the same photograph: scaled where the two have the same
 * proportions. Null where only a person can say (DECISIONS, 5 and 12).
 */
export function moveToScan(shape: Shape, from: ScanSize, to: ScanSize): Shape | null {
  if (from.id === to.id) return isOn(shape, to) ? shape : null;
  const scales = scalesBetween(from, to);
  if (!scales) return null;
  const read = readShape(scaled(shape, { ...scales, to }));
  return read.ok && isOn(read.shape, to) ? read.shape : null;
}

function scaled(shape: Shape, by: { across: number; down: number; to: Size }): Shape {
  const x = (value: number) => Math.min(by.to.width, Math.round(value * by.across));
  const y = (value: number) => Math.min(by.to.height, Math.round(value * by.down));
  if (shape.type === 'polygon')
    return { ...shape, points: shape.points.map((each) => [x(each[0]), y(each[1])]) };
  const [left, top] = [Math.min(x(shape.x), by.to.width - 1), Math.min(y(shape.y), by.to.height - 1)];
  return {
    type: 'rectangle',
    x: left,
    y: top,
    width: Math.max(1, x(shape.x + shape.width) - left),
    height: Math.max(1, y(shape.y + shape.height) - top),
  };
}
