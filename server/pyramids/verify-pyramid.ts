import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { CodedError } from '@/lib/errors';
import { type PyramidShape, type Tile, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import type { RandomAccess } from '@/server/storage/storage';
import { openLocalFile } from './open-local-file';
import { PyramidUnreadable, type TileEntry, ZipIndex } from './zip-index';
import { isWholeJpeg } from './zip-tiles';

export interface VerifiedPyramid {
  tileCount: number;
  /** Bytes of the whole file. */
  bytes: number;
  /** Lower-case hex SHA-256 over the sorted lines `path crc length` of all tiles; the same for every build. */
  digest: string;
}

interface PromisedTile {
  path: string;
  size: Tile['size'];
  entry: TileEntry;
}

/** Neighbouring tiles are read together in pieces of about this many bytes. */
const READ_AHEAD = 4_000_000;

/**
 * Reads a pyramid file from beginning to end and checks that every promised tile is there, is a whole JPEG of the
 * promised size in pixels, and has the bytes that the directory's CRC speaks of.
 * @throws CodedError PYRAMID_INCOMPLETE with the first fault found
 */
export async function verifyPyramid(file: string, expected: PyramidShape): Promise<VerifiedPyramid> {
  const access = await openLocalFile(file);
  try {
    const index = await ZipIndex.open(access, expected.tileSize);
    const { width, height } = index.shape;
    if (width !== expected.width || height !== expected.height) {
      throw new PyramidUnreadable(`${width}x${height} instead of ${expected.width}x${expected.height}`);
    }
    const tiles = listPromised(index);
    for (const run of runsOf(tiles)) await checkRun(access, run);
    return { tileCount: tiles.length, bytes: access.size, digest: digestOf(tiles) };
  } catch (error) {
    if (!(error instanceof PyramidUnreadable)) throw error;
    throw new CodedError('PYRAMID_INCOMPLETE', { reason: error.message }, { cause: error });
  } finally {
    await access.close();
  }
}

function listPromised(index: ZipIndex): PromisedTile[] {
  const promised: PromisedTile[] = [];
  for (const tile of tilesOf(index.shape)) {
    const path = tilePath(index.shape, tile);
    const entry = index.entryAt(promised.length);
    if (!entry || entry.length === 0) throw new PyramidUnreadable(`missing: ${path}`);
    promised.push({ path, size: tile.size, entry });
  }
  return promised;
}

/** Groups tiles by where they stand in the file, so that each group is one read. */
function* runsOf(tiles: readonly PromisedTile[]): Generator<PromisedTile[]> {
  let run: PromisedTile[] = [];
  let start = 0;
  for (const tile of [...tiles].sort((a, b) => a.entry.offset - b.entry.offset)) {
    const end = tile.entry.offset + tile.entry.length;
    if (run.length > 0 && end - start > READ_AHEAD) {
      yield run;
      run = [];
    }
    if (run.length === 0) start = tile.entry.offset;
    run.push(tile);
  }
  if (run.length > 0) yield run;
}

async function checkRun(access: RandomAccess, run: readonly PromisedTile[]): Promise<void> {
  const start = run[0]?.entry.offset ?? 0;
  const end = Math.max(...run.map(({ entry }) => entry.offset + entry.length));
  const bytes = await access.read(start, end - start);
  for (const { path, size, entry } of run) {
    checkTile(path, size, entry, bytes.subarray(entry.offset - start, entry.offset - start + entry.length));
  }
}

function checkTile(path: string, size: Tile['size'], entry: TileEntry, jpeg: Buffer): void {
  if (!isWholeJpeg(jpeg, entry.length)) throw new PyramidUnreadable(`not a whole JPEG: ${path}`);
  const found = jpegSize(jpeg);
  if (!found || found.width !== size.width || found.height !== size.height) {
    throw new PyramidUnreadable(`wrong size: ${path}`);
  }
  if (crc32(jpeg) !== entry.crc) throw new PyramidUnreadable(`wrong CRC: ${path}`);
}

/**
 * Pixels as the frame header says.
 * @returns null where there is no frame header before the scan
 */
export function jpegSize(jpeg: Buffer): { width: number; height: number } | null {
  const at = frameHeader(jpeg);
  return at < 0 ? null : { width: jpeg.readUInt16BE(at + 7), height: jpeg.readUInt16BE(at + 5) };
}

/** Of one component, as the frame header says. */
export function isGreyJpeg(jpeg: Buffer): boolean {
  const at = frameHeader(jpeg);
  return at >= 0 && jpeg[at + 9] === 1;
}

/** Where the frame header begins (ITU-T T.81, B.2.2): SOF0 to SOF15, among which DHT, JPG and DAC do not belong; or -1. */
function frameHeader(jpeg: Buffer): number {
  for (let at = 2; at + 9 <= jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt8(at + 1);
    if (marker < 0xc0 || marker > 0xcf) continue;
    if (marker === 0xc4 || marker === 0xc8 || marker === 0xcc) continue;
    return at;
  }
  return -1;
}

function digestOf(tiles: readonly PromisedTile[]): string {
  const lines = tiles.map(({ path, entry }) => `${path} ${entry.crc} ${entry.length}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}
