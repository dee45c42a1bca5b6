import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderIn, temporaryFolder } from '@/tests/fixtures/folders';
import {
  directoryLastTiff,
  jpegOf,
  photograph,
  plain,
  plainTiff,
  pngOf,
  type Raw,
  signpost,
  tiledLzwTiff,
  turnedJpeg,
} from '@/tests/fixtures/images';
import { makePreviews, previewSizes } from './previews';
import { probe } from './probe';

const LIMITS = { maxPixels: 1e9, maxWholePixels: 1e9 };

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

let scans = 0;

async function previewsOf(bytes: Buffer) {
  const workDir = await folderIn(folder, `work-${++scans}`);
  const file = path.join(folder, `scan-${scans}`);
  await writeFile(file, bytes);
  return { ...(await makePreviews(file, await probe(file, LIMITS), workDir)), workDir };
}

describe('sizes', () => {
  it.each([
    [3000, 1621, ['320x173', '640x346', '1280x692', '1920x1037']],
    [1920, 1080, ['320x180', '640x360', '1280x720', '1920x1080']],
    [1000, 700, ['320x224', '640x448', '1000x700']],
    [300, 200, ['300x200']],
    [1, 1, ['1x1']],
    [1000, 20_000, ['64x1280', '128x2560', '256x5120', '384x7680']],
    [1, 60_000, ['1x7680']],
    [60_000, 1, ['320x1', '640x1', '1280x1', '1920x1']],
  ])('of %i x %i', (width, height, expected) => {
    expect(previewSizes({ width, height }).map((size) => `${size.width}x${size.height}`)).toEqual(expected);
  });
});

describe('previews', () => {
  it('are JPEGs of these sizes, and all that is left in the folder', async () => {
    const { previews, workDir } = await previewsOf(await jpegOf(photograph(1400, 900)));
    expect(previews.map(({ width }) => width)).toEqual([320, 640, 1280, 1400]);
    for (const { file, width, height } of previews) {
      expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width, height });
    }
    expect(await readdir(workDir)).toHaveLength(4);
  });

  it.each<[string, Raw]>([
    ['one pixel', plain(1, 1, [200, 10, 10])],
    ['a column of one pixel', plain(1, 9000, [200, 10, 10])],
    ['a row of one pixel', plain(9000, 1, [200, 10, 10])],
  ])('exist of %s', async (_what, raw) => {
    const { previews, placeholder } = await previewsOf(await pngOf(raw));
    const last = previews.at(-1);
    expect(await sharp(last?.file).metadata()).toMatchObject({ width: last?.width, height: last?.height });
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
  });

  it('look like the picture: as if each had been reduced from the original by itself', async () => {
    const raw = photograph(2500, 1500);
    const { previews } = await previewsOf(plainTiff(raw));
    for (const { file, width, height } of previews) {
      const own = await sharp(file).raw().toBuffer();
      const direct = await sharp(raw.data, { raw: raw })
        .resize(width, height, { fit: 'fill' })
        .raw()
        .toBuffer();
      let squares = 0;
      for (let i = 0; i < own.length; i++) squares += (Number(own[i]) - Number(direct[i])) ** 2;
      expect(10 * Math.log10((255 * 255 * own.length) / squares)).toBeGreaterThan(30);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stand upright from orientation %i', async (orientation) => {
    const { previews } = await previewsOf(await turnedJpeg(signpost(400, 240), orientation));
    const { data, info } = await sharp(previews[0]?.file).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) =>
      data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3 + 1];
    expect(info.width).toBe(320);
    expect(at(0.1, 0.1)).toBeLessThan(60);
    expect(data[(10 * info.width + 10) * 3]).toBeGreaterThan(180);
    expect(at(0.1, 0.9)).toBeLessThan(60);
    expect(at(0.9, 0.1)).toBeGreaterThan(190);
    expect(at(0.9, 0.9)).toBeGreaterThan(190);
  });

  it('have a placeholder of at most 400 bytes', async () => {
    for (const raw of [photograph(1600, 1000), photograph(1000, 1600, 3, 5), photograph(800, 800, 1)]) {
      const { placeholder } = await previewsOf(await jpegOf(raw));
      expect(placeholder.length).toBeLessThanOrEqual(400);
    }
  });
});

describe('tone', () => {
  it('is grey for one channel, and for three that are always alike', async () => {
    expect((await previewsOf(await jpegOf(photograph(500, 400, 1)))).tone).toBe('grey');
    const grey = photograph(500, 400, 1);
    const three = Buffer.from([...grey.data].flatMap((value) => [value, value, value]));
    expect((await previewsOf(await jpegOf({ ...grey, data: three, channels: 3 }))).tone).toBe('grey');
  });

  it('is colour as soon as a small place has some', async () => {
    expect((await previewsOf(await jpegOf(photograph(500, 400)))).tone).toBe('colour');
    const stamp = plain(3000, 2000, [128, 128, 128]);
    for (let y = 1000; y < 1004; y++) for (let x = 1500; x < 1504; x++) stamp.data[(y * 3000 + x) * 3] = 200;
    expect((await previewsOf(await pngOf(stamp))).tone).toBe('colour');
  });
});

describe('a broken file', () => {
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));

  it.each<[string, string, () => Promise<Buffer>]>([
    ['a JPEG that is cut off', 'IMAGE_TRUNCATED', async () => cut(await jpegOf(photograph(700, 700)), 0.6)],
    [
      'a progressive JPEG that is cut off',
      'IMAGE_TRUNCATED',
      async () => cut(await jpegOf(photograph(700, 700), { progressive: true }), 0.6),
    ],
    ['a JPEG with a hole', 'IMAGE_DAMAGED', async () => holed(await jpegOf(photograph(700, 700)), 0xff)],
    [
      'a compressed tile with a hole',
      'IMAGE_DAMAGED',
      async () => holed(await tiledLzwTiff(photograph(700, 700))),
    ],
    ['a TIFF that is cut off', 'IMAGE_TRUNCATED', async () => cut(plainTiff(photograph(700, 700)), 0.6)],
    ['a PNG with a hole', 'IMAGE_DAMAGED', async () => holed(await pngOf(photograph(700, 700)))],
    [
      'an interlaced PNG with a hole',
      'IMAGE_DAMAGED',
      async () => holed(await pngOf(photograph(700, 700), { progressive: true })),
    ],
    [
      'a compressed TIFF with a hole',
      'IMAGE_DAMAGED',
      async () => holed(await directoryLastTiff(photograph(700, 700))),
    ],
  ])('%s: %s', async (_what, code, bytes) => {
    await expect(previewsOf(await bytes())).rejects.toMatchObject({ code });
  });

  it('that decoders complain of, but that has all its pixels, is taken', async () => {
    const jpeg = await jpegOf(photograph(700, 700));
    const stray = Buffer.concat([jpeg.subarray(0, -2), Buffer.from([1, 2, 3, 0xff, 0xd9])]);
    expect((await previewsOf(stray)).previews).toHaveLength(3);
  });

  function holed(bytes: Buffer, fill = 0): Buffer {
    return Buffer.from(bytes).fill(fill, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.5));
  }
});
