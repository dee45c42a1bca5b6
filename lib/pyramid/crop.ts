/**
 * Which pixels of a pyramid a picture of any region and size is made from. Regions seldom begin on a whole pixel of a
 * reduced level, and pictures can only be cut there. So the cut is made larger than the region, by as much as makes the
 * region begin and end on whole pixels of the result: that is cut once more, after scaling.
 */
import type { Level } from './geometry';

/** One axis of a cut. */
export interface AxisCut {
  /** What is wanted: pixels of the level, seldom whole. */
  start: number;
  end: number;
  /** Pixels of the level around it that are looked at, too. */
  context: number;
  /** Whole pixels of the level, from (inclusive) and to (exclusive); they may lie outside it. */
  from: number;
  to: number;
  /** What the cut is scaled to, in pixels of the result. */
  scaledTo: number;
  /** Pixels of the scaled cut before the wanted ones. */
  lead: number;
  /** By how much of a pixel of the result the wanted pixels are off, at worst. */
  residual: number;
}

export interface Crop {
  level: Level;
  x: AxisCut;
  y: AxisCut;
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/** Pixels that the cut may be larger on either side. */
const REACH = 24;
const GOOD_ENOUGH = 0.03;
/** A larger cut must be worth its pixels. */
const WORTH_IT = 0.004;

/**
 * @param start where the region begins, in pixels of the level, seldom whole
 * @param end where it ends
 * @param pixels of the result along this axis
 * @param context pixels of the level that the cut is to hold on either side at least
 */
export function cutAxis(start: number, end: number, pixels: number, context = 0): AxisCut {
  const scale = pixels / (end - start);
  const first = Math.floor(start) - context;
  const last = Math.ceil(end) + context;
  let best: AxisCut | null = null;
  for (let before = 0; before <= REACH; before++) {
    for (let after = 0; after <= REACH; after++) {
      const cut = measureCut(first - before, last + after, { start, end, pixels, scale, context });
      if (cut && (!best || cut.residual < best.residual - WORTH_IT)) best = cut;
      if (best && best.residual < GOOD_ENOUGH) return best;
    }
  }
  return best ?? { start, end, from: first, to: last, scaledTo: pixels, lead: 0, residual: 1, context };
}

function measureCut(
  from: number,
  to: number,
  wanted: { start: number; end: number; pixels: number; scale: number; context: number },
): AxisCut | null {
  const { start, end, pixels, scale, context } = wanted;
  const scaledTo = Math.max(1, Math.round((to - from) * scale));
  const trueScale = scaledTo / (to - from);
  const begins = (start - from) * trueScale;
  const lead = Math.round(begins);
  if (lead + pixels > scaledTo) return null;
  const residual = Math.max(Math.abs(begins - lead), Math.abs((end - from) * trueScale - lead - pixels));
  return { start, end, context, from, to, scaledTo, lead, residual };
}

/** Pixels of a cut up to which a finer level is taken than is needed. */
const GENEROUS = 16_000_000;
const OFF = 0.1;

/**
 * @param levels of the pyramid, from full size down
 * @param region pixels of the full-size image
 * @param size of the result, nowhere larger than the region
 * @param maxCut pixels that one row of the result may be cut from: where it is squeezed beyond reason, a coarser level does
 */
export function cropOf(levels: readonly Level[], region: Area, size: Size, maxCut: number): Crop {
  const crops = levelsFor(levels, region, size, maxCut).map((level) => cropAt(level, region, size));
  const aligned = crops.find((crop) => offBy(crop) < OFF);
  const best = aligned ?? crops.toSorted((a, b) => offBy(a) - offBy(b))[0];
  if (!best) throw new RangeError('no levels');
  return best;
}

/**
 * @param size of the result for exactly this region
 * @param rowsOfContext pixels of the level above and below the region that the cut is to hold at least
 */
export function cropAt(level: Level, region: Area, size: Size, rowsOfContext = 0): Crop {
  const { scaleFactor } = level;
  return {
    level,
    x: cutAxis(region.x / scaleFactor, (region.x + region.width) / scaleFactor, size.width),
    y: cutAxis(region.y / scaleFactor, (region.y + region.height) / scaleFactor, size.height, rowsOfContext),
  };
}

function offBy({ x, y }: Crop): number {
  return Math.max(x.residual, y.residual);
}

/** The level to take, and the next finer one, which may be better aligned. */
function levelsFor(levels: readonly Level[], region: Area, size: Size, maxCut: number): Level[] {
  const scale = Math.min(region.width / size.width, region.height / size.height);
  const area = ({ scaleFactor }: Level) => (region.width / scaleFactor) * (region.height / scaleFactor);
  const coarsest = levels.findLastIndex((level) => level.scaleFactor <= scale);
  const bounded = levels.findIndex((level) => area(level) / size.height <= maxCut);
  const needed = Math.max(coarsest, bounded, 0);
  const finest = levels.findIndex((level) => area(level) <= GENEROUS);
  const finer = finest >= 0 ? Math.max(needed - 1, finest, bounded) : needed;
  return levels.filter((_, i) => i === needed || (i === finer && finer < needed)).toReversed();
}
