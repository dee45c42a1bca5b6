import { decodeScan } from './decode-scan';
import type { ScanFacts } from './probe';

/** `grey`: one channel. `colour`: three channels, sRGB. Eight bits in both. */
export type ScanTone = 'grey' | 'colour';

/** Eight-bit pixels, row by row. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 3;
}

/** Two channels of a neutral pixel may differ by this much after a profile's conversion was rounded. */
const NEUTRAL_TOLERANCE = 1;
const FIRST_ROWS = 64;

/** Files with one channel are grey without being looked at. */
export function isGreyByItself(facts: ScanFacts): boolean {
  return facts.bands === 1;
}

/** Many scans of black-and-white prints come as RGB files in which every pixel is neutral. */
export function toneOf({ data, channels }: Pixels): ScanTone {
  if (channels === 1) return 'grey';
  for (let at = 0; at < data.length; at += 3) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    if (Math.abs(red - green) > NEUTRAL_TOLERANCE || Math.abs(green - blue) > NEUTRAL_TOLERANCE)
      return 'colour';
  }
  return 'grey';
}

/**
 * The tone as far as the first rows tell it, which cost next to nothing to decode: colour is told by any coloured
 * pixel, grey only by the whole picture.
 * @param facts of a file that is decoded from top to bottom (`needsWhole` is null)
 * @returns null where only the whole picture tells
 */
export async function toneOfFirstRows(file: string, facts: ScanFacts): Promise<ScanTone | null> {
  if (isGreyByItself(facts)) return 'grey';
  const rows = { left: 0, top: 0, width: facts.width, height: Math.min(FIRST_ROWS, facts.height) };
  const { data, info } = await decodeScan(file, facts, 'colour')
    .extract(rows)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return toneOf({ data, width: info.width, height: info.height, channels: 3 }) === 'colour' ? 'colour' : null;
}
