import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/fixtures/folders';
import {
  adobeRgb,
  bigTiff,
  directoryLastTiff,
  floatTiff,
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
  rawPhotoTiff,
  sharpOf,
  signpost,
  svgText,
  tiledTiff,
  turnedJpeg,
  withProfile,
} from '@/tests/fixtures/images';
import { probe, type ScanLimits } from './probe';

const LIMITS: ScanLimits = { maxPixels: 1_000_000_000, maxWholePixels: 150_000_000 };
const SMALL: ScanLimits = { maxPixels: 10_000, maxWholePixels: 1000 };

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

let files = 0;

async function stored(bytes: Buffer | string, name = `scan-${++files}.jpg`): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const probed = async (bytes: Buffer | string, limits = LIMITS) => probe(await stored(bytes), limits);

describe('what a file says about itself', () => {
  it('JPEG', async () => {
    expect(await probed(await jpegOf(photograph(60, 40)))).toEqual({
      format: 'jpeg',
      fileWidth: 60,
      fileHeight: 40,
      orientation: 1,
      width: 60,
      height: 40,
      bands: 3,
      bitsPerBand: 8,
      colourSpace: 'srgb',
      hasAlpha: false,
      iccProfile: null,
      icc: 'none',
      pages: 1,
      needsWhole: null,
    });
  });

  it('one pixel', async () => {
    expect(await probed(await pngOf(plain(1, 1, [9, 9, 9])))).toMatchObject({
      format: 'png',
      width: 1,
      height: 1,
    });
  });

  it('16-bit grey TIFF', async () => {
    expect(await probed(grey16Tiff(30, 20))).toMatchObject({
      format: 'tiff',
      bands: 1,
      bitsPerBand: 16,
      colourSpace: 'grey16',
    });
  });

  it('CMYK JPEG', async () => {
    const jpeg = await sharpOf(photograph(40, 40)).toColourspace('cmyk').jpeg().toBuffer();
    expect(await probed(jpeg)).toMatchObject({ bands: 4, colourSpace: 'cmyk', hasAlpha: false });
  });

  it.each([false, true])('BigTIFF, big-endian: %s', async (bigEndian) => {
    const facts = await probed(bigTiff(photograph(50, 30), { bigEndian }));
    expect(facts).toMatchObject({ format: 'tiff', width: 50, height: 30, pages: 1 });
  });

  it('a TIFF in tiles', async () => {
    expect(await probed(tiledTiff())).toMatchObject({ width: 64, height: 64 });
  });

  it('a TIFF of several pages: the first, and how many there are', async () => {
    const facts = await probed(multiPageTiff(photograph(50, 30), photograph(20, 20), photograph(10, 10)));
    expect(facts).toMatchObject({ width: 50, height: 30, pages: 3 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
    const facts = await probed(await turnedJpeg(signpost(60, 40), orientation));
    const sideways = orientation >= 5;
    expect(facts).toMatchObject({
      orientation,
      fileWidth: sideways ? 40 : 60,
      width: 60,
      height: 40,
      needsWhole: orientation > 2 ? 'rotated' : null,
    });
  });

  it('an orientation that does not exist is none', async () => {
    expect(await probed(plainTiff(photograph(9, 5), 77))).toMatchObject({
      orientation: 1,
      width: 9,
      height: 5,
    });
  });

  it('a colour profile by its name', async () => {
    const jpeg = withProfile(await jpegOf(photograph(20, 20)), adobeRgb());
    expect(await probed(jpeg)).toMatchObject({ iccProfile: 'Adobe RGB (1998)', icc: 'used' });
  });

  it('a colour profile that is broken, or for other channels', async () => {
    const colour = await jpegOf(photograph(20, 20));
    const grey = await jpegOf(photograph(20, 20, 1));
    expect(await probed(withProfile(colour, Buffer.from('not a profile at all')))).toMatchObject({
      iccProfile: null,
      icc: 'unusable',
    });
    expect(await probed(withProfile(colour, adobeRgb().subarray(0, 300)))).toMatchObject({ icc: 'unusable' });
    expect(await probed(withProfile(grey, adobeRgb()))).toMatchObject({ icc: 'unusable' });
  });

  it('what must be held whole', async () => {
    const raw = photograph(64, 64);
    expect((await probed(await jpegOf(raw, { progressive: true }))).needsWhole).toBe('progressive');
    expect((await probed(await pngOf(raw, { progressive: true }))).needsWhole).toBe('interlaced');
    expect((await probed(await sharpOf(raw).webp().toBuffer())).needsWhole).toBe('webp');
    expect((await probed(await pngOf(raw))).needsWhole).toBeNull();
  });

  it('whatever it is called, in Arabic with marks of direction too', async () => {
    const file = await stored(await jpegOf(photograph(20, 10)), '\u200fباب العامود\u200e (١٩٠٠)\u202c.txt');
    expect(await probe(file, LIMITS)).toMatchObject({ format: 'jpeg', width: 20 });
  });

  it('a JPEG that is also a page is a JPEG', async () => {
    expect(await probed(htmlPolyglot(await jpegOf(photograph(20, 10))))).toMatchObject({ format: 'jpeg' });
  });
});

describe('what is refused', () => {
  it.each<[string, string, () => Buffer | string | Promise<Buffer>]>([
    ['an empty file', 'FILE_EMPTY', () => ''],
    ['text', 'FILE_NOT_IMAGE', () => 'Jerusalem, 1900\n'],
    ['a page', 'FILE_NOT_IMAGE', () => '<!DOCTYPE html><html><svg onload="alert(1)"></svg></html>'],
    ['a page that begins like XML', 'FILE_NOT_IMAGE', () => '<?xml version="1.0"?><html></html>'],
    ['SVG', 'FORMAT_NOT_ACCEPTED', svgText],
    ['SVG behind a comment', 'FORMAT_NOT_ACCEPTED', () => '<!-- \xff\xd8\xff --> <svg></svg>'],
    ['GIF', 'FORMAT_NOT_ACCEPTED', () => sharpOf(photograph(9, 9)).gif().toBuffer()],
    ['AVIF', 'FORMAT_NOT_ACCEPTED', () => sharpOf(photograph(9, 9)).avif().toBuffer()],
    ['PDF', 'FORMAT_NOT_ACCEPTED', () => '%PDF-1.7\n'],
    ['floating-point TIFF', 'FORMAT_NOT_ACCEPTED', () => floatTiff(9, 9)],
    ['three bytes of a JPEG', 'IMAGE_TRUNCATED', () => Buffer.from([0xff, 0xd8, 0xff])],
    ['eight bytes of a PNG', 'IMAGE_TRUNCATED', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    [
      'a TIFF without its directory',
      'IMAGE_TRUNCATED',
      async () => half(await directoryLastTiff(photograph(90, 90))),
    ],
    [
      'a BigTIFF without its directory',
      'IMAGE_TRUNCATED',
      () => bigTiff(photograph(90, 90)).subarray(0, 100),
    ],
    ['a TIFF of nothing but a header', 'IMAGE_TRUNCATED', () => Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    [
      'a PNG without its end',
      'IMAGE_TRUNCATED',
      async () => (await pngOf(photograph(90, 90))).subarray(0, -20),
    ],
    ['half a WebP', 'IMAGE_TRUNCATED', async () => half(await sharpOf(photograph(90, 90)).webp().toBuffer())],
    ['a TIFF whose last tile is cut off', 'IMAGE_TRUNCATED', () => tiledTiff().subarray(0, -1)],
    ["a camera's raw file", 'FORMAT_NOT_ACCEPTED', rawPhotoTiff],
    [
      'a JPEG of rubbish',
      'IMAGE_DAMAGED',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]),
    ],
  ])('%s: %s', async (_what, code, bytes) => {
    await expect(probed(await bytes())).rejects.toMatchObject({ code });
  });

  it('a file that is not there', async () => {
    await expect(probe(path.join(folder, 'nothing'), LIMITS)).rejects.toMatchObject({
      code: 'ORIGINAL_MISSING',
    });
  });

  it('60,000 x 60,000, by its header alone', async () => {
    const bomb = jpegBomb(60_000, 60_000, await jpegOf(photograph(16, 16)));
    await expect(probed(bomb)).rejects.toMatchObject({
      code: 'IMAGE_TOO_MANY_PIXELS',
      detail: { width: 60_000, height: 60_000, megapixels: 3600, limit: 1000 },
    });
    await expect(probed(pngBomb(60_000, 60_000, 1))).rejects.toMatchObject({ code: 'IMAGE_TOO_MANY_PIXELS' });
  });

  it('more pixels than the setting allows', async () => {
    expect(await probed(await pngOf(plain(100, 100, [1])), SMALL)).toMatchObject({ width: 100 });
    await expect(probed(await pngOf(plain(100, 101, [1])), SMALL)).rejects.toMatchObject({
      code: 'IMAGE_TOO_MANY_PIXELS',
    });
  });

  it('more pixels than can be held whole, and says why', async () => {
    const interlaced = await pngOf(plain(50, 50, [1]), { progressive: true });
    await expect(probed(interlaced, SMALL)).rejects.toMatchObject({
      code: 'IMAGE_TOO_MANY_PIXELS_FOR_FORMAT',
      detail: { why: 'interlaced', format: 'PNG' },
    });
    expect(await probed(await pngOf(plain(50, 50, [1])), SMALL)).toMatchObject({ needsWhole: null });
  });

  it('a side longer than 200,000 pixels', async () => {
    const { data } = plain(200_001, 1, [5]);
    await expect(probed(plainTiff({ data, width: 200_001, height: 1, channels: 1 }))).rejects.toMatchObject({
      code: 'IMAGE_TOO_LONG',
    });
  });

  it('says nothing of where the file lies', async () => {
    const file = await stored(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]));
    await truncate(file, 400);
    const error = await probe(file, LIMITS).then(
      () => null,
      (failure) => failure,
    );
    expect(JSON.stringify(error.detail)).not.toContain(path.basename(folder));
  });
});
