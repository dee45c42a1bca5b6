import { type FileHandle, open } from 'node:fs/promises';
import { CodedError } from '@/lib/errors';
import type { ScanFormat } from './magic-bytes';
import { readFirstDirectory } from './tiff-directory';

/** Where a PNG's last chunk is looked for: whatever stands behind it does no harm. */
const PNG_END_WITHIN = 65_536;

/** Tags of TIFF 6.0, section 15, and of the DNG specification. */
const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;
const DNG_VERSION = 50_706;

/**
 * Finds files that are cut off where decoders do not say so or cannot tell it from damage. A JPEG, and a TIFF in
 * strips, tell it by themselves.
 * @throws CodedError IMAGE_TRUNCATED; FORMAT_NOT_ACCEPTED for a camera's raw file, whose first page is a thumbnail
 */
export async function assertComplete(file: string, format: ScanFormat): Promise<void> {
  if (format === 'jpeg') return;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (!(await CHECKS[format](handle, size))) throw new CodedError('IMAGE_TRUNCATED', { format });
  } finally {
    await handle.close();
  }
}

const CHECKS = { png: hasPngEnd, webp: hasWholeRiff, tiff: hasWholeTiff };

async function hasPngEnd(file: FileHandle, size: number): Promise<boolean> {
  const length = Math.min(size, PNG_END_WITHIN);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.includes('IEND', 0, 'latin1');
}

/** The RIFF header says how many bytes follow its first eight. */
async function hasWholeRiff(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
  return buffer.readUInt32LE(4) + 8 <= size;
}

async function hasWholeTiff(file: FileHandle, size: number): Promise<boolean> {
  const tags = await readFirstDirectory(file, [TILE_OFFSETS, TILE_BYTE_COUNTS, DNG_VERSION]);
  if (!tags) return false;
  if (tags.has(DNG_VERSION)) throw new CodedError('FORMAT_NOT_ACCEPTED', { format: 'DNG' });
  const lengths = tags.get(TILE_BYTE_COUNTS) ?? [];
  const offsets = tags.get(TILE_OFFSETS) ?? [];
  return offsets.every((offset, i) => offset + (lengths[i] ?? 0) <= size);
}
