import sharp, { type Sharp } from 'sharp';
import type { ImageRequest, Rectangle, Size } from '@/lib/iiif/image-request';
import { type AxisCut, type Crop, cropAt, cropOf } from '@/lib/pyramid/crop';
import { type Level, levelsOf, tileAt, tilePath } from '@/lib/pyramid/geometry';
import { PyramidUnreadable } from './zip-index';
import type { Tiles } from './zip-tiles';

/** Eight-bit pixels, row by row. */
interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 3;
}

/** Pixels that are cut from a level at a time: about 25 MB, and as much again for the tiles they lie in. */
const CUT_PIXELS = 8_000_000;
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
  tiles: Tiles,
  request: ImageRequest,
  file: string,
  cutPixels = CUT_PIXELS,
): Promise<void> {
  const scaled = await scaledRegion(tiles, request.region, request.size, cutPixels);
  // sharp mirrors and turns before its last cut.
  const isUpright = !request.mirrored && request.rotation === 0;
  const picture = isUpright ? scaled : imageOf(await pixelsOf(scaled));
  await finished(picture, request).timeout({ seconds: SECONDS }).toFile(file);
}

async function scaledRegion(tiles: Tiles, region: Rectangle, size: Size, cutPixels: number): Promise<Sharp> {
  const crop = cropOf(levelsOf(tiles.shape), region, size, cutPixels);
  const rows = rowsAtATime(crop, size, cutPixels);
  if (rows >= size.height) return scaledCut(tiles, crop, size);
  return imageOf(await inBands(tiles, crop.level, region, size, rows));
}

/** Band by band, each with as much of its neighbours as leaves no seam. */
async function inBands(
  tiles: Tiles,
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
    const band = await pixelsOf(await scaledCut(tiles, crop, bandSize));
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

/** Lazy: nothing is decoded before the picture is asked for, and then in one go. */
async function scaledCut(tiles: Tiles, crop: Crop, size: Size): Promise<Sharp> {
  const { x, y } = crop;
  const image = await cut(tiles, crop);
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

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .timeout({ seconds: SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

/** Whole pixels of one level; beyond its edges, and those of the tiles that are needed anyhow, the last ones go on. */
async function cut(tiles: Tiles, { level, x, y }: Crop): Promise<Sharp> {
  const { tileSize } = tiles.shape;
  const across = span(x, level.width, tileSize);
  const down = span(y, level.height, tileSize);
  const found = await readTiles(tiles, level, across, down);
  const columns = across.lastTile - across.firstTile + 1;
  const isGrey = (await sharp(found[0]).metadata()).channels === 1;
  const tiled = found.length === 1 ? sharp(found[0]) : sharp(found, { join: { across: columns } });
  const image = inTone(tiled, isGrey);
  image.extract({
    left: across.from - across.firstTile * tileSize,
    top: down.from - down.firstTile * tileSize,
    width: across.to - across.from,
    height: down.to - down.from,
  });
  const edges = {
    left: across.from - x.from,
    right: x.to - across.to,
    top: down.from - y.from,
    bottom: y.to - down.to,
  };
  // Joined tiles that are grey would be encoded in three channels; as pixels they stay grey.
  const isWhole = Object.values(edges).every((edge) => edge === 0) && (!isGrey || found.length === 1);
  if (isWhole) return image;
  return imageOf(await pixelsOf(image.extend({ ...edges, extendWith: 'copy' })));
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

async function readTiles(tiles: Tiles, level: Level, across: Span, down: Span): Promise<Buffer[]> {
  const reads: Promise<Buffer>[] = [];
  const number = Math.log2(level.scaleFactor);
  for (let row = down.firstTile; row <= down.lastTile; row++) {
    for (let column = across.firstTile; column <= across.lastTile; column++) {
      const path = tilePath(tiles.shape, tileAt(tiles.shape, number, column, row));
      const entry = tiles.find(path);
      if (!entry) throw new PyramidUnreadable(`no ${path}`);
      reads.push(tiles.read(entry));
    }
  }
  return Promise.all(reads);
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
