import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/fixtures/folders';
import {
  ADOBE_RGB,
  greyProfile,
  type MatrixProfile,
  rgbProfile,
  SWAPPED_RGB,
  type Triple,
} from '@/tests/fixtures/icc';
import {
  grey16Tiff,
  jpegOf,
  multiPageTiff,
  plain,
  plainTiff,
  pngOf,
  sharpOf,
  signpost,
  storedAs,
  turnedJpeg,
  withProfile,
} from '@/tests/fixtures/images';
import { writeTiff } from '@/tests/fixtures/tiff';
import { decodeScan } from './decode-scan';
import { probe } from './probe';
import type { ScanTone } from './tone';

const LIMITS = { maxPixels: 1e9, maxWholePixels: 1e9 };
const PAPER = [0xf5, 0xf0, 0xe6];

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

let scans = 0;

async function decode(bytes: Buffer, tone: ScanTone = 'colour') {
  const file = path.join(folder, `scan-${++scans}`);
  await writeFile(file, bytes);
  const image = decodeScan(file, await probe(file, LIMITS), tone).raw({ depth: 'uchar' });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = (y * info.width + x) * info.channels;
    return [...data.subarray(start, start + info.channels)];
  };
  return { data, info, at };
}

function expectNear(found: number[], expected: readonly number[], within = 2): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(Number(found[i]) - value), `${found} instead of ${expected}`).toBeLessThanOrEqual(within);
  }
}

/** XYZ (D50) to linear sRGB, from the published matrix of the colour space. */
const FROM_XYZ: readonly [Triple, Triple, Triple] = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/** What a colour of a matrix profile is in sRGB, by the textbook. */
function toSrgb(profile: MatrixProfile, colour: readonly number[]): number[] {
  const linear = colour.map((value) => (value / 255) ** profile.gamma);
  const xyz = [0, 1, 2].map((i) =>
    profile.primaries.reduce(
      (sum, primary, channel) => sum + Number(primary[i]) * Number(linear[channel]),
      0,
    ),
  );
  return FROM_XYZ.map((row) => {
    const light = Math.max(
      0,
      Math.min(
        1,
        row.reduce((sum, part, i) => sum + part * Number(xyz[i]), 0),
      ),
    );
    const encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  });
}

describe('colour', () => {
  it.each([[[200, 100, 60]], [[90, 160, 90]], [[128, 128, 128]], [[30, 60, 150]]])(
    'of Adobe RGB %j becomes the same colour in sRGB',
    async (colour) => {
      const jpeg = withProfile(await jpegOf(plain(32, 32, colour), { quality: 100 }), rgbProfile(ADOBE_RGB));
      expectNear((await decode(jpeg)).at(16, 16), toSrgb(ADOBE_RGB, colour), 3);
    },
  );

  it('of an odd profile is believed, in eight bits and in sixteen', async () => {
    const colour = [200, 90, 60];
    const expected = toSrgb(SWAPPED_RGB, colour);
    const jpeg = withProfile(await jpegOf(plain(32, 32, colour), { quality: 100 }), rgbProfile(SWAPPED_RGB));
    expectNear((await decode(jpeg)).at(16, 16), expected, 3);
    expectNear((await decode(rgb16(32, 32, colour, rgbProfile(SWAPPED_RGB)))).at(16, 16), expected, 3);
  });

  it('of 16-bit Adobe RGB is not taken for Display P3', async () => {
    for (const colour of [
      [90, 160, 90],
      [128, 128, 128],
      [200, 120, 90],
    ]) {
      const tiff = rgb16(32, 32, colour, rgbProfile(ADOBE_RGB));
      expectNear((await decode(tiff)).at(16, 16), toSrgb(ADOBE_RGB, colour), 3);
    }
  });

  it('of 16 bits without a profile is scaled to eight', async () => {
    expectNear((await decode(rgb16(8, 8, [10, 128, 250]))).at(4, 4), [10, 128, 250], 1);
  });

  it('of a broken profile, or one for other channels, is taken for sRGB', async () => {
    const colour = [200, 100, 60];
    const jpeg = await jpegOf(plain(32, 32, colour), { quality: 100 });
    const broken = rgbProfile(ADOBE_RGB);
    broken.fill(0xff, 132, 240);
    for (const profile of [Buffer.from('rubbish'), greyProfile('Grey', 1), broken]) {
      expectNear((await decode(withProfile(jpeg, profile))).at(16, 16), colour, 3);
    }
  });

  it('of CMYK becomes sRGB', async () => {
    const jpeg = await sharpOf(plain(64, 64, [200, 60, 50]))
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer();
    const { at, info } = await decode(jpeg);
    expect(info.channels).toBe(3);
    expectNear(at(32, 32), [200, 60, 50], 25);
  });
});

