import { rename, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { CodedError, isCodedError } from '@/lib/errors';
import { composeSheet, SHEET, type StandInMaterials } from './compose-sheet';
import { PAPER } from './palette';
import type { StandInRecord } from './record';
import { hashOf, seededRandom } from './seed';

const GRAIN_TILE = 512;

/**
 * Draws the stand-in sheet of a record (DECISIONS, 12) as an sRGB JPEG of 4800 by 3600 pixels. The same record gives
 * the same bytes. The process must have been started with the variables of `fontEnvironment`.
 *
 * @param outFile written whole or not at all.
 * @returns the size in pixels.
 * @throws CodedError FONTS_MISSING, or STAND_IN_FAILED where the sheet cannot be drawn or written.
 */
export async function drawStandIn(
  record: StandInRecord,
  outFile: string,
  materials: StandInMaterials,
): Promise<{ width: number; height: number }> {
  const partial = `${outFile}.part`;
  try {
    const svg = await composeSheet(record, materials);
    await sharp(Buffer.from(svg), { limitInputPixels: SHEET.width * SHEET.height, unlimited: true })
      .flatten({ background: PAPER })
      .composite([
        {
          input: grainTile(record.slug),
          raw: { width: GRAIN_TILE, height: GRAIN_TILE, channels: 3 },
          tile: true,
          blend: 'multiply',
        },
      ])
      .removeAlpha()
      .withIccProfile('srgb')
      .withExif({ IFD0: exifText(record, materials) })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false })
      .toFile(partial);
    await rename(partial, outFile);
  } catch (error) {
    await rm(partial, { force: true });
    if (isCodedError(error)) throw error;
    throw new CodedError('STAND_IN_FAILED', { reason: (error as Error).message }, { cause: error });
  }
  return { width: SHEET.width, height: SHEET.height };
}

/** A file that leaves the site still says what it is. */
function exifText(record: StandInRecord, { words }: StandInMaterials): Record<string, string> {
  const ascii = (text: string) => text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  return {
    ImageDescription: ascii(`${words.en.mark}: ${record.slug}. ${words.en.markSentence}`),
    Copyright: ascii(words.en.attribution.replace('©', '(c)')),
  };
}

/** Fine paper grain that wraps round at its edges: white noise over cloudiness a few pixels wide. */
function grainTile(seed: string): Buffer {
  const random = seededRandom(hashOf(`grain:${seed}`));
  const size = GRAIN_TILE;
  const noise = Float32Array.from({ length: size * size }, () => random() + random() + random() - 1.5);
  const cloud = blurredAround(blurredAround(noise, size, 5), size, 5);
  const pixels = Buffer.alloc(size * size * 3);
  for (let index = 0; index < size * size; index += 1) {
    const value = 251 + (noise[index] ?? 0) * 2.6 + (cloud[index] ?? 0) * 22;
    pixels.fill(Math.max(0, Math.min(255, Math.round(value))), index * 3, index * 3 + 3);
  }
  return pixels;
}

/** Box blur of `2 * reach + 1` pixels both ways on a torus. */
function blurredAround(values: Float32Array, size: number, reach: number): Float32Array {
  const along = (source: Float32Array, stride: number, across: number) => {
    const result = new Float32Array(source.length);
    for (let row = 0; row < size; row += 1) {
      let sum = 0;
      const at = (position: number) => source[row * across + ((position + size) % size) * stride] ?? 0;
      for (let position = -reach; position <= reach; position += 1) sum += at(position);
      for (let position = 0; position < size; position += 1) {
        result[row * across + position * stride] = sum / (2 * reach + 1);
        sum += at(position + reach + 1) - at(position - reach);
      }
    }
    return result;
  };
  return along(along(values, 1, size), size, 1);
}
