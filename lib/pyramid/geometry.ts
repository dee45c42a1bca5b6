/**
 * The arithmetic of a pyramid in IIIF Image API 3.0 level 0 layout: which tiles there are, which region of the
 * full-size image each shows, how large it is and what it is called. Pure numbers, for browser and server alike.
 */

/** Pixels along a tile's side; the edge tiles on the right and at the bottom are smaller. */
export const TILE_SIZE = 512;

/** Everything that the grid depends on: pixels of the oriented, full-size image, and of a tile's side. */
export interface PyramidShape {
  width: number;
  height: number;
  tileSize: number;
}

/** One reduction of the image. Level 0 is the full size; each next one halves it, rounding up. */
export interface Level {
  /** 1, 2, 4 …: pixels of the full-size image along one pixel of this level. */
  scaleFactor: number;
  /** Pixels of the whole image at this level. */
  width: number;
  height: number;
  columns: number;
  rows: number;
  /** Position of this level's first tile in the pyramid's row-by-row, level-by-level order. */
  firstTile: number;
}

export interface Tile {
  level: number;
  column: number;
  row: number;
  /** What the tile shows: pixels of the full-size image. */
  region: { x: number; y: number; width: number; height: number };
  /** What the tile measures: its own pixels. */
  size: { width: number; height: number };
}

/** The numbers of a tile's address. A region of -1 means `full`; a size of -1 means `max`. */
export interface TileRequest {
  x: number;
  y: number;
  width: number;
  height: number;
  sizeWidth: number;
  sizeHeight: number;
}

/** All levels from full size down to the first that fits into one tile. */
export function levelsOf(shape: PyramidShape): Level[] {
  assertShape(shape);
  const levels: Level[] = [];
  let firstTile = 0;
  for (let scaleFactor = 1; ; scaleFactor *= 2) {
    const width = Math.ceil(shape.width / scaleFactor);
    const height = Math.ceil(shape.height / scaleFactor);
    const columns = Math.ceil(width / shape.tileSize);
    const rows = Math.ceil(height / shape.tileSize);
    levels.push({ scaleFactor, width, height, columns, rows, firstTile });
    if (columns === 1 && rows === 1) return levels;
    firstTile += columns * rows;
  }
}

function assertShape({ width, height, tileSize }: PyramidShape): void {
  for (const value of [width, height, tileSize]) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`bad pyramid size: ${value}`);
  }
}

export function scaleFactorsOf(shape: PyramidShape): number[] {
  return levelsOf(shape).map((level) => level.scaleFactor);
}

/** How many tiles the whole pyramid has. */
export function countTiles(shape: PyramidShape): number {
  const last = levelsOf(shape).at(-1);
  return last ? last.firstTile + 1 : 0;
}

/** @throws RangeError where the grid has no such tile. */
export function tileAt(shape: PyramidShape, level: number, column: number, row: number): Tile {
  const levels = levelsOf(shape);
  const found = levels[level];
  if (!found || !isWithin(column, found.columns) || !isWithin(row, found.rows)) {
    throw new RangeError(`no tile ${column},${row} at level ${level}`);
  }
  return tileOfLevel(shape, found, level, column, row);
}

