import type { LRUCache } from 'lru-cache';
import sharp, { type Sharp } from 'sharp';
import type { ImageRequest, Rectangle, Size } from '@/lib/iiif/image-request';
import { type AxisCut, type Crop, cropAt, cropOf } from '@/lib/pyramid/crop';
import { type Level, levelsOf, type Tile, tileAt, tilePath } from '@/lib/pyramid/geometry';
import { CUT_PIXELS } from './memory-of';
import { isGreyJpeg } from './verify-pyramid';
import { PyramidUnreadable } from './zip-index';
import type { Tiles } from './zip-tiles';

/** Eight-bit pixels, row by row. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 3;
}

/** A pyramid, and what is remembered of it. */
export interface Source {
  tiles: Tiles;
  /** The image's id. */
  id: string;
  /** Tiles of the coarse levels, decoded, by `<image id>/<path>`: nearly every picture of the whole is made from these. */
  decoded: LRUCache<string, Pixels>;
}

/** Tiles of a level that may be worth remembering: beyond these, the same one is seldom needed twice. */
const COARSE = 64;

/** Pixels along a side that a sharpening kernel looks at, in either direction, for one pixel of the result. */
const KERNEL_REACH = 3;
const SECONDS = 20;

/**
 * Makes the picture that is asked for from a pyramid's own tiles and writes it to a file. Memory is bounded by the
 * picture's own pixels: what it is made from passes by in bands.
 * @param file path to write; what is there is replaced
 * @param cutPixels that are cut from a level at a time
 * @throws PyramidUnreadable; whatever sharp throws, a time limit among it
 */
export async function composePicture(
  source: Source,
  request: ImageRequest,
  file: string,
  cutPixels = CUT_PIXELS,
): Promise<void> {
  const scaled = await regionPicture(source, request.region, request.size, cutPixels);
  // sharp mirrors and turns before its last cut.
  const isUpright = !request.mirrored && request.rotation === 0;
  const picture = isUpright ? scaled : imageOf(await pixelsOf(scaled));
  await finished(picture, request).timeout({ seconds: SECONDS }).toFile(file);
}

/**
 * A region in a size that is no larger than it, ready to be looked at or written.
 * @param region whole pixels inside the full-size image
 * @throws PyramidUnreadable; whatever sharp throws
 */
export async function regionPicture(
  source: Source,
  region: Rectangle,
  size: Size,
  cutPixels = CUT_PIXELS,
): Promise<Sharp> {
  const crop = cropOf(levelsOf(source.tiles.shape), region, size, cutPixels);
  const rows = rowsAtATime(crop, size, cutPixels);
  if (rows >= size.height) return scaledCut(source, crop, size);
  return imageOf(await inBands(source, crop.level, region, size, rows));
}

/** Band by band, each with as much of its neighbours as leaves no seam. */
async function inBands(
  source: Source,
  level: Level,
  region: Rectangle,
  size: Size,
  rows: number,
): Promise<Pixels> {
  const step = region.height / size.height;
  const context = Math.ceil(KERNEL_REACH * Math.max(1, step / level.scaleFactor));
  let whole: Pixels | null = null;
  for (let top = 0; top < size.height; top += rows) {
    const height = Math.min(rows, size.height - top);
    const part = { ...region, y: region.y + top * step, height: height * step };
    const bandSize = { width: size.width, height };
    const crop = cropAt(level, part, bandSize, context);
    const band = await pixelsOf(await scaledCut(source, crop, bandSize));
    whole ??= { ...band, ...size, data: Buffer.allocUnsafe(size.width * size.height * band.channels) };
    band.data.copy(whole.data, top * size.width * band.channels);
  }
  if (!whole) throw new RangeError('no rows');
  return whole;
}

function rowsAtATime({ x, y }: Crop, size: Size, cutPixels: number): number {
  const rowPixels = ((x.to - x.from) * (y.to - y.from)) / size.height;
  return Math.max(1, Math.floor(cutPixels / rowPixels));
}

async function scaledCut(source: Source, crop: Crop, size: Size): Promise<Sharp> {
  const { x, y } = crop;
  const image = imageOf(await cut(source, crop));
  if (x.scaledTo !== x.to - x.from || y.scaledTo !== y.to - y.from)
    image.resize(x.scaledTo, y.scaledTo, { fit: 'fill', kernel: 'lanczos3' });
  return image.extract({ left: x.lead, top: y.lead, ...size });
}

function imageOf({ data, width, height, channels }: Pixels): Sharp {
  return inTone(sharp(data, { raw: { width, height, channels }, limitInputPixels: false }), channels === 1);
}

/** Left to itself, sharp makes three channels of one. */
function inTone(image: Sharp, isGrey: boolean): Sharp {
  return isGrey ? image.toColourspace('b-w') : image;
}

