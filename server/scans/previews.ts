import path from 'node:path';
import sharp, { type JpegOptions } from 'sharp';
import { decodeScan, type FailOn } from './decode-scan';
import { asCodedError, tellsOfLoss } from './decoding-errors';
import type { ScanFormat } from './magic-bytes';
import type { ScanFacts } from './probe';
import { isGreyByItself, type Pixels, type ScanTone, toneOf } from './tone';

/** Pixels. */
export interface PreviewSize {
  width: number;
  height: number;
}

export interface PreviewFile extends PreviewSize {
  /** Absolute path of the JPEG. */
  file: string;
}

export interface Previews {
  /** Ascending by width. */
  previews: PreviewFile[];
  /** A `data:` address of a few hundred bytes. */
  placeholder: string;
  tone: ScanTone;
}

export const PREVIEW_WIDTHS = [320, 640, 1280, 1920] as const;
const LARGEST_WIDTH = 1920;

/** A strip that is taller than this many times its width is bounded by its height instead. */
const MAX_TALL = 4;

/**
 * mozjpeg's trellis saves a quarter of the bytes, which a slow line feels; the rest of what `mozjpeg: true` does
 * would save 3% more for nearly twice the time.
 */
const SMALL_JPEG: JpegOptions = { quality: 80, trellisQuantisation: true, quantisationTable: 3 };
/** On the largest, which large screens on good lines ask for, the trellis would cost more than on all the others. */
const LARGEST_JPEG: JpegOptions = { quality: 80, progressive: true, quantisationTable: 3 };

const PLACEHOLDER_SIDE = 16;
const PLACEHOLDER_QUALITY = 40;

/**
 * Previews never enlarge: a picture narrower than 1,920 pixels ends with its own size. Widths are all different.
 * @param image oriented, full-size pixels
 * @returns ascending by width, at least one
 */
export function previewSizes(image: PreviewSize): PreviewSize[] {
  const sizes = new Map<number, PreviewSize>();
  for (const nominal of PREVIEW_WIDTHS) {
    const scale = Math.min(1, nominal / image.width, (nominal * MAX_TALL) / image.height);
    const width = Math.max(1, Math.round(image.width * scale));
    sizes.set(width, { width, height: Math.max(1, Math.round(image.height * scale)) });
  }
  return [...sizes.values()];
}

/**
 * Decodes the scan once, reduced as it is read, and makes all previews from that: the smaller ones from the largest
 * one's pixels. A damaged or cut-off file fails here, before anything of it is shown.
 * @param tone where it is already known; else it is found from the pixels
 * @throws CodedError IMAGE_TRUNCATED, IMAGE_DAMAGED, DISK_FULL
 */
export async function makePreviews(
  file: string,
  facts: ScanFacts,
  workDir: string,
  tone?: ScanTone,
): Promise<Previews> {
  try {
    const largest = await decodeLargest(file, facts);
    const shown = tone ?? toneOf(largest);
    const write = async (size: PreviewSize): Promise<PreviewFile> => {
      const target = path.join(workDir, `preview-${size.width}.jpg`);
      const jpeg = size.width < LARGEST_WIDTH ? SMALL_JPEG : LARGEST_JPEG;
      await resized(largest, size, shown).jpeg(jpeg).toFile(target);
      return { ...size, file: target };
    };
    const [placeholder, ...previews] = await Promise.all([
      drawPlaceholder(largest, shown),
      ...previewSizes(facts).map(write),
    ]);
    return { previews, placeholder, tone: shown };
  } catch (error) {
    throw asCodedError(error, facts.format);
  }
}

/**
 * Some decoders pass lost parts of the picture over as a mere warning, and show grey there. So the first reading is
 * a strict one, and what it stops at decides whether there is a second, lenient one.
 */
async function decodeLargest(file: string, facts: ScanFacts): Promise<Pixels> {
  if (!LOSSES_ARE_WARNINGS.has(facts.format)) return decodeReduced(file, facts, 'error');
  try {
    return await decodeReduced(file, facts, 'warning');
  } catch (error) {
    if (tellsOfLoss(error)) throw error;
    return decodeReduced(file, facts, 'error');
  }
}

const LOSSES_ARE_WARNINGS: ReadonlySet<ScanFormat> = new Set(['jpeg', 'tiff']);

async function decodeReduced(file: string, facts: ScanFacts, failOn: FailOn): Promise<Pixels> {
  const size = previewSizes(facts).at(-1) ?? facts;
  const { data, info } = await decodeScan(file, facts, isGreyByItself(facts) ? 'grey' : 'colour', failOn)
    .resize({ ...size, fit: 'fill' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

function resized(pixels: Pixels, size: PreviewSize, tone: ScanTone) {
  const { data, width, height, channels } = pixels;
  return sharp(data, { raw: { width, height, channels } })
    .resize({ ...size, fit: 'fill' })
    .toColourspace(tone === 'grey' ? 'b-w' : 'srgb');
}

async function drawPlaceholder(pixels: Pixels, tone: ScanTone): Promise<string> {
  const scale = Math.min(1, PLACEHOLDER_SIDE / Math.max(pixels.width, pixels.height));
  const size = {
    width: Math.max(1, Math.round(pixels.width * scale)),
    height: Math.max(1, Math.round(pixels.height * scale)),
  };
  const webp = await resized(pixels, size, tone).webp({ quality: PLACEHOLDER_QUALITY, effort: 6 }).toBuffer();
  return `data:image/webp;base64,${webp.toString('base64')}`;
}
