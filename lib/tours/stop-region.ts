import { moveToScan, type ScanSize } from '../annotations/shape';
import type { Region } from '../viewport/region';

/** Where a stop was framed: on one scan, and perhaps ahead for another that is still to come. */
export interface Framing {
  region: Region | null;
  /** That the region is framed on; null also where nobody knows its size any more. */
  scan: ScanSize | null;
  awaited: { width: number; height: number; region: Region } | null;
}

/**
 * Where the camera rests on the scan that is shown: as framed, scaled where the proportions are the same.
 * @returns pixels of the shown scan; null for all of it, also where only a person can say (DECISIONS, 5 and 12)
 */
export function regionOn({ region, scan, awaited }: Framing, shown: ScanSize): Region | null {
  const framed = region && scan && move(region, scan, shown);
  if (framed || !awaited) return framed;
  const { width, height } = awaited;
  return move(awaited.region, { id: '', width, height, standIn: false }, shown);
}

function move(region: Region, from: ScanSize, to: ScanSize): Region | null {
  const moved = moveToScan({ type: 'rectangle', ...region }, from, to);
  if (moved?.type !== 'rectangle') return null;
  const { x, y, width, height } = moved;
  return { x, y, width, height };
}

/** True where a stop shows the whole scan only until somebody has framed it anew. */
export function waitsForFraming(framing: Framing, shown: ScanSize): boolean {
  return framing.region !== null && regionOn(framing, shown) === null;
}
