import { isInside, metresPerDegree, type Point, type Position } from './geometry';

/** Where a photographer stood. Degrees; bearing with the clock from north, and the whole horizontal angle of view. */
export interface Viewpoint extends Position {
  bearing: number | null;
  angle: number | null;
}

/** Metres beyond which a building is too small on a print to be called shown. */
export const FARTHEST_SEEN = 2500;

/** A building as far as a view can meet it: its outline where it is known, else its point. */
export interface Target extends Position {
  /** Corners of its outline; not closed by a repeated one. */
  outline: readonly Position[] | null;
}

/** Metres east and south of `from`, on the plane that touches the ground there. */
function planeAt(from: Position): (position: Position) => Point {
  const degree = metresPerDegree(from.latitude);
  return ({ longitude, latitude }) => ({
    x: (longitude - from.longitude) * degree.longitude,
    y: (from.latitude - latitude) * degree.latitude,
  });
}

/** Degrees between two directions, 0 to 180. */
function apart(one: number, other: number): number {
  return Math.abs(((one - other + 540) % 360) - 180);
}

/**
 * Whether a building lies in the field of view, as far as the record says where that is: nothing is said of what stands between.
 * A viewpoint without bearing or angle has no field of view, and nobody sees the building that they stand in.
 */
export function isInView(viewpoint: Viewpoint, target: Target, farthest = FARTHEST_SEEN): boolean {
  return viewFrom(viewpoint, farthest)(target);
}

/** `isInView` for many buildings from one viewpoint. */
export function viewFrom(viewpoint: Viewpoint, farthest = FARTHEST_SEEN): (target: Target) => boolean {
  const { bearing, angle } = viewpoint;
  if (bearing === null || angle === null || !(angle > 0) || !Number.isFinite(bearing)) return () => false;
  const half = Math.min(angle, 360) / 2;
  const plane = planeAt(viewpoint);
  const sees = ({ x, y }: Point) =>
    Math.hypot(x, y) <= farthest && apart((Math.atan2(x, -y) * 180) / Math.PI, bearing) <= half;
  const rays = [bearing - half, bearing + half].map((degrees) => {
    const radians = (degrees * Math.PI) / 180;
    return { x: Math.sin(radians) * farthest, y: -Math.cos(radians) * farthest };
  });
  return (target) => {
    const at = plane(target);
    const outline = target.outline?.map(plane);
    if (outline && isInside({ x: 0, y: 0 }, outline)) return false;
    if ((at.x !== 0 || at.y !== 0) && sees(at)) return true;
    return (outline ?? []).some((corner, index, all) => {
      const next = all[(index + 1) % all.length] ?? corner;
      return sees(corner) || rays.some((ray) => crosses(ray, corner, next));
    });
  };
}

/** Whether the line from the origin to `end` crosses the line from `a` to `b`. */
function crosses(end: Point, a: Point, b: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  const origin = { x: 0, y: 0 };
  return (
    side(origin, end, a) > 0 !== side(origin, end, b) > 0 && side(a, b, origin) > 0 !== side(a, b, end) > 0
  );
}

/**
 * The field of view as corners of an outline in metres from the viewpoint, x to the east and y to the south.
 * @returns null where there is no bearing or no angle
 */
export function coneOutline({ bearing, angle }: Viewpoint, length: number): Point[] | null {
  if (bearing === null || angle === null || !(angle > 0)) return null;
  const half = Math.min(angle, 359) / 2;
  const steps = Math.max(2, Math.ceil(half / 8));
  const arc = Array.from({ length: steps + 1 }, (_, step) => {
    const radians = ((bearing - half + (2 * half * step) / steps) * Math.PI) / 180;
    return { x: Math.sin(radians) * length, y: -Math.cos(radians) * length };
  });
  return [{ x: 0, y: 0 }, ...arc];
}
