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

/** A building made ready to be looked for from many viewpoints. Metres, x to the east and y to the south of its point. */
export interface Seeable {
  readonly at: Position;
  /** Metres of a degree where it stands. */
  readonly degree: { longitude: number; latitude: number };
  readonly corners: readonly Point[];
  /** Of the circle round its point that holds all of its outline. */
  readonly radius: number;
}

export function seeable({ longitude, latitude, outline }: Target): Seeable {
  const degree = metresPerDegree(latitude);
  const corners = (outline ?? []).map((corner) => ({
    x: (corner.longitude - longitude) * degree.longitude,
    y: (latitude - corner.latitude) * degree.latitude,
  }));
  const radius = Math.max(0, ...corners.map(({ x, y }) => Math.hypot(x, y)));
  return { at: { longitude, latitude }, degree, corners, radius };
}

/**
 * Whether a building lies in the field of view, as far as the record says where that is: nothing is said of what stands between.
 * A viewpoint without bearing or angle has no field of view, and nobody sees the building that they stand in.
 */
export function isInView(viewpoint: Viewpoint, target: Target, farthest = FARTHEST_SEEN): boolean {
  return viewFrom(viewpoint, farthest)(seeable(target));
}

/** What is lost where two sides of a comparison ought to be equal. */
const ROUNDING = 1e-9;

/** `isInView` for many buildings from one viewpoint: most are left out by two products and a comparison. */
export function viewFrom(
  { bearing, angle, longitude, latitude }: Viewpoint,
  farthest = FARTHEST_SEEN,
): (target: Seeable) => boolean {
  if (bearing === null || angle === null || !(angle > 0) || !Number.isFinite(bearing)) return () => false;
  const half = radians(Math.min(angle, 360) / 2);
  const facing = directionOf(bearing);
  const [least, sine] = [Math.cos(half), Math.sin(half)];
  const sees = (x: number, y: number) => {
    const distance = Math.sqrt(x * x + y * y);
    return distance <= farthest && x * facing.x + y * facing.y >= (least - ROUNDING) * distance;
  };
  // Whatever comes within `radius` of a narrow view lies in the same view from so far behind it.
  const mayMeet = (x: number, y: number, radius: number) => {
    if (half > Math.PI / 2 || radius === 0) return true;
    const behind = radius / sine;
    const [dx, dy] = [x + behind * facing.x, y + behind * facing.y];
    return dx * facing.x + dy * facing.y >= (least - ROUNDING) * Math.sqrt(dx * dx + dy * dy);
  };
  const rays = [-1, 1].map((side) => {
    const { x, y } = directionOf(bearing + (side * Math.min(angle, 360)) / 2);
    return { x: x * farthest, y: y * farthest };
  });
  return ({ at, degree, corners, radius }) => {
    const x = (at.longitude - longitude) * degree.longitude;
    const y = (latitude - at.latitude) * degree.latitude;
    const reach = farthest + radius;
    if (Math.abs(x) > reach || Math.abs(y) > reach || !mayMeet(x, y, radius)) return false;
    if (corners.length === 0) return (x !== 0 || y !== 0) && sees(x, y);
    if (isInside({ x: -x, y: -y }, corners)) return false;
    if ((x !== 0 || y !== 0) && sees(x, y)) return true;
    return corners.some((corner, index) => {
      const next = corners[(index + 1) % corners.length] ?? corner;
      const [a, b] = [moved(corner, x, y), moved(next, x, y)];
      return sees(a.x, a.y) || rays.some((ray) => crosses(ray, a, b));
    });
  };
}

function moved(point: Point, x: number, y: number): Point {
  return { x: point.x + x, y: point.y + y };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** One metre that way, x to the east and y to the south. @param bearing degrees clockwise from north */
function directionOf(bearing: number): Point {
  return { x: Math.sin(radians(bearing)), y: -Math.cos(radians(bearing)) };
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
