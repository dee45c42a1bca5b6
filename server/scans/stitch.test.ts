import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photograph, sharpOf } from '@/tests/fixtures/images';
import { stitchTiles } from './stitch';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'stitch-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('stitchTiles', () => {
  it.each([
    [700, 500, 256, 3],
    [512, 256, 256, 3],
    [300, 900, 128, 1],
    [100, 80, 256, 3],
  ] as const)(
    'puts %i × %i back together from pieces of %i, to the pixel',
    async (width, height, side, channels) => {
      const raw = photograph(width, height, channels);
      const rows: string[][] = [];
      for (let top = 0; top < height; top += side) {
        const row: string[] = [];
        for (let left = 0; left < width; left += side) {
          const file = path.join(dir, `${left}-${top}.png`);
          const box = {
            left,
            top,
            width: Math.min(side, width - left),
            height: Math.min(side, height - top),
          };
          const piece = sharpOf(raw).extract(box);
          await (channels === 1 ? piece.toColourspace('b-w') : piece).png().toFile(file);
          row.push(file);
        }
        rows.push(row);
      }
      const file = path.join(dir, 'whole.tif');
      await stitchTiles({ rows, width, height, workDir: dir, file });
      expect((await sharp(file).metadata()).channels).toBe(channels);
      const read = channels === 1 ? sharp(file).toColourspace('b-w') : sharp(file);
      const { data, info } = await read.raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width, height, channels });
      expect(data.equals(raw.data)).toBe(true);
    },
  );
});
