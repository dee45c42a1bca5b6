/**
 * Random access to a pyramid: a ZIP whose entries are stored, not compressed, and are exactly the tiles of a grid.
 * Because the grid is regular, a tile's address is a position in it, so the index keeps no names: 12 bytes a tile
 * (16 where the file is 4 GiB or more), found by arithmetic, and never mistaking one name for another.
 * Field offsets are those of PKWARE's APPNOTE 6.3, sections 4.3.7 to 4.3.16.
 */
import {
  countTiles,
  type Level,
  levelsOf,
  type PyramidShape,
  parseTilePath,
  TILE_SIZE,
  type TileRequest,
  tilePosition,
} from '@/lib/pyramid/geometry';
import type { RandomAccess } from '@/server/storage/storage';

/** The file is not a pyramid that was written whole: damaged, cut off, or something else. */
export class PyramidUnreadable extends Error {
  override readonly name = 'PyramidUnreadable';
}

/** Where one tile's JPEG is. */
export interface TileEntry {
  /** Of the JPEG's first byte, from the start of the file. */
  offset: number;
  /** Bytes of the JPEG. */
  length: number;
  /** CRC-32 of the JPEG, as the directory has it. */
  crc: number;
}

const END = { signature: 0x06054b50, length: 22 };
const ZIP64_LOCATOR = { signature: 0x07064b50, length: 20 };
const ZIP64_END = { signature: 0x06064b50, length: 56 };
const DIRECTORY_ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL_HEADER = { signature: 0x04034b50, length: 30 };
const IN_ZIP64 = 0xffffffff;
const ZIP64_EXTRA = 1;
const FLAG_ENCRYPTED = 1;
const MAX_COMMENT = 65_535;

/** A gigapixel has about 5,100 tiles of 512 pixels; these bound what a bad file can make us hold. */
const MAX_ENTRIES = 1_000_000;
const MAX_TILE_BYTES = 16_000_000;

export class ZipIndex {
  readonly shape: PyramidShape;
  readonly tileCount: number;
  /** Memory that this index holds, about. */
  readonly byteLength: number;
  private readonly levels: readonly Level[];
  private readonly offsets: Uint32Array | Float64Array;
  private readonly lengths: Uint32Array;
  private readonly crcs: Uint32Array;

  private constructor(shape: PyramidShape, fileSize: number) {
    this.shape = shape;
    this.levels = levelsOf(shape);
    this.tileCount = countTiles(shape);
    this.offsets = fileSize > IN_ZIP64 ? new Float64Array(this.tileCount) : new Uint32Array(this.tileCount);
    this.lengths = new Uint32Array(this.tileCount);
    this.crcs = new Uint32Array(this.tileCount);
    this.byteLength = this.offsets.byteLength + this.lengths.byteLength + this.crcs.byteLength + 1024;
  }

  /**
   * Reads the directory: two small reads, a third where the directory is larger than 64 KB.
   * @param tileSize pixels along a tile's side
   * @throws PyramidUnreadable where the file is not a whole pyramid
   */
  static async open(access: RandomAccess, tileSize = TILE_SIZE): Promise<ZipIndex> {
    const directory = await readDirectory(access);
    const survey = surveyTiles(directory, tileSize);
    const index = new ZipIndex(survey.shape, access.size);
    if (index.tileCount !== survey.tiles) {
      throw new PyramidUnreadable(`${survey.tiles} tiles where ${index.tileCount} are promised`);
    }
    index.fill(directory, await readLocalExtra(access, survey.firstHeader), access.size);
    return index;
  }

  /**
   * @param path as `tilePath` gives it
   * @returns null for an address that the grid does not promise
   */
  find(path: string): TileEntry | null {
    const asked = parseTilePath(path);
    if (!asked) return null;
    const position = tilePosition(this.shape, this.levels, asked);
    return position < 0 ? null : this.entryAt(position);
  }

  /** @param position in the pyramid's order (`Level.firstTile` + row by row) */
  entryAt(position: number): TileEntry | null {
    const offset = this.offsets[position];
    const length = this.lengths[position];
    const crc = this.crcs[position];
    if (offset === undefined || length === undefined || crc === undefined) return null;
    return { offset, length, crc };
  }

  private fill(directory: Directory, localExtra: number, fileSize: number): void {
    for (const entry of entriesOf(directory)) {
      const asked = tileRequestOf(entry.name);
      if (!asked) continue;
      const position = this.freePosition(asked);
      if (position < 0) throw new PyramidUnreadable(`off the grid, or there twice: ${entry.name}`);
      const offset = entry.headerOffset + LOCAL_HEADER.length + entry.name.length + localExtra;
      if (entry.length === 0 || entry.length > MAX_TILE_BYTES || offset + entry.length > fileSize) {
        throw new PyramidUnreadable(`outside the file: ${entry.name}`);
      }
      this.offsets[position] = offset;
      this.lengths[position] = entry.length;
      this.crcs[position] = entry.crc;
    }
  }

  private freePosition(asked: TileRequest): number {
    let position = tilePosition(this.shape, this.levels, asked);
    while (position >= 0 && this.lengths[position] !== 0) {
      position = tilePosition(this.shape, this.levels, asked, position);
    }
    return position;
  }
}

/** The central directory, whole, and how many entries it says it has. */
interface Directory {
  bytes: Buffer;
  entries: number;
}

