import { moveToScan, type ScanSize } from '../annotations/shape';
import type { Region, Size } from '../viewport/region';

/** A region on a scan that was not there yet when it was framed. */
interface Awaited extends Size {
  standIn: boolean;
  region: Region;
}

/** Where a stop was framed: on one scan, and perhaps ahead for others that are still to come. */
export interface Framing {
  region: Region | null;
  /** That the region is framed on; null also where nobody knows its size any more. */
  scan: ScanSize | null;
  awaited: readonly Awaited[] | null;
}

/**
 * Where the camera rests on the scan that is shown: as framed, scaled where the proportions are the same.
 * @returns pixels of the shown scan; null for all of it, also where only a person can say (DECISIONS, 5 and 12)
 */
export function regionOn({ region, scan, awaited }: Framing, shown: ScanSize): Region | null {
  const framed = region && scan && move(region, scan, shown);
  if (framed) return framed;
  for (const { standIn, width, height, region: ahead } of awaited ?? []) {
    const isKind = standIn === shown.standIn;
    // Sheets of one record are laid out alike, as pictures of one crop are.
    const moved =
      isKind && move(ahead, { id: '', width, height, standIn: false }, { ...shown, standIn: false });
    if (moved) return moved;
  }
  return null;
}

function move(region: Region, from: ScanSize, to: ScanSize): Region | null {
  const moved = moveToScan({ type: 'rectangle', ...region }, from, to);
  if (moved?.type !== 'rectangle') return null;
  const { x, y, width, height } = moved;
  return { x, y, width, height };
}

/** True where a stop shows the whole scan only until somebody has framed it anew. */
export function waitsForFraming(framing: Framing, shown: ScanSize): boolean {
  const isFramed = framing.region !== null || (framing.awaited ?? []).length > 0;
  return isFramed && regionOn(framing, shown) === null;
}

/** What a stop says after its curator has framed it on a scan: a part of it, or all (null). */
export function reframed<A extends Awaited>(
  stop: { awaited: A[] | null },
  shown: Pick<ScanSize, 'id' | 'standIn'>,
  region: Region | null,
): { region: Region | null; scanId: string | null; awaited: A[] | null } {
  const others = (stop.awaited ?? []).filter(({ standIn }) => standIn !== shown.standIn);
  return { region, scanId: region && shown.id, awaited: others.length > 0 ? others : null };
}
