import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { type PyramidShape, TILE_SIZE, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { probe } from '@/server/scans/probe';
import { compareTiles } from '@/tests/fixtures/compare-tiles';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { jpegOf, photograph, plain, pngOf, signpost, turnedJpeg } from '@/tests/fixtures/images';
import { buildPyramid } from './build-pyramid';
import { openLocalFile } from './open-local-file';
import { verifyPyramid } from './verify-pyramid';
import { openTiles } from './zip-tiles';

const LIMITS = { maxPixels: 1e9, maxWholePixels: 1e9 };
const SHARED = path.resolve(import.meta.dirname, '../../../shared/photographs');

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

let builds = 0;

async function build(bytes: Buffer, tone: 'grey' | 'colour' = 'colour') {
  const original = path.join(folder, `original-${++builds}`);
  await writeFile(original, bytes);
  return { original, ...(await buildFrom(original, tone)) };
}

async function buildFrom(original: string, tone: 'grey' | 'colour' = 'colour') {
  const facts = await probe(original, LIMITS);
  const zip = path.join(folder, `pyramid-${++builds}.zip`);
  await buildPyramid(original, facts, tone, zip);
  const shape: PyramidShape = { width: facts.width, height: facts.height, tileSize: TILE_SIZE };
  return { zip, shape };
}

/** With another reader of ZIP files than ours. */
function namesIn(file: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      const names: string[] = [];
      zip.on('entry', (entry) => {
        names.push(entry.fileName);
        zip.readEntry();
      });
      zip.on('end', () => resolve(names));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

describe('the grid is what is written', () => {
  it.each([
    [1, 1],
    [1, 60_000],
    [60_000, 1],
    [2, 511],
    [511, 511],
    [512, 512],
    [513, 512],
    [512, 513],
    [1023, 1025],
    [1024, 1024],
    [1025, 1025],
    [1537, 700],
    [2047, 513],
    [2049, 2049],
    [3000, 1621],
  ])('%i x %i', async (width, height) => {
    const { zip, shape } = await build(await pngOf(plain(width, height, [120])));
    const written = (await namesIn(zip)).filter((name) => name.endsWith('.jpg'));
    const promised = [...tilesOf(shape)].map((tile) => `${path.parse(zip).name}/${tilePath(shape, tile)}`);
    expect(written.sort()).toEqual(promised.sort());
    expect((await verifyPyramid(zip, shape)).tileCount).toBe(promised.length);
  });

  it('10,000 x 10,000', async () => {
    const png = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: '#777' },
      limitInputPixels: false,
    })
      .toColourspace('b-w')
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { zip, shape } = await build(png, 'grey');
    expect((await verifyPyramid(zip, shape)).tileCount).toBe(539);
  });
});

describe('every tile shows its region of the original', () => {
  async function compare(original: string, zip: string, shape: PyramidShape) {
    const tiles = await openTiles(await openLocalFile(zip));
    try {
      const get = async (name: string) => {
        const entry = tiles.find(name);
        return entry && tiles.read(entry);
      };
      return await compareTiles(shape, get, original);
    } finally {
      await tiles.close();
    }
  }

  it.each([
    [700, 1100],
    [1025, 1025],
    [1600, 513],
  ])('generated, %i x %i', async (width, height) => {
    const { original, zip, shape } = await build(await jpegOf(photograph(width, height)));
    expect((await compare(original, zip, shape)).faults).toEqual([]);
  });

  it.each([3, 5, 6, 7, 8])('generated, stored with orientation %i', async (orientation) => {
    const { original, zip, shape } = await build(await turnedJpeg(photograph(900, 600), orientation));
    expect(shape).toMatchObject({ width: 900, height: 600 });
    expect((await compare(original, zip, shape)).faults).toEqual([]);
  });

  it('and a tile of another place would be noticed', async () => {
    const { original, zip, shape } = await build(await jpegOf(photograph(1200, 600)));
    const tiles = await openTiles(await openLocalFile(zip));
    const swapped = async (name: string) => {
      const entry = tiles.find(name.replace(/^0,0,/, '512,0,'));
      return entry && tiles.read(entry);
    };
    const { faults } = await compareTiles(shape, swapped, original);
    await tiles.close();
    expect(faults.join('\n')).toContain('0,0,512,512/512,512/0/default.jpg');
  });

  const scans = photographsIn(SHARED);
  describe.skipIf(scans.length === 0)('of the real scans in ../shared/photographs, if they are there', () => {
    it.each(scans.length > 0 ? scans : ['none'])('%s', async (name) => {
      const original = path.join(SHARED, name);
      const { zip, shape } = await buildFrom(original);
      expect((await compare(original, zip, shape)).faults).toEqual([]);
    });
  });
});

describe('one build and another', () => {
  it('agree in the digest of their tiles', async () => {
    const bytes = await jpegOf(photograph(1300, 900));
    const first = await build(bytes);
    const second = await build(bytes);
    const other = await build(await jpegOf(photograph(1300, 900, 3, 2)));
    const { digest } = await verifyPyramid(first.zip, first.shape);
    expect((await verifyPyramid(second.zip, second.shape)).digest).toBe(digest);
    expect((await verifyPyramid(other.zip, other.shape)).digest).not.toBe(digest);
  });
});

describe('grey', () => {
  it('stays one channel', async () => {
    const { zip } = await build(await jpegOf(photograph(600, 600, 1)), 'grey');
    const tiles = await openTiles(await openLocalFile(zip));
    const entry = tiles.find('0,0,512,512/512,512/0/default.jpg');
    if (!entry) throw new Error('no tile');
    expect((await sharp(await tiles.read(entry)).metadata()).channels).toBe(1);
    await tiles.close();
  });
});

describe('verification', () => {
  it('fails where the picture is of another size', async () => {
    const { zip, shape } = await build(await jpegOf(signpost(600, 600)));
    await expect(verifyPyramid(zip, { ...shape, width: 601 })).rejects.toMatchObject({
      code: 'PYRAMID_INCOMPLETE',
    });
  });

  it('fails for any byte of any tile', async () => {
    const { zip, shape } = await build(await jpegOf(signpost(600, 600)));
    const whole = await readFile(zip);
    const tiles = await openTiles(await openLocalFile(zip));
    for (const tile of tilesOf(shape)) {
      const entry = tiles.find(tilePath(shape, tile));
      if (!entry) throw new Error('no tile');
      for (const at of [0, 30, entry.length >> 1, entry.length - 1]) {
        const broken = Buffer.from(whole);
        broken[entry.offset + at] = Number(broken[entry.offset + at]) ^ 0x55;
        const file = path.join(folder, 'broken.zip');
        await writeFile(file, broken);
        await expect(verifyPyramid(file, shape)).rejects.toMatchObject({ code: 'PYRAMID_INCOMPLETE' });
      }
    }
    await tiles.close();
  });

  it('fails where the file is cut off', async () => {
    const { zip, shape } = await build(await jpegOf(signpost(600, 600)));
    const whole = await readFile(zip);
    for (const length of [0, 1, 21, 22, 1000, whole.length - 1]) {
      const file = path.join(folder, 'cut.zip');
      await writeFile(file, whole.subarray(0, length));
      await expect(verifyPyramid(file, shape)).rejects.toMatchObject({ code: 'PYRAMID_INCOMPLETE' });
    }
  });
});

function photographsIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith('.jpg'));
  } catch {
    return [];
  }
}
