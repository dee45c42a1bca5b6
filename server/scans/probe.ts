import sharp, { type Metadata } from 'sharp';
import { CodedError } from '@/lib/errors';
import { assertComplete } from './completeness';
import { asCodedError } from './decoding-errors';
import { readIccProfile } from './icc-profile';
import { recogniseFormat, type ScanFormat } from './magic-bytes';

export interface ScanLimits {
  /** Pixels of any image. */
  maxPixels: number;
  /** Pixels of an image that must be held whole in memory (`ScanFacts.needsWhole`). */
  maxWholePixels: number;
}

/** What the file says about itself; nothing is decoded for it. */
export interface ScanFacts {
  format: ScanFormat;
  /** Pixels as the file has them, before its orientation is applied. */
  fileWidth: number;
  fileHeight: number;
  /** EXIF orientation, 1 to 8; 1 where the file says none or nonsense. */
  orientation: number;
  /** Pixels right side up. */
  width: number;
  height: number;
  /** Channels, with alpha. */
  bands: number;
  bitsPerBand: number;
  /** As libvips calls it: `srgb`, `b-w`, `cmyk`, `grey16`, `rgb16`, `lab` … */
  colourSpace: string;
  hasAlpha: boolean;
  /** Description of the embedded profile. */
  iccProfile: string | null;
  /** `unusable`: broken, or made for other channels; the colours are then taken for sRGB or plain grey. */
  icc: 'none' | 'used' | 'unusable';
  /** Images in the file; only the first is shown. */
  pages: number;
  /** Why the decoder cannot read the file from top to bottom in pieces; null where it can. */
  needsWhole: WholeReason | null;
}

export type WholeReason = 'progressive' | 'interlaced' | 'webp' | 'rotated';

/** Longer than any scanner's bed or any film strip, and far below what tile addresses can name. */
export const MAX_SIDE = 200_000;

/** Depths whose range of values is known; floating-point and 32-bit files do not say what their white is. */
const BITS: Readonly<Record<string, number>> = { uchar: 8, ushort: 16 };

/** Orientations 1 and 2 keep the rows in their order; any other needs the last row first, or columns as rows. */
const LAST_UNTURNED = 2;

/**
 * Reads a file's header and judges it.
 * @throws CodedError FILE_EMPTY, FILE_NOT_IMAGE, FORMAT_NOT_ACCEPTED, IMAGE_TRUNCATED, IMAGE_DAMAGED,
 * IMAGE_TOO_LONG, IMAGE_TOO_MANY_PIXELS, IMAGE_TOO_MANY_PIXELS_FOR_FORMAT, ORIGINAL_MISSING
 */
export async function probe(file: string, limits: ScanLimits): Promise<ScanFacts> {
  const format = await recogniseFormat(file);
  await assertComplete(file, format);
  const facts = factsOf(format, await readMetadata(file, format));
  assertWithin(facts, limits);
  return facts;
}

/** The limit is checked here and not by sharp, whose error does not tell how large the image says it is. */
async function readMetadata(file: string, format: ScanFormat): Promise<Metadata> {
  try {
    return await sharp(file, { limitInputPixels: false, sequentialRead: true, failOn: 'error' }).metadata();
  } catch (error) {
    throw asCodedError(error, format);
  }
}

function factsOf(format: ScanFormat, found: Metadata): ScanFacts {
  const bitsPerBand = BITS[found.depth];
  if (bitsPerBand === undefined) {
    throw new CodedError('FORMAT_NOT_ACCEPTED', { format: `${format.toUpperCase()} (${found.depth})` });
  }
  const { orientation = 1 } = found;
  const known = orientation >= 1 && orientation <= 8 ? orientation : 1;
  const sideways = known >= 5;
  const profile = found.icc ? readIccProfile(found.icc) : null;
  const colours = found.channels - (found.hasAlpha ? 1 : 0);
  // Beside alpha a grey file must become RGB first, for the paper's sake, and its profile no longer fits.
  const fits = profile !== null && profile.channels === colours && found.channels !== 2;
  return {
    format,
    fileWidth: found.width,
    fileHeight: found.height,
    orientation: known,
    width: sideways ? found.height : found.width,
    height: sideways ? found.width : found.height,
    bands: found.channels,
    bitsPerBand,
    colourSpace: found.space,
    hasAlpha: found.hasAlpha,
    iccProfile: profile?.name ?? null,
    icc: !found.icc ? 'none' : fits ? 'used' : 'unusable',
    pages: found.pages ?? 1,
    needsWhole: wholeReason(format, known, found.isProgressive),
  };
}

function wholeReason(format: ScanFormat, orientation: number, isProgressive: boolean): WholeReason | null {
  if (format === 'jpeg' && isProgressive) return 'progressive';
  if (format === 'png' && isProgressive) return 'interlaced';
  if (format === 'webp') return 'webp';
  return orientation > LAST_UNTURNED ? 'rotated' : null;
}

function assertWithin(facts: ScanFacts, limits: ScanLimits): void {
  const { width, height, format } = facts;
  const pixels = width * height;
  const size = { width, height, megapixels: Math.round(pixels / 1e6) };
  if (pixels > limits.maxPixels) {
    throw new CodedError('IMAGE_TOO_MANY_PIXELS', { ...size, limit: Math.round(limits.maxPixels / 1e6) });
  }
  if (Math.max(width, height) > MAX_SIDE)
    throw new CodedError('IMAGE_TOO_LONG', { ...size, limit: MAX_SIDE });
  if (facts.needsWhole && pixels > limits.maxWholePixels) {
    throw new CodedError('IMAGE_TOO_MANY_PIXELS_FOR_FORMAT', {
      ...size,
      limit: Math.round(limits.maxWholePixels / 1e6),
      format: format.toUpperCase(),
      why: facts.needsWhole,
    });
  }
}
