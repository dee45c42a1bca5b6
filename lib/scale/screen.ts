/** A bank card (ISO/IEC 7810, ID-1), in millimetres. */
export const CARD_MM = { width: 85.6, height: 53.98 } as const;

/** CSS pixels a centimetre takes: an inch has 96 by definition, on most screens of the hand about 160. */
export const USUAL_PIXELS_PER_CM = { desk: 96 / 2.54, hand: 160 / 2.54 } as const;

/** No screen that people look at is beyond these, browser zoom included. */
export const PIXELS_PER_CM_LIMITS = { min: 12, max: 200 } as const;

/** CSS pixels a centimetre takes on this screen, by device pixel ratio: browser zoom, or another screen, changes that. */
export type Calibrations = Readonly<Record<string, number>>;

/** Reads what was remembered; whatever is no measure of a screen is left out. */
export function readCalibrations(text: string | null): Calibrations {
  const read = parsed(text);
  const known = Object.entries(read).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && isUsable(entry[1]),
  );
  return Object.fromEntries(known);
}

function parsed(text: string | null): object {
  try {
    return Object(JSON.parse(text ?? '{}')) as object;
  } catch {
    return {};
  }
}

function isUsable(pixelsPerCm: number): boolean {
  return pixelsPerCm >= PIXELS_PER_CM_LIMITS.min && pixelsPerCm <= PIXELS_PER_CM_LIMITS.max;
}

/** Name of a ratio among calibrations: browsers give the same one with different last places. */
export function ratioKey(devicePixelRatio: number): string {
  return devicePixelRatio.toFixed(3);
}

/** A measure in CSS pixels within what screens have. */
export function withinScreens(pixelsPerCm: number): number {
  return Math.min(PIXELS_PER_CM_LIMITS.max, Math.max(PIXELS_PER_CM_LIMITS.min, pixelsPerCm));
}

/**
 * Whether a view shows nothing that a smaller one would not: a pixel of the scan is larger than one of the screen's own.
 * Not CSS pixels: a screen with three of its own to each still shows more of the scan where those would say no.
 * @param scale CSS pixels that a pixel of the scan takes
 */
export function isBeyondScan(scale: number, devicePixelRatio: number): boolean {
  // A view that was asked for at exactly one to one is not beyond it.
  return scale * devicePixelRatio > 1.001;
}
