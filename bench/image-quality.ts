import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Rectangle, Size } from '@/lib/iiif/image-request';
import { readImageRequest } from '@/lib/iiif/read-image-request';
import { TILE_SIZE } from '@/lib/pyramid/geometry';
import { decodedTiles } from '@/server/pyramids/compose-from';
import { composePicture } from '@/server/pyramids/compose-picture';
import { openLocalFile } from '@/server/pyramids/open-local-file';
import { openTiles } from '@/server/pyramids/zip-tiles';
import type { BenchRow } from './row';
import { Dice } from './support/dice';
import { grainyImage } from './support/grainy-images';
import { median } from './support/load';

/** 25 megapixels. */
const SIDE = 5000;
const SEEDS = [0x1b873593, 0x5851f42d, 0x7f4a7c15];
const REGIONS = 40;
const JPEG = { quality: 75, optimiseCoding: false } as const;
const LIMITS = { maxArea: 25_000_000, maxSide: 65_500 };

/**
 * Pictures composed of tiles against the same rendered from the original and saved at the same quality: regions and scales
 * of all kinds, of three photographs.
 */
export async function benchImageQuality(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-quality-'));
  try {
    const means: number[] = [];
    const all: number[] = [];
    for (const seed of SEEDS) {
      const found = await qualityOf(await grainyImage('jpeg', SIDE, seed), folder, new Dice(seed));
      means.push(mean(found));
      all.push(...found);
    }
    const value = mean(all);
    return [
      {
        name: 'pictures on request against the same from the original, likeness',
        value,
        unit: 'dB',
        bar: '>= 37',
        ok: value >= 37,
        detail: `mean PSNR of ${REGIONS} regions and scales of each of ${SEEDS.length} photographs of 25 MP (${means.map((one) => one.toFixed(1)).join(', ')}); median ${median(all).toFixed(1)}, least ${Math.min(...all).toFixed(1)}`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns decibels for each region */
async function qualityOf(original: string, folder: string, dice: Dice): Promise<number[]> {
  const zip = path.join(folder, 'tiles.zip');
  const { data, info } = await sharp(original).raw().toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  await sharp(data, raw).jpeg(JPEG).tile({ layout: 'iiif3', container: 'zip', size: TILE_SIZE }).toFile(zip);
  const tiles = await openTiles(await openLocalFile(zip));
  const decoded = decodedTiles();
  const found: number[] = [];
  try {
    while (found.length < REGIONS) {
      const reading = readImageRequest(anyRegion(dice), tiles.shape, LIMITS);
      if (reading.kind !== 'content') throw new Error(reading.kind);
      const { region, size } = reading.request;
      const file = path.join(folder, 'made.jpg');
      await composePicture({ tiles, id: original, decoded }, reading.request, file);
      const direct = await render(sharp(data, raw), region, size);
      found.push(likeness(await sharp(file).raw().toBuffer(), direct));
    }
  } finally {
    await tiles.close();
  }
  return found;
}

async function render(image: Sharp, region: Rectangle, size: Size): Promise<Buffer> {
  const jpeg = await image
    .extract({ left: region.x, top: region.y, width: region.width, height: region.height })
    .resize({ ...size, fit: 'fill' })
    .jpeg(JPEG)
    .toBuffer();
  return sharp(jpeg).raw().toBuffer();
}

/** Of any offset, proportions and scale from 1:1 to 1:8. */
function anyRegion(dice: Dice): string {
  const side = () => Math.round(300 * 2 ** (dice.roll() * 4));
  const [width, height] = [side(), side()];
  const [x, y] = [Math.floor(dice.roll() * (SIDE - width)), Math.floor(dice.roll() * (SIDE - height))];
  const shrink = 2 ** (dice.roll() * 3);
  return `${x},${y},${width},${height}/${Math.round(width / shrink)},${Math.round(height / shrink)}/0/default.jpg`;
}

/** Peak signal to noise ratio of eight-bit samples, in decibels. */
function likeness(one: Buffer, other: Buffer): number {
  let squares = 0;
  for (let i = 0; i < one.length; i++) squares += (Number(one[i]) - Number(other[i])) ** 2;
  return 10 * Math.log10(255 ** 2 / (squares / one.length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
