import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Size } from '@/lib/iiif/image-request';
import { readImageRequest } from '@/lib/iiif/read-image-request';
import { decodedTiles } from './compose-from';
import { composePicture } from './compose-picture';
import { openLocalFile } from './open-local-file';
import { openTiles, type Tiles } from './zip-tiles';

/** A prime, so that every level ends in the middle of a pixel of the full size. */
const SIZE = { width: 2503, height: 1999 };
const RAW = { raw: { ...SIZE, channels: 3 as const } };
const GREY = { width: 700, height: 1300 };
const LIMITS = { maxArea: 25_000_000, maxSide: 65_500 };
const OUTPUT = { quality: 75, optimiseCoding: false };

let folder: string;
let original: Buffer;
let tiles: Tiles;
let greyTiles: Tiles;
const decoded = decodedTiles();

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'compose-picture-'));
  original = grainyPhotograph(SIZE);
  tiles = await build('colour', sharp(original, RAW));
  greyTiles = await build(
    'grey',
    sharp(original, RAW)
      .extract({ left: 0, top: 0, ...GREY })
      .toColourspace('b-w'),
  );
});
afterAll(async () => {
  await tiles.close();
  await greyTiles.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(name: string, picture: Sharp): Promise<Tiles> {
  const file = path.join(folder, `${name}.zip`);
  await picture
    .jpeg({ quality: 75, optimiseCoding: false })
    .tile({ layout: 'iiif3', container: 'zip', size: 512 })
    .toFile(file);
  return openTiles(await openLocalFile(file));
}

async function compose(asked: string, from = tiles, cutPixels?: number) {
  const reading = readImageRequest(asked, from.shape, LIMITS);
  if (reading.kind !== 'content') throw new Error(`${asked}: ${JSON.stringify(reading)}`);
  const file = path.join(folder, 'made');
  const id = from === tiles ? 'colour' : 'grey';
  await composePicture({ tiles: from, id, decoded }, reading.request, file, cutPixels);
  const { channels } = await sharp(file).metadata();
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { data, info, channels, request: reading.request };
}

/** The same from the original, through a JPEG of the same quality. */
async function direct(region: { x: number; y: number } & Size, size: Size): Promise<Buffer> {
  const jpeg = await sharp(original, RAW)
    .extract({ left: region.x, top: region.y, width: region.width, height: region.height })
    .resize({ ...size, fit: 'fill' })
    .jpeg(OUTPUT)
    .toBuffer();
  return sharp(jpeg).raw().toBuffer();
}

describe('pictures that are composed of tiles', () => {
  it('are as good as those made from the original: 37 dB and more over any region and scale', async () => {
    const roll = dice(20);
    const found: number[] = [];
    for (let n = 0; n < 24; n++) {
      const width = Math.round(400 + roll() * 1900);
      const height = Math.round(400 + roll() * 1500);
      const x = Math.floor(roll() * (SIZE.width - width));
      const y = Math.floor(roll() * (SIZE.height - height));
      const shrink = 2 ** (roll() * 3);
      const size = `${Math.round(width / shrink)},${Math.round(height / shrink)}`;
      const { data, request } = await compose(`${x},${y},${width},${height}/${size}/0/default.jpg`);
      found.push(psnr(data, await direct(request.region, request.size)));
    }
    expect(found.reduce((sum, one) => sum + one, 0) / found.length).toBeGreaterThan(37);
  });

  it.each([
    'full/max/0/default.jpg',
    'full/1251,/0/default.jpg',
    'full/311,250/0/default.jpg',
    '2,2,2048,1024/512,256/0/default.jpg',
    '1,3,2001,1601/667,/0/default.jpg',
    '1900,1500,603,499/200,/0/default.jpg',
  ])('are not shifted by any part of a pixel that can be seen: %s', async (asked) => {
    const { data, request } = await compose(asked);
    const { width } = request.size;
    const there = await direct(request.region, request.size);
    const here = psnr(data, there);
    for (const step of [3, 3 * width]) {
      expect(here).toBeGreaterThan(psnr(data.subarray(step), there.subarray(0, -step)) + 1);
      expect(here).toBeGreaterThan(psnr(data.subarray(0, -step), there.subarray(step)) + 1);
    }
  });

  it.each(['full/1117,/0/default.png', '3,5,1801,1703/1801,1703/0/default.png'])(
    'show no seam between the bands that a large one is made in: %s',
    async (asked) => {
      const whole = await compose(asked);
      const banded = await compose(asked, tiles, 300_000);
      const rowBytes = whole.info.width * 3;
      const row = (data: Buffer, y: number) => data.subarray(y * rowBytes, (y + 1) * rowBytes);
      for (let y = 0; y < whole.info.height; y++)
        expect(psnr(row(banded.data, y), row(whole.data, y)), `row ${y}`).toBeGreaterThan(36);
    },
  );

  it('may be squeezed beyond reason', async () => {
    expect((await compose('full/2503,1/0/default.png')).info).toMatchObject({ width: 2503, height: 1 });
    expect((await compose('full/1,1999/0/default.png')).info).toMatchObject({ width: 1, height: 1999 });
    expect((await compose('2502,1998,1,1/1,1/0/default.jpg')).info).toMatchObject({ width: 1, height: 1 });
  });

  it('stay grey where the tiles are, in every format and turned', async () => {
    for (const [asked, channels] of [
      ['full/300,/0/default.jpg', 1],
      ['100,100,300,900/200,/90/gray.jpg', 1],
      ['full/300,/20/default.jpg', 1],
    ] as const)
      expect((await compose(asked, greyTiles)).channels, asked).toBe(channels);
    const clear = await compose('full/300,/20/default.png', greyTiles);
    expect(clear.info.channels).toBeGreaterThanOrEqual(2);
    expect(clear.data[clear.info.channels - 1]).toBe(0);
    const webp = await compose('full/300,/!0/color.webp', greyTiles);
    expect(webp.info).toMatchObject({ width: 300 });
  });
});

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Slow shading, edges at odd places, and film grain. */
function grainyPhotograph({ width, height }: Size): Buffer {
  const roll = dice(3);
  const noise = Float32Array.from({ length: 65_536 }, () => {
    let sum = 0;
    for (let n = 0; n < 6; n++) sum += roll() - 0.5;
    return sum * Math.SQRT2 * 10;
  });
  const pixels = Buffer.alloc(width * height * 3);
  let state = 0x2545f491;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const wall = (((x + 40) >> 7) + ((y + 90) >> 6) * 3) % 5 === 0 ? 45 : 0;
      const tone = 120 + 40 * Math.sin(y / 300) + wall + Number(noise[state & 0xffff]);
      const tint = Number(noise[state >>> 16]) / 4;
      pixels[at] = clamp(tone + 12 + tint);
      pixels[at + 1] = clamp(tone);
      pixels[at + 2] = clamp(tone - 12 + tint);
    }
  }
  return pixels;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, value));
}

/** Decibels. */
function psnr(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) throw new Error('not of one size');
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (Number(a[at]) - Number(b[at])) ** 2;
  return 10 * Math.log10((255 * 255 * a.length) / Math.max(sum, 1));
}
