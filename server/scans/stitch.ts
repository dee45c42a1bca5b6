import fs from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { asCodedError } from './decoding-errors';

export interface Stitching {
  /** Files of the pieces, row by row, each decodable and of the size that its place asks for. */
  rows: readonly (readonly string[])[];
  /** Pixels of the whole. */
  width: number;
  height: number;
  /** Folder for what is under way; it must be there. */
  workDir: string;
  /** Where the picture goes, a TIFF. */
  file: string;
}

/**
 * Puts the pieces of a picture together, row by row, so that memory holds one row of pieces and not the picture. The result is
 * compressed without loss: the pieces were JPEG already, and a second compression would cost what the first has left. Colours
 * keep the first piece's profile; a picture whose pieces are all grey is grey.
 * Pieces that turn out to be damaged are removed, so that they are fetched again.
 * @throws CodedError IMAGE_DAMAGED, IMAGE_TRUNCATED, DISK_FULL
 */
export async function stitchTiles({ rows, width, height, workDir, file }: Stitching): Promise<void> {
  const options = { limitInputPixels: width * height, failOn: 'error', sequentialRead: true } as const;
  const strips: string[] = [];
  let isGrey = true;
  try {
    for (const [at, tiles] of rows.entries()) {
      const cells = await Promise.all(tiles.map((tile, column) => asColour(tile, workDir, column, options)));
      if (cells.some((cell) => !cell.wasGrey)) isGrey = false;
      const strip = path.join(workDir, `strip-${at}.tif`);
      strips.push(strip);
      // Cells of a row are as wide as its widest piece; only the last may be narrower.
      await joinOf(cells, cells.length, options)
        .keepIccProfile()
        .extract({ left: 0, top: 0, width, height: cells[0]?.height ?? 0 })
        .tiff({ compression: 'none' })
        .toFile(strip);
    }
    const joined = joinOf(
      strips.map((strip) => ({ file: strip })),
      1,
      options,
    ).extract({ left: 0, top: 0, width, height });
    await (isGrey ? joined.extractChannel(0).toColourspace('b-w') : joined.keepIccProfile())
      .tiff({ compression: 'deflate', predictor: 'horizontal', bigtiff: width * height > 1e9 })
      .toFile(`${file}.part`);
    await fs.rename(`${file}.part`, file);
  } catch (error) {
    await Promise.all(rows.flat().map((tile) => removeDamaged(tile, options)));
    throw asCodedError(error, 'tiff');
  } finally {
    const cells = (rows[0] ?? []).map((_, column) => cellFile(workDir, column));
    await Promise.all([...strips, ...cells].map((each) => fs.rm(each, { force: true })));
  }
}

async function removeDamaged(tile: string, options: SharpOptions): Promise<void> {
  await sharp(tile, options)
    .stats()
    .catch(() => fs.rm(tile, { force: true }));
}

interface Cell {
  file: string;
  height: number;
  wasGrey: boolean;
}

const cellFile = (workDir: string, column: number) => path.join(workDir, `cell-${column}.tif`);

/** The joiner wants three channels; some services send grey pieces of a coloured picture. */
async function asColour(tile: string, workDir: string, column: number, options: SharpOptions): Promise<Cell> {
  const { channels, height } = await sharp(tile, options).metadata();
  if (channels === 3) return { file: tile, height, wasGrey: false };
  const file = cellFile(workDir, column);
  await sharp(tile, options).removeAlpha().toColourspace('srgb').tiff({ compression: 'none' }).toFile(file);
  return { file, height, wasGrey: channels <= 2 };
}

function joinOf(cells: readonly { file: string }[], across: number, options: SharpOptions): Sharp {
  const files = cells.map(({ file }) => file);
  const [only] = files;
  return files.length === 1 && only ? sharp(only, options) : sharp(files, { ...options, join: { across } });
}
