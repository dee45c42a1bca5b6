import sharp from 'sharp';
import { asCodedError } from './decoding-errors';
import { probe } from './probe';

/** Pixels: twice as large as a logo is ever shown, for sharp screens. */
const LARGEST = { width: 800, height: 400 } as const;

/** Pixels of what may come in: a logo, not a scan. */
const MOST_PIXELS = 40_000_000;

/**
 * A picture for the site's own pages, decoded and drawn anew as WebP: upright, bounded, see-through where it was, without
 * anything that came with it.
 * @throws CodedError as `probe`; vector drawings are FORMAT_NOT_ACCEPTED
 */
export async function drawSitePicture(
  file: string,
): Promise<{ body: Buffer; width: number; height: number }> {
  const { format } = await probe(file, { maxPixels: MOST_PIXELS, maxWholePixels: MOST_PIXELS });
  try {
    const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ ...LARGEST, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ nearLossless: true, quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { body: data, width: info.width, height: info.height };
  } catch (error) {
    throw asCodedError(error, format);
  }
}