async function readDirectory(access: RandomAccess): Promise<Directory> {
  const tailLength = Math.min(access.size, END.length + MAX_COMMENT);
  const tailStart = access.size - tailLength;
  const tail = await access.read(tailStart, tailLength);
  const end = findEnd(tail);
  let entries = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  const locator = end - ZIP64_LOCATOR.length;
  if (locator >= 0 && tail.readUInt32LE(locator) === ZIP64_LOCATOR.signature) {
    const record = await access.read(safeNumber(tail, locator + 8), ZIP64_END.length);
    if (record.length < ZIP64_END.length || record.readUInt32LE(0) !== ZIP64_END.signature) {
      throw new PyramidUnreadable('bad ZIP64 end record');
    }
    entries = safeNumber(record, 32);
    length = safeNumber(record, 40);
    start = safeNumber(record, 48);
  }
  if (entries > MAX_ENTRIES || start + length > access.size || entries * DIRECTORY_ENTRY.length > length) {
    throw new PyramidUnreadable('directory outside the file');
  }
  const bytes =
    start >= tailStart
      ? tail.subarray(start - tailStart, start - tailStart + length)
      : await access.read(start, length);
  if (bytes.length !== length) throw new PyramidUnreadable('directory cut off');
  return { bytes, entries };
}

/** Position of the end record in the file's last bytes; it is followed by a comment of a length that it states. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - END.length; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    if (at + END.length + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  throw new PyramidUnreadable('no end record');
}

function safeNumber(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new PyramidUnreadable('number too large');
  return Number(value);
}

/** One entry of the directory, with sizes and offsets taken from its ZIP64 field where they stand there. */
interface DirectoryEntry {
  name: string;
  headerOffset: number;
  length: number;
  crc: number;
}

function* entriesOf({ bytes, entries }: Directory): Generator<DirectoryEntry> {
  let at = 0;
  for (let i = 0; i < entries; i++) {
    if (at + DIRECTORY_ENTRY.length > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY.signature) {
      throw new PyramidUnreadable('bad directory entry');
    }
    const nameEnd = at + DIRECTORY_ENTRY.length + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const next = extraEnd + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw new PyramidUnreadable('directory entry cut off');
    yield readEntry(bytes, at, nameEnd, extraEnd);
    at = next;
  }
}

function readEntry(bytes: Buffer, at: number, nameEnd: number, extraEnd: number): DirectoryEntry {
  const name = bytes.toString('latin1', at + DIRECTORY_ENTRY.length, nameEnd);
  const [length, packed, headerOffset] = widen(bytes, nameEnd, extraEnd, [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  const encrypted = (bytes.readUInt16LE(at + 8) & FLAG_ENCRYPTED) !== 0;
  const compressed = bytes.readUInt16LE(at + 10) !== 0 || packed !== length;
  if (isTileName(name) && (encrypted || compressed))
    throw new PyramidUnreadable(`not stored plainly: ${name}`);
  return { name, headerOffset, length, crc: bytes.readUInt32LE(at + 16) };
}

type Sizes = [length: number, packed: number, headerOffset: number];

/** Replaces those values that say "see the ZIP64 field"; they stand there in this order (APPNOTE 4.5.3). */
function widen(bytes: Buffer, extraStart: number, extraEnd: number, sizes: Sizes): Sizes {
  if (!sizes.includes(IN_ZIP64)) return sizes;
  for (let at = extraStart; at + 4 <= extraEnd; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let value = at + 4;
    const fieldEnd = Math.min(value + bytes.readUInt16LE(at + 2), extraEnd);
    return sizes.map((size) => {
      if (size !== IN_ZIP64) return size;
      if (value + 8 > fieldEnd) throw new PyramidUnreadable('ZIP64 field cut off');
      value += 8;
      return safeNumber(bytes, value - 8);
    }) as Sizes;
  }
  throw new PyramidUnreadable('no ZIP64 field');
}

/** Tiles stand in one folder, named by whoever wrote the file; beside them are info.json and vips-properties.xml. */
function tileRequestOf(name: string): TileRequest | null {
  return isTileName(name) ? parseTilePath(name.slice(name.indexOf('/') + 1)) : null;
}

function isTileName(name: string): boolean {
  return name.endsWith('/0/default.jpg');
}

/** Finds the image's size from what its tiles say that they show. */
function surveyTiles(directory: Directory, tileSize: number) {
  const shape: PyramidShape = { width: 0, height: 0, tileSize };
  let tiles = 0;
  let firstHeader = 0;
  for (const entry of entriesOf(directory)) {
    if (!isTileName(entry.name)) continue;
    const asked = tileRequestOf(entry.name);
    if (!asked) throw new PyramidUnreadable(`not a tile's name: ${entry.name}`);
    if (tiles === 0) firstHeader = entry.headerOffset;
    tiles++;
    const whole = asked.width === -1;
    shape.width = Math.max(shape.width, whole ? asked.sizeWidth : asked.x + asked.width);
    shape.height = Math.max(shape.height, whole ? asked.sizeHeight : asked.y + asked.height);
  }
  if (shape.width < 1 || shape.height < 1) throw new PyramidUnreadable('no tiles');
  return { shape, tiles, firstHeader };
}

/** Bytes of extra fields in the local headers: the directory does not say, but one writer writes them alike. */
async function readLocalExtra(access: RandomAccess, headerOffset: number): Promise<number> {
  const header = await access.read(headerOffset, LOCAL_HEADER.length);
  if (header.length < LOCAL_HEADER.length || header.readUInt32LE(0) !== LOCAL_HEADER.signature) {
    throw new PyramidUnreadable('bad local header');
  }
  return header.readUInt16LE(28);
}
