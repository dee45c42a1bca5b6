import { moveToScan, type ScanSize } from '../annotations/shape';
import type { Region, Size } from '../viewport/region';

/** What the record says that it measured. */
export interface Dimensions {
  widthCm: number;
  heightCm: number;
}

/** Where on a scan that is, as a curator has said. */
export interface MeasuredRegion {
  scan: ScanSize;
  region: Region;
}

/**
 * Why a scan has no scale: its proportions are another thing's; they are those of the record turned on its side, which is a
 * slip in one of the two and nothing to be put right silently; what a curator framed was framed on another scan; it is a sheet
 * that stands in for the photograph.
 */
export type ScaleProblem = 'PROPORTIONS' | 'TURNED' | 'REVIEW' | 'STAND_IN';

export type PrintScale = { ok: true; pixelsPerCm: number } | { ok: false; problem: ScaleProblem };

/** DECISIONS, 6: what differs by more is another rectangle than the one that was measured. */
const SAME_PROPORTIONS = 0.02;

/**
 * How many pixels of the scan a centimetre of the photograph takes.
 * @param measured the rectangle that the dimensions are of; null: nobody has framed one, so all of the scan, if that can be
 */
export function printScale(
  dimensions: Dimensions,
  measured: MeasuredRegion | null,
  scan: ScanSize,
): PrintScale {
  if (scan.standIn) return { ok: false, problem: 'STAND_IN' };
  if (!measured) return scaleOf(dimensions, scan);
  const shape = moveToScan({ type: 'rectangle', ...measured.region }, measured.scan, scan);
  // All of another scan may be the print by chance: whoever framed a part of the last one has to look again.
  return shape?.type === 'rectangle' ? scaleOf(dimensions, shape) : { ok: false, problem: 'REVIEW' };
}

function scaleOf({ widthCm, heightCm }: Dimensions, { width, height }: Size): PrintScale {
  if (isAlike(width / widthCm, height / heightCm))
    return { ok: true, pixelsPerCm: Math.sqrt((width / widthCm) * (height / heightCm)) };
  const isTurned = isAlike(width / heightCm, height / widthCm);
  return { ok: false, problem: isTurned ? 'TURNED' : 'PROPORTIONS' };
}

function isAlike(one: number, other: number): boolean {
  const more = Math.max(one, other) / Math.min(one, other);
  return Number.isFinite(one * other) && more - 1 <= SAME_PROPORTIONS + Number.EPSILON;
}

/** The largest rectangle of what was measured, as the record has its proportions, in the middle of a view; whole pixels. */
export function regionOfProportions({ widthCm, heightCm }: Dimensions, view: Region): Region {
  const scale = Math.min(view.width / widthCm, view.height / heightCm);
  const width = Math.max(1, Math.round(widthCm * scale));
  const height = Math.max(1, Math.round(heightCm * scale));
  return {
    x: view.x + Math.round((view.width - width) / 2),
    y: view.y + Math.round((view.height - height) / 2),
    width,
    height,
  };
}