/** @throws whatever sharp throws, a time limit among it */
export async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .timeout({ seconds: SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

/** Whole pixels of one level; beyond its edges, and those of the tiles that are needed anyhow, the last ones go on. */
async function cut(source: Source, { level, x, y }: Crop): Promise<Pixels> {
  const { shape } = source.tiles;
  const across = span(x, level.width, shape.tileSize);
  const down = span(y, level.height, shape.tileSize);
  const number = Math.log2(level.scaleFactor);
  let canvas: Pixels | null = null;
  for (let row = down.firstTile; row <= down.lastTile; row++) {
    for (let column = across.firstTile; column <= across.lastTile; column++) {
      const tile = tileAt(shape, number, column, row);
      const part = partOf(tile, across, down, shape.tileSize);
      const { pixels, ...place } = await decodedPart(source, level, tile, part);
      canvas ??= blank(x.to - x.from, y.to - y.from, pixels.channels);
      const left = column * shape.tileSize + part.left - x.from;
      const top = row * shape.tileSize + part.top - y.from;
      paste(canvas, { left, top }, pixels, { ...part, ...place });
    }
  }
  if (!canvas) throw new RangeError('an empty cut');
  spread(canvas, {
    left: across.from - x.from,
    right: across.to - x.from,
    top: down.from - y.from,
    bottom: down.to - y.from,
  });
  return canvas;
}

/** Pixels of something, from its upper left corner. */
interface Part extends Size {
  left: number;
  top: number;
}

/** What of a tile lies in the cut. */
function partOf({ column, row, size }: Tile, across: Span, down: Span, tileSize: number): Part {
  const left = Math.max(0, across.from - column * tileSize);
  const top = Math.max(0, down.from - row * tileSize);
  return {
    left,
    top,
    width: Math.min(size.width, across.to - column * tileSize) - left,
    height: Math.min(size.height, down.to - row * tileSize) - top,
  };
}

/** @returns pixels that hold the part, and where in them it begins */
async function decodedPart(
  { tiles, id, decoded }: Source,
  level: Level,
  tile: Tile,
  part: Part,
): Promise<{ pixels: Pixels; left: number; top: number }> {
  const path = tilePath(tiles.shape, tile);
  const key = `${id}/${path}`;
  const { left, top } = part;
  const known = decoded.get(key);
  if (known) return { pixels: known, left, top };
  const entry = tiles.find(path);
  if (!entry) throw new PyramidUnreadable(`no ${path}`);
  const jpeg = await tiles.read(entry);
  // What is not wanted below the part is not decoded either.
  const image = inTone(sharp(jpeg, { sequentialRead: true }), isGreyJpeg(jpeg));
  if (level.columns * level.rows > COARSE)
    return { pixels: await pixelsOf(image.extract(part)), left: 0, top: 0 };
  const whole = await pixelsOf(image);
  decoded.set(key, whole);
  return { pixels: whole, left, top };
}

function blank(width: number, height: number, channels: Pixels['channels']): Pixels {
  return { data: Buffer.allocUnsafe(width * height * channels), width, height, channels };
}

function paste(canvas: Pixels, at: { left: number; top: number }, from: Pixels, part: Part): void {
  const { channels } = canvas;
  if (from.channels !== channels) throw new PyramidUnreadable('tiles of two kinds');
  for (let row = 0; row < part.height; row++) {
    const start = ((part.top + row) * from.width + part.left) * channels;
    const target = ((at.top + row) * canvas.width + at.left) * channels;
    from.data.copy(canvas.data, target, start, start + part.width * channels);
  }
}

/** Lets the outermost pixels of what was pasted go on to the canvas's edges. */
function spread(
  { data, width, height, channels }: Pixels,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): void {
  const rowBytes = width * channels;
  for (let row = top; row < bottom; row++) {
    const start = row * rowBytes;
    for (let x = 0; x < left; x++)
      data.copyWithin(start + x * channels, start + left * channels, start + (left + 1) * channels);
    for (let x = right; x < width; x++)
      data.copyWithin(start + x * channels, start + (right - 1) * channels, start + right * channels);
  }
  for (let row = 0; row < top; row++) data.copyWithin(row * rowBytes, top * rowBytes, (top + 1) * rowBytes);
  for (let row = bottom; row < height; row++)
    data.copyWithin(row * rowBytes, (bottom - 1) * rowBytes, bottom * rowBytes);
}

/** What of a cut is read. */
interface Span {
  /** Pixels of the level, from (inclusive) and to (exclusive). */
  from: number;
  to: number;
  /** Columns or rows of the grid. */
  firstTile: number;
  lastTile: number;
}

/** The tiles that hold what is wanted; those that would only add to the cut's edges are not decoded for that. */
function span(axis: AxisCut, levelSide: number, tileSize: number): Span {
  const firstTile = Math.max(0, Math.floor((axis.start - axis.context) / tileSize));
  const end = Math.min(levelSide, Math.ceil(axis.end + axis.context));
  const lastTile = Math.ceil(end / tileSize) - 1;
  return {
    from: Math.max(axis.from, firstTile * tileSize),
    to: Math.min(axis.to, levelSide, (lastTile + 1) * tileSize),
    firstTile,
    lastTile,
  };
}

/** Seen through what a turned picture leaves empty, where the format has nothing to leave it to. */
const WHITE = '#ffffff';
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };
const MIDDLE_GREY = 128;

/** Turned, without colour where that is asked for, and encoded (Image API 3.0, 4.6: in this order). */
function finished(image: Sharp, request: ImageRequest): Sharp {
  turn(image, request);
  if (request.quality === 'gray') image.grayscale();
  if (request.quality === 'bitonal') image.threshold(MIDDLE_GREY);
  if (request.quality !== 'default') image.toColourspace('b-w');
  return encoded(image, request.format);
}

/** Mirrored before it is turned (Image API 3.0, 4.3), as sharp does it, too. */
function turn(image: Sharp, { mirrored, rotation, quality, format }: ImageRequest): void {
  if (mirrored) image.flop();
  if (rotation === 0) return;
  if (rotation % 90 === 0) image.rotate(rotation);
  else if (format === 'jpg' || quality === 'bitonal') image.rotate(rotation, { background: WHITE });
  else image.ensureAlpha().rotate(rotation, { background: CLEAR });
}

/** As the tiles are; effort beyond these costs seconds for a few hundredths of the bytes. */
function encoded(image: Sharp, format: ImageRequest['format']): Sharp {
  if (format === 'png') return image.png({ compressionLevel: 4 });
  if (format === 'webp') return image.webp({ quality: 75, effort: 2 });
  return image.jpeg({ quality: 75, optimiseCoding: false });
}
