import { type Point, type ScanSize, scalesBetween } from '../annotations/shape';
import { type Similarity, similarityBetween } from '../viewport/similarity';

/** Two places on a scan, in whole pixels of the oriented, full-size scan. */
export interface MarkedScan {
  scan: ScanSize;
  points: [Point, Point];
}

/** Two places that both photographs show: the first point of one is the first of the other, and so are the second ones. */
export interface Alignment {
  first: MarkedScan;
  second: MarkedScan;
}

/** Nearer to each other than this part of the longer side, a hand's tremble would turn the whole picture. */
const LEAST_DISTANCE = 0.02;

/** Whether two points can say how a picture lies: whole pixels on it, and well apart. */
export function arePointsUsable({ scan: { width, height }, points }: MarkedScan): boolean {
  const areOn = points.every(
    ([x, y]) => Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x <= width && y <= height,
  );
  const [[px, py], [qx, qy]] = points;
  return areOn && Math.hypot(qx - px, qy - py) >= LEAST_DISTANCE * Math.max(width, height);
}

/**
 * The points on another scan of the same photograph.
 * @returns null where only a person can say where they are (DECISIONS, 5)
 */
export function pointsOn({ scan, points }: MarkedScan, shown: ScanSize): [Point, Point] | null {
  const scales = scalesBetween(scan, shown);
  if (!scales) return null;
  const on = ([x, y]: Point): Point => [
    Math.min(shown.width, Math.round(x * scales.across)),
    Math.min(shown.height, Math.round(y * scales.down)),
  ];
  return [on(points[0]), on(points[1])];
}

/** From the second's pixels to the first's, of the scans that are shown; null where the alignment waits for review. */
export function similarityOn(alignment: Alignment, first: ScanSize, second: ScanSize): Similarity | null {
  const [to, from] = [pointsOn(alignment.first, first), pointsOn(alignment.second, second)];
  return to && from && similarityBetween(from, to);
}
