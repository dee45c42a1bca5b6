import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PyramidShape, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { probe } from '@/server/scans/probe';
import type { RandomAccess } from '@/server/storage/storage';
import { jpegOf, photograph, randomFrom } from '@/tests/fixtures/images';
import { buildPyramid } from './build-pyramid';
import { PyramidUnreadable, ZipIndex } from './zip-index';
import { openTiles } from './zip-tiles';

const SHAPE: PyramidShape = { width: 1300, height: 1100, tileSize: 512 };
const GIB = 1024 ** 3;

let folder: string;
let zip: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'exhibition-test-'));
  const original = path.join(folder, 'original.jpg');
  writeFileSync(original, await jpegOf(photograph(SHAPE.width, SHAPE.height)));
  const facts = await probe(original, { maxPixels: 1e9, maxWholePixels: 1e9 });
  await buildPyramid(original, facts, 'colour', path.join(folder, 'p.zip'));
  zip = readFileSync(path.join(folder, 'p.zip'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function inMemory(bytes: Buffer): RandomAccess & { reads: number; closed: boolean } {
  return {
    size: bytes.length,
    reads: 0,
    closed: false,
    async read(position, length) {
      this.reads++;
      return bytes.subarray(position, position + length);
    },
    async close() {
      this.closed = true;
    },
  };
}

describe('an index', () => {
  it('finds every tile, and the bytes that its CRC speaks of', async () => {
    const index = await ZipIndex.open(inMemory(zip));
    expect(index.shape).toEqual(SHAPE);
    for (const tile of tilesOf(SHAPE)) {
      const entry = index.find(tilePath(SHAPE, tile));
      if (!entry) throw new Error('missing');
      expect(crc32(zip.subarray(entry.offset, entry.offset + entry.length))).toBe(entry.crc);
    }
  });

  it('finds nothing that is not promised', async () => {
    const index = await ZipIndex.open(inMemory(zip));
    for (const path of [
      'info.json',
      'full/max/0/default.jpg',
      '0,0,512,512/256,256/0/default.jpg',
      '1536,0,512,512/512,512/0/default.jpg',
      '../vips-properties.xml',
    ]) {
      expect(index.find(path)).toBeNull();
    }
  });

  it('takes 12 bytes a tile, and a tile takes one read', async () => {
    const access = inMemory(zip);
    const tiles = await openTiles(access);
    expect(tiles.byteLength).toBe(12 * [...tilesOf(SHAPE)].length + 1024);
    access.reads = 0;
    const entry = tiles.find('0,0,512,512/512,512/0/default.jpg');
    if (!entry) throw new Error('missing');
    const jpeg = await tiles.read(entry);
    expect(access.reads).toBe(1);
    expect(jpeg.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    await tiles.close();
    expect(access.closed).toBe(true);
  });

  it('says so where there is no whole JPEG at the place', async () => {
    const tiles = await openTiles(inMemory(zip));
    const entry = tiles.find('0,0,512,512/512,512/0/default.jpg');
    if (!entry) throw new Error('missing');
    await expect(tiles.read({ ...entry, offset: entry.offset + 1 })).rejects.toThrow(PyramidUnreadable);
    await expect(tiles.read({ ...entry, offset: zip.length - 10 })).rejects.toThrow(PyramidUnreadable);
  });
});

describe('a damaged file', () => {
  it('is refused as such or read inside its bounds, wherever the damage is', async () => {
    const random = randomFrom(7);
    const directory = zip.readUInt32LE(zip.length - 6);
    let refused = 0;
    for (let round = 0; round < 3000; round++) {
      const broken = Buffer.from(zip);
      for (let hits = 1 + Math.floor(random() * 3); hits > 0; hits--) {
        const at = directory + Math.floor(random() * (zip.length - directory));
        broken[at] = Math.floor(random() * 256);
      }
      const access = inMemory(broken);
      try {
        const index = await ZipIndex.open(access);
        for (const tile of tilesOf(index.shape)) {
          const entry = index.find(tilePath(index.shape, tile));
          expect(entry && entry.offset + entry.length).toBeLessThanOrEqual(zip.length);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(PyramidUnreadable);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });

  it.each([0, 1, 21, 22, 100])('of %i bytes is refused, and closed', async (length) => {
    const access = inMemory(zip.subarray(0, length));
    await expect(openTiles(access)).rejects.toThrow(PyramidUnreadable);
    expect(access.closed).toBe(true);
  });
});

describe('ZIP64', () => {
  it('is read where the file is larger than 4 GiB', async () => {
    const access = sparsePyramid([
      ['0,0,512,511/512,511/0/default.jpg', 1000],
      ['512,0,1,511/1,511/0/default.jpg', 4 * GIB + 5],
      ['full/257,256/0/default.jpg', 6 * GIB],
    ]);
    const index = await ZipIndex.open(access);
    expect(index.shape).toEqual({ width: 513, height: 511, tileSize: 512 });
    const header = 30 + 'p/'.length;
    expect(index.find('0,0,512,511/512,511/0/default.jpg')).toEqual({
      offset: 1000 + header + 33,
      length: 77,
      crc: 1,
    });
    expect(index.find('512,0,1,511/1,511/0/default.jpg')?.offset).toBe(4 * GIB + 5 + header + 31);
    expect(index.find('full/257,256/0/default.jpg')?.offset).toBe(6 * GIB + header + 26);
  });
});

/** The directory of a file too large to be made, and zeros for all the rest of it. */
function sparsePyramid(tiles: [name: string, offset: number][]): RandomAccess {
  const entries = Buffer.concat(tiles.map(([name, offset]) => directoryEntry(`p/${name}`, offset)));
  const start = 7 * GIB;
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(BigInt(tiles.length), 32);
  end.writeBigUInt64LE(BigInt(entries.length), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(start + entries.length), 64);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(0xffffffff, 88);
  end.writeUInt32LE(0xffffffff, 92);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const pieces: [number, Buffer][] = [
    [start, Buffer.concat([entries, end])],
    ...tiles.map(([, offset]): [number, Buffer] => [offset, local]),
  ];
  return {
    size: start + entries.length + end.length,
    async read(position, length) {
      const bytes = Buffer.alloc(length);
      for (const [at, piece] of pieces) {
        const from = Math.max(at, position);
        const to = Math.min(at + piece.length, position + length);
        if (to > from) piece.copy(bytes, from - position, from - at, to - at);
      }
      return bytes;
    },
    async close() {},
  };
}

function directoryEntry(name: string, offset: number): Buffer {
  const wide = offset > 0xffffffff;
  const entry = Buffer.alloc(46 + name.length + (wide ? 12 : 0));
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(1, 16);
  entry.writeUInt32LE(77, 20);
  entry.writeUInt32LE(77, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(wide ? 12 : 0, 30);
  entry.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  entry.write(name, 46, 'latin1');
  if (wide) {
    entry.writeUInt16LE(1, 46 + name.length);
    entry.writeUInt16LE(8, 48 + name.length);
    entry.writeBigUInt64LE(BigInt(offset), 50 + name.length);
  }
  return entry;
}
