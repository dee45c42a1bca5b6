/** What a ruler shows; lengths in millimetres, so that most are whole numbers. */
export interface Ruler {
  /** A whole number of `numbered`. */
  length: number;
  /** From one number to the next: 1, 2 or 5 times a power of ten. */
  numbered: number;
  /** From one line to the next; divides `numbered`. */
  line: number;
  unit: 'millimeter' | 'centimeter';
}

export const MM_PER_CM = 10;

/** CSS pixels that a number needs with the gap before the next, and a line. */
const NUMBER_ROOM = 40;
const LINE_ROOM = 4.5;

/** Parts of a number's step, finest first, by its leading digit: those that are 1, 2 or 5 times a power of ten again. */
const PARTS: Readonly<Record<number, readonly number[]>> = {
  1: [10, 5, 2, 1],
  2: [10, 4, 2, 1],
  5: [10, 5, 1],
};

/**
 * The longest ruler in the room there is.
 * @param pixelsPerCm CSS pixels that a centimetre of the photograph takes now
 * @param room CSS pixels, at least a hundred
 * @returns null where nothing can be measured
 */
export function rulerIn(pixelsPerCm: number, room: number): Ruler | null {
  const perMm = pixelsPerCm / MM_PER_CM;
  if (!(perMm > 0 && Number.isFinite(perMm) && room >= NUMBER_ROOM)) return null;
  const { step: numbered, digit } = stepOf(NUMBER_ROOM / perMm);
  const parts = PARTS[digit]?.find((count) => (numbered / count) * perMm >= LINE_ROOM) ?? 1;
  // A step is at most two and a half times what a number needs: where even that is no room, one step of the next smaller fits.
  const count = Math.max(1, Math.floor(room / (numbered * perMm) + 1e-9));
  return {
    length: tidy(numbered * count),
    numbered,
    line: tidy(numbered / parts),
    unit: numbered >= MM_PER_CM ? 'centimeter' : 'millimeter',
  };
}

/** The next of 1, 2, 5, 10, 20 … that is no smaller. */
function stepOf(atLeast: number): { step: number; digit: number } {
  const power = Math.floor(Math.log10(atLeast) + 1e-9);
  const leading = atLeast / 10 ** power;
  const digit = [1, 2, 5].find((each) => each >= leading - 1e-9);
  return digit === undefined
    ? { step: tidy(10 ** (power + 1)), digit: 1 }
    : { step: tidy(digit * 10 ** power), digit };
}

/** Without the last places of a division. */
function tidy(value: number): number {
  return Number(value.toPrecision(9));
}
