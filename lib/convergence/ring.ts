import type { Meeting } from './meetings';

/** Units of the drawing; its middle is 0, 0. */
export interface Point {
  x: number;
  y: number;
}

/** Radius of the circle that the communities stand on. */
export const RING = 300;
/** Meetings stay inside this one, so that no mark touches the ring. */
const INNER = 235;
/** Least distance between two meetings' middles. */
const APART = 46;
const ROUNDS = 80;
/** Turns without an end that never fall on one another (the golden angle): where meetings of one middle are put first. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Where communities stand: evenly, from the top, in the direction in which the page is read. */
export function ringOf(count: number, isMirrored: boolean): Point[] {
  return Array.from({ length: count }, (_, number) => {
    const angle = (2 * Math.PI * number) / Math.max(count, 1);
    const x = RING * Math.sin(angle);
    return { x: round(isMirrored ? -x : x), y: round(-RING * Math.cos(angle)) };
  });
}

/**
 * Where meetings stand: each as near as there is room to the middle of the communities that meet in it, so that what brings all
 * together is in the middle of the ring and what only neighbours share is near them.
 */
export function placeMeetings(meetings: readonly Meeting[], ring: readonly Point[]): Point[] {
  const points = meetings.map(({ parts }, number) => {
    const at = middleOf(parts.flatMap(({ community }) => ring[community] ?? []));
    const turn = number * GOLDEN;
    return { x: at.x * 0.82 + Math.cos(turn) * 4, y: at.y * 0.82 + Math.sin(turn) * 4 };
  });
  for (let round = 0; round < ROUNDS; round++) if (!pushApart(points)) break;
  return points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
}

function middleOf(points: readonly Point[]): Point {
  const count = Math.max(points.length, 1);
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  };
}

/** @returns false once nothing is too near to anything */
function pushApart(points: Point[]): boolean {
  let moved = false;
  for (const [index, a] of points.entries()) {
    for (const b of points.slice(index + 1)) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy) || 0.01;
      if (distance >= APART) continue;
      moved = true;
      const push = (APART - distance) / 2 / distance;
      a.x -= dx * push;
      a.y -= dy * push;
      b.x += dx * push;
      b.y += dy * push;
    }
    const far = Math.hypot(a.x, a.y);
    if (far > INNER) {
      a.x *= INNER / far;
      a.y *= INNER / far;
    }
  }
  return moved;
}

function round(value: number): number {
  // Adding nothing turns a negative zero into zero.
  return Math.round(value * 10) / 10 + 0;
}