function isWithin(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

function tileOfLevel(shape: PyramidShape, level: Level, number: number, column: number, row: number): Tile {
  const step = shape.tileSize * level.scaleFactor;
  const x = column * step;
  const y = row * step;
  const width = Math.min(step, shape.width - x);
  const height = Math.min(step, shape.height - y);
  return {
    level: number,
    column,
    row,
    region: { x, y, width, height },
    size: { width: Math.ceil(width / level.scaleFactor), height: Math.ceil(height / level.scaleFactor) },
  };
}

/** Every tile, level by level from full size, each level row by row. */
export function* tilesOf(shape: PyramidShape): Generator<Tile> {
  const levels = levelsOf(shape);
  for (const [number, level] of levels.entries()) {
    for (let row = 0; row < level.rows; row++) {
      for (let column = 0; column < level.columns; column++) {
        yield tileOfLevel(shape, level, number, column, row);
      }
    }
  }
}

/**
 * The tile's address below the image's own, in canonical form (Image API 3.0, 4.7): `x,y,w,h/w,h/0/default.jpg`,
 * or `full/w,h/0/default.jpg` where it shows the whole image. Two levels can name one tile, where what is left
 * of the image at the corner is a single pixel on both.
 */
export function tilePath(shape: PyramidShape, tile: Tile): string {
  const { x, y, width, height } = tile.region;
  const region = width === shape.width && height === shape.height ? 'full' : `${x},${y},${width},${height}`;
  return `${region}/${tile.size.width},${tile.size.height}${TAIL}`;
}

const TAIL = '/0/default.jpg';
const COMMA = 0x2c;
const SLASH = 0x2f;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Sides are limited to far less than this many digits. */
const MAX_DIGITS = 7;

/**
 * Reads a tile's address as `tilePath` writes it; besides, `full/max`, which viewers ask of a small image.
 * Numbers have no sign and no leading zero, so that one tile has one address.
 * @returns null for anything else.
 */
export function parseTilePath(path: string): TileRequest | null {
  if (!path.endsWith(TAIL)) return null;
  const end = path.length - TAIL.length;
  const request: TileRequest = { x: -1, y: -1, width: -1, height: -1, sizeWidth: -1, sizeHeight: -1 };
  let at = 0;
  if (path.startsWith('full/')) {
    at = 5;
    if (end === 8 && path.startsWith('max', at)) return request;
  } else {
    at = readNumber(path, at, COMMA, request, 'x');
    at = readNumber(path, at, COMMA, request, 'y');
    at = readNumber(path, at, COMMA, request, 'width');
    at = readNumber(path, at, SLASH, request, 'height');
  }
  at = readNumber(path, at, COMMA, request, 'sizeWidth');
  at = readNumber(path, at, SLASH, request, 'sizeHeight');
  return at === end + 1 ? request : null;
}

/** Reads digits up to `stop` into `request[key]`; gives the position after `stop`, or -1 for good. */
function readNumber(
  path: string,
  from: number,
  stop: number,
  into: TileRequest,
  key: keyof TileRequest,
): number {
  if (from < 0) return -1;
  let value = 0;
  let at = from;
  for (; at - from <= MAX_DIGITS; at++) {
    const code = path.charCodeAt(at);
    if (code === stop) break;
    if (!(code >= DIGIT_0 && code <= DIGIT_9)) return -1;
    value = value * 10 + code - DIGIT_0;
  }
  const digits = at - from;
  if (digits === 0 || digits > MAX_DIGITS) return -1;
  if (digits > 1 && path.charCodeAt(from) === DIGIT_0) return -1;
  into[key] = value;
  return at + 1;
}

/**
 * Where the asked tile stands in the pyramid's order (`firstTile` + row by row), or -1 where the grid does not
 * promise it.
 * @param levels `levelsOf(shape)`, computed once by the caller
 * @param after look only at positions above this one: for the rare tile that two levels name alike
 */
export function tilePosition(
  shape: PyramidShape,
  levels: readonly Level[],
  asked: TileRequest,
  after = -1,
): number {
  const whole = asked.width === -1;
  const x = whole ? 0 : asked.x;
  const y = whole ? 0 : asked.y;
  const width = whole ? shape.width : asked.width;
  const height = whole ? shape.height : asked.height;
  for (const level of levels) {
    const step = shape.tileSize * level.scaleFactor;
    if (x % step !== 0 || y % step !== 0 || x >= shape.width || y >= shape.height) continue;
    if (width !== Math.min(step, shape.width - x) || height !== Math.min(step, shape.height - y)) continue;
    if (!isSize(asked, width, height, level.scaleFactor)) continue;
    const position = level.firstTile + (y / step) * level.columns + x / step;
    if (position > after) return position;
  }
  return -1;
}

function isSize(asked: TileRequest, width: number, height: number, scaleFactor: number): boolean {
  if (asked.sizeWidth === -1) return scaleFactor === 1;
  return (
    asked.sizeWidth === Math.ceil(width / scaleFactor) && asked.sizeHeight === Math.ceil(height / scaleFactor)
  );
}
