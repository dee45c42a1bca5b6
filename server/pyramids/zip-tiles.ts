import type { PyramidShape } from '@/lib/pyramid/geometry';
import type { RandomAccess } from '@/server/storage/storage';
import { PyramidUnreadable, type TileEntry, ZipIndex } from './zip-index';

/** One open pyramid. Whoever keeps many of these bounds them by `byteLength` and closes what it drops. */
export interface Tiles {
  readonly shape: PyramidShape;
  /** Memory held, about. */
  readonly byteLength: number;
  /**
   * Looks in memory only.
   * @param path below the image's own address: `x,y,w,h/w,h/0/default.jpg`
   * @returns null for a tile that the grid does not promise
   */
  find(path: string): TileEntry | null;
  /**
   * One ranged read.
   * @returns the tile's JPEG
   * @throws PyramidUnreadable where the file does not hold one there
   */
  read(entry: TileEntry): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a pyramid for reading tiles; takes `access` over, so that closing the tiles closes it.
 * @throws PyramidUnreadable (and `access` is closed)
 */
export async function openTiles(access: RandomAccess, tileSize?: number): Promise<Tiles> {
  try {
    const index = await ZipIndex.open(access, tileSize);
    return {
      shape: index.shape,
      byteLength: index.byteLength,
      find: (path) => index.find(path),
      read: (entry) => readTile(access, entry),
      close: () => access.close(),
    };
  } catch (error) {
    await access.close();
    throw error;
  }
}

async function readTile(access: RandomAccess, entry: TileEntry): Promise<Buffer> {
  const bytes = await access.read(entry.offset, entry.length);
  if (!isWholeJpeg(bytes, entry.length)) throw new PyramidUnreadable(`no tile at ${entry.offset}`);
  return bytes;
}

/** Begins with SOI and ends with EOI: cheap enough for every request, and catches an index that is off. */
export function isWholeJpeg(bytes: Buffer, length: number): boolean {
  return (
    bytes.length === length &&
    length > 4 &&
    bytes.readUInt16BE(0) === 0xffd8 &&
    bytes.readUInt16BE(length - 2) === 0xffd9
  );
}
