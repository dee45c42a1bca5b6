import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { openLocalFile } from '@/server/pyramids/open-local-file';
import { openTiles } from '@/server/pyramids/zip-tiles';
import { compareTiles } from '@/tests/fixtures/compare-tiles';
import { folderIn, temporaryFolder } from '@/tests/fixtures/folders';
import {
  adobeRgb,
  bigTiff,
  directoryLastTiff,
  grey16Tiff,
  htmlPolyglot,
  jpegBomb,
  jpegOf,
  multiPageTiff,
  photograph,
  plain,
  plainTiff,
  pngBomb,
  pngOf,
  sharpOf,
  svgText,
  turnedJpeg,
  withProfile,
} from '@/tests/fixtures/images';
import { type BuildEvent, buildScan } from './build-scan';

const LIMITS = { maxPixels: 1_000_000_000, maxWholePixels: 100_000_000 };

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

let scans = 0;

async function jobFor(bytes: Buffer | string) {
  const originalPath = path.join(folder, `scan-${++scans}.jpg`);
  await writeFile(originalPath, bytes);
  return { originalPath, workDir: await folderIn(folder, `work-${scans}`), limits: LIMITS };
}

async function build(bytes: Buffer) {
  const job = await jobFor(bytes);
  const events: BuildEvent[] = [];
  const built = await buildScan(job, (event) => events.push(event));
  return { job, built, events };
}

describe('a scan', () => {
  it('is told of step by step, previews before tiles', async () => {
    const { built, events, job } = await build(await jpegOf(photograph(1300, 800)));
    const steps = events.map((event) => (event.type === 'progress' ? event.stage : event.type));
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual([
      'probed',
      'previews',
      'tiles',
      'verify',
    ]);
    const percents = events.flatMap((event) => (event.type === 'progress' ? [event.percent] : []));
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
    expect(built).toMatchObject({ width: 1300, height: 800, tileSize: 512, tileCount: 9 });
    expect(built.tilesDigest).toMatch(/^[0-9a-f]{64}$/);
    expect((await readFile(built.zipFile)).length).toBe(built.zipBytes);
    expect((await readdir(job.workDir)).sort()).toEqual(
      ['preview-1280.jpg', 'preview-1300.jpg', 'preview-320.jpg', 'preview-640.jpg', 'pyramid.zip'].sort(),
    );
  });

  it('leaves its original untouched', async () => {
    const bytes = await jpegOf(photograph(600, 600));
    const { job } = await build(bytes);
    expect((await readFile(job.originalPath)).equals(bytes)).toBe(true);
  });

  it('of a black-and-white print that was scanned in colour becomes grey tiles', async () => {
    const grey = photograph(600, 600, 1);
    const data = Buffer.from([...grey.data].flatMap((value) => [value, value, value]));
    const { built } = await build(await jpegOf({ ...grey, data, channels: 3 }));
    const tiles = await openTiles(await openLocalFile(built.zipFile));
    const entry = tiles.find('0,0,512,512/512,512/0/default.jpg');
    expect((await sharp(entry ? await tiles.read(entry) : undefined).metadata()).channels).toBe(1);
    await tiles.close();
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['1 x 1', () => pngOf(plain(1, 1, [200, 30, 30]))],
    ['16-bit grey TIFF', () => grey16Tiff(700, 520)],
    ['CMYK', () => sharpOf(photograph(600, 600)).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['BigTIFF', () => bigTiff(photograph(600, 520))],
    ['a TIFF of two pages', () => multiPageTiff(photograph(600, 520), photograph(90, 90, 3, 2))],
    ['rotated EXIF', () => turnedJpeg(photograph(700, 520), 6)],
    ['mirrored EXIF', () => turnedJpeg(photograph(700, 520), 7)],
    ['Adobe RGB', async () => withProfile(await jpegOf(photograph(600, 520)), adobeRgb())],
    ['a broken profile', async () => withProfile(await jpegOf(photograph(600, 520)), Buffer.from('odd'))],
    ['a picture that is also a page', async () => htmlPolyglot(await jpegOf(photograph(600, 520)))],
    ['progressive JPEG', () => jpegOf(photograph(700, 520), { progressive: true })],
    ['interlaced PNG', () => pngOf(photograph(700, 520), { progressive: true })],
    ['WebP', () => sharpOf(photograph(700, 520)).webp({ quality: 95 }).toBuffer()],
    ['alpha', () => sharpOf(photograph(700, 520)).ensureAlpha(0.5).png().toBuffer()],
    ['LZW TIFF', () => directoryLastTiff(photograph(700, 520))],
    ['a row of one pixel', () => plainTiff(plain(70_000, 1, [90, 80, 70]))],
  ])('of %s shows in every tile its own region', async (_what, bytes) => {
    const { built, job } = await build(await bytes());
    const tiles = await openTiles(await openLocalFile(built.zipFile));
    const shape = { width: built.width, height: built.height, tileSize: built.tileSize };
    const get = async (name: string) => {
      const entry = tiles.find(name);
      return entry && tiles.read(entry);
    };
    expect((await compareTiles(shape, get, job.originalPath)).faults).toEqual([]);
    for (const tile of tilesOf(shape)) expect(tiles.find(tilePath(shape, tile))).not.toBeNull();
    await tiles.close();
  });
});

describe('a file that cannot be shown', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

  it.each<[string, string, () => Buffer | string | Promise<Buffer>]>([
    ['nothing', 'FILE_EMPTY', () => ''],
    ['text named .jpg', 'FILE_NOT_IMAGE', () => 'This is no picture.'],
    ['a page named .jpg', 'FILE_NOT_IMAGE', () => '<!DOCTYPE html><title>x</title>'],
    ['SVG named .jpg', 'FORMAT_NOT_ACCEPTED', svgText],
    ['a JPEG that is cut off', 'IMAGE_TRUNCATED', async () => half(await jpegOf(photograph(600, 600)))],
    ['a TIFF that is cut off', 'IMAGE_TRUNCATED', () => half(plainTiff(photograph(600, 600)))],
    [
      'a header of 60,000 x 60,000',
      'IMAGE_TOO_MANY_PIXELS',
      async () => jpegBomb(60_000, 60_000, await jpegOf(photograph(16, 16))),
    ],
    ['a small PNG of 3,600 megapixels', 'IMAGE_TOO_MANY_PIXELS', () => pngBomb(60_000, 60_000, 100)],
    ['a PNG that has fewer rows than it says', 'IMAGE_DAMAGED', () => pngBomb(2000, 2000, 10)],
    [
      'a progressive JPEG too large to be held',
      'IMAGE_TOO_MANY_PIXELS_FOR_FORMAT',
      async () => jpegBomb(11_000, 10_000, await jpegOf(photograph(16, 16), { progressive: true })),
    ],
    [
      'a JPEG header without its pixels',
      'IMAGE_DAMAGED',
      async () => jpegBomb(9000, 9000, await jpegOf(photograph(16, 16))),
    ],
  ])('%s: %s, and nothing half-made is left', async (_what, code, bytes) => {
    const job = await jobFor(await bytes());
    const shown: BuildEvent[] = [];
    await expect(buildScan(job, (event) => shown.push(event))).rejects.toMatchObject({ code });
    expect(shown.filter((event) => event.type === 'previews')).toEqual([]);
    expect(await readdir(job.workDir)).toEqual([]);
  });
});
