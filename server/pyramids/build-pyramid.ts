import { TILE_SIZE } from '@/lib/pyramid/geometry';
import { decodeScan } from '@/server/scans/decode-scan';
import { asCodedError } from '@/server/scans/decoding-errors';
import type { ScanFacts } from '@/server/scans/probe';
import type { ScanTone } from '@/server/scans/tone';

/**
 * 75 is where 512-pixel tiles of grainy photographs stop looking better; Huffman tables fitted to each tile would
 * save 7% of the bytes for half as much time again.
 */
const TILE_JPEG = { quality: 75, optimiseCoding: false } as const;

/**
 * Writes the scan's whole pyramid in one pass: every tile a stored entry of one ZIP, below a folder that is named
 * after the file.
 * @param target path that ends in `.zip`
 * @throws CodedError IMAGE_TRUNCATED, IMAGE_DAMAGED, DISK_FULL
 */
export async function buildPyramid(
  file: string,
  facts: ScanFacts,
  tone: ScanTone,
  target: string,
): Promise<void> {
  try {
    await decodeScan(file, facts, tone)
      .jpeg(TILE_JPEG)
      .tile({ layout: 'iiif3', container: 'zip', size: TILE_SIZE })
      .toFile(target);
  } catch (error) {
    throw asCodedError(error, facts.format);
  }
}