describe('grey', () => {
  it('has one channel where one is asked for', async () => {
    const { info, at } = await decode(await jpegOf(plain(16, 16, [77])), 'grey');
    expect(info.channels).toBe(1);
    expectNear(at(8, 8), [77], 1);
  });

  it('of three equal channels keeps its values', async () => {
    const ramp = Buffer.from(Array.from({ length: 256 * 3 }, (_, i) => Math.floor(i / 3)));
    const { data } = await decode(await pngOf({ data: ramp, width: 256, height: 1, channels: 3 }), 'grey');
    expect([...data]).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });

  it('of 16 bits keeps the whole range from black to white', async () => {
    const { at } = await decode(grey16Tiff(257, 4), 'grey');
    expectNear(at(0, 0), [0], 0);
    expectNear(at(128, 2), [128], 1);
    expectNear(at(256, 3), [255], 0);
  });

  it.each([8, 16] as const)('of %i bits under a linear profile becomes lighter', async (bits) => {
    const profile = greyProfile('Linear', 1);
    const value = bits === 8 ? 55 : 55 * 257;
    const data = Buffer.alloc(64 * 64 * (bits / 8));
    for (let i = 0; i < 64 * 64; i++)
      bits === 8 ? data.writeUInt8(value, i) : data.writeUInt16LE(value, i * 2);
    const tiff = writeTiff([{ width: 64, height: 64, data, samples: 1, bits, photometric: 1, icc: profile }]);
    // 55/255 of the light is 0.5 in sRGB's curve, 128.
    expectNear((await decode(tiff, 'grey')).at(32, 32), [128], 2);
  });

  it('of one bit is black and white', async () => {
    const data = Buffer.from(Array.from({ length: 16 * 2 }, () => 0b11110000));
    const { at } = await decode(
      writeTiff([{ width: 16, height: 16, data, samples: 1, bits: 1, photometric: 1 }]),
    );
    expect(at(0, 0)).toEqual([255, 255, 255]);
    expect(at(5, 9)).toEqual([0, 0, 0]);
  });
});

describe('what is transparent shows paper', () => {
  it('in colour', async () => {
    const png = await sharpOf(plain(20, 20, [255, 0, 0]))
      .ensureAlpha(0)
      .png()
      .toBuffer();
    expectNear((await decode(png)).at(10, 10), PAPER, 1);
    const half = await sharpOf(plain(20, 20, [255, 0, 0]))
      .ensureAlpha(0.5)
      .png()
      .toBuffer();
    expectNear((await decode(half)).at(10, 10), [250, 120, 115], 2);
  });

  it('in grey, and in sixteen bits', async () => {
    const grey = Buffer.from(Array.from({ length: 20 * 20 * 2 }, (_, i) => (i % 2 === 0 ? 90 : 0)));
    const tiff = { width: 20, height: 20, photometric: 1, samples: 2, extraSamples: 2 } as const;
    expectNear((await decode(writeTiff([{ ...tiff, data: grey, bits: 8 }]))).at(9, 9), PAPER, 1);
    const wide = Buffer.alloc(20 * 20 * 8);
    for (let i = 0; i < 20 * 20; i++) wide.writeUInt16LE(40_000, i * 8);
    const rgba = { ...tiff, samples: 4, photometric: 2, data: wide, bits: 16 } as const;
    expectNear((await decode(writeTiff([rgba]))).at(9, 9), PAPER, 2);
  });

  it('and what is opaque does not', async () => {
    const grey = Buffer.from(Array.from({ length: 20 * 20 * 2 }, (_, i) => (i % 2 === 0 ? 90 : 255)));
    const tiff = writeTiff([
      { width: 20, height: 20, photometric: 1, samples: 2, extraSamples: 2, data: grey, bits: 8 },
    ]);
    expectNear((await decode(tiff)).at(9, 9), [90, 90, 90], 1);
  });
});

describe('which way up', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i of a JPEG and of a TIFF', async (orientation) => {
    const upright = signpost(48, 32);
    const stored = storedAs(upright, orientation);
    const tiff = await decode(plainTiff(stored, orientation));
    expect(tiff.info).toMatchObject({ width: 48, height: 32 });
    expect(tiff.data.equals(upright.data)).toBe(true);
    const jpeg = await decode(await turnedJpeg(upright, orientation));
    expectNear(jpeg.at(3, 3), [220, 20, 20], 25);
    expectNear(jpeg.at(44, 28), [220, 220, 220], 10);
    expectNear(jpeg.at(4, 28), [30, 30, 30], 10);
  });
});

describe('several pages', () => {
  it('show the first', async () => {
    const { at, info } = await decode(multiPageTiff(plain(8, 6, [1, 2, 3]), plain(9, 9, [200, 200, 200])));
    expect([info.width, info.height, ...at(0, 0)]).toEqual([8, 6, 1, 2, 3]);
  });
});

function rgb16(width: number, height: number, colour: readonly number[], icc?: Buffer): Buffer {
  const data = Buffer.alloc(width * height * 6);
  for (let i = 0; i < width * height * 3; i++) data.writeUInt16LE(Number(colour[i % 3]) * 257, i * 2);
  return writeTiff([{ width, height, data, samples: 3, bits: 16, photometric: 2, icc }]);
}
