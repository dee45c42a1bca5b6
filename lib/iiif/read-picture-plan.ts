import type { ImageService } from './read-image-service';

/** A picture in pieces, all of one size but those of the last column and row. Pixels. */
export interface TileGrid {
  /** Of the picture that comes of it: the full one's, divided by `scale`. */
  width: number;
  height: number;
  /** Of a piece, as it is answered. */
  tileWidth: number;
  tileHeight: number;
  /** Pixels of the full picture for each pixel of the answer. */
  scale: number;
  columns: number;
  rows: number;
}

/** Pieces of a service that answers any region: few requests, and each far below what servers refuse. */
const REGION_SIDE = 2048;

/** Below this a picture would be asked for in thousands of crumbs. */
export const LEAST_REGION_SIDE = 128;

/** Pieces of one picture: a thousand megapixels in the usual tiles. What has more is there to keep its readers busy. */
const MOST_PIECES = 20_000;

/** Declared sizes that are tried where no other way is open: static folders lack some that they declare. */
const MOST_SIZES = 3;

/** Addresses of the whole picture at the greatest size, to be tried in turn. */
export function wholeAddresses({ id, version }: ImageService): string[] {
  if (version === 3) return [`${id}/full/max/0/default.jpg`];
  if (version === 2) return [`${id}/full/full/0/default.jpg`, `${id}/full/max/0/default.jpg`];
  return [`${id}/full/full/0/native.jpg`, `${id}/full/full/0/default.jpg`];
}

/** Addresses of the largest whole picture among the declared sizes, or within the limits; to be tried in turn. */
export function reducedAddresses(service: ImageService): string[] {
  const { id, version } = service;
  const declared = service.sizes.map(({ width, height }) => sizesAs(version, width, height));
  return declared
    .slice(0, MOST_SIZES)
    .flatMap((forms) => forms.flatMap((size) => named(service, `${id}/full/${size}/0`)));
}

/**
 * How the full picture is put together from pieces.
 * @param side the longest that an answer may be, where it was found by trying; else by what the service says
 * @returns null for a service that has neither regions nor a grid, or only crumbs
 */
export function planTiles(service: ImageService, side = REGION_SIDE): TileGrid | null {
  const { width, height, tile, hasRegions } = service;
  if (!hasRegions) return tile && gridOf(width, height, tile);
  const most = Math.floor(Math.min(side, service.maxWidth, service.maxHeight, Math.sqrt(service.maxArea)));
  const own = tile && tile.scale === 1 && tile.width === tile.height ? tile.width : 0;
  // Along the service's own tiles it has the least to do.
  const along = own > 0 && own <= most ? Math.floor(most / own) * own : most;
  return along < 1 ? null : gridOf(width, height, { width: along, height: along, scale: 1 });
}

function gridOf(
  width: number,
  height: number,
  tile: { width: number; height: number; scale: number },
): TileGrid | null {
  const own = { width: Math.ceil(width / tile.scale), height: Math.ceil(height / tile.scale) };
  const columns = Math.ceil(own.width / tile.width);
  const rows = Math.ceil(own.height / tile.height);
  if (columns * rows > MOST_PIECES) return null;
  const { width: tileWidth, height: tileHeight, scale } = tile;
  return { ...own, tileWidth, tileHeight, scale, columns, rows };
}

/** Size of a piece as it should be answered, in pixels. */
export function tileSize(grid: TileGrid, column: number, row: number): { width: number; height: number } {
  return {
    width: Math.min(grid.tileWidth, grid.width - column * grid.tileWidth),
    height: Math.min(grid.tileHeight, grid.height - row * grid.tileHeight),
  };
}

/**
 * Addresses of one piece in the forms in which services and static folders have it, the canonical one of the version first.
 * Their order is the same for every piece.
 */
export function tileAddresses(service: ImageService, grid: TileGrid, column: number, row: number): string[] {
  const { id, version } = service;
  const { scale, tileWidth, tileHeight } = grid;
  const [x, y] = [column * tileWidth * scale, row * tileHeight * scale];
  const w = Math.min(tileWidth * scale, service.width - x);
  const h = Math.min(tileHeight * scale, service.height - y);
  const size = tileSize(grid, column, row);
  const sizes = sizesAs(version, size.width, size.height);
  const isWhole = w === service.width && h === service.height;
  const regions = [`${x},${y},${w},${h}`, ...(isWhole ? ['full'] : [])];
  return regions.flatMap((region) => sizes.flatMap((form) => named(service, `${id}/${region}/${form}/0`)));
}

/** The quality was `native` in version 1 (1.1, 4.4), which some servers of later versions have under its old context. */
function named({ version }: ImageService, request: string): string[] {
  return (version === 1 ? ['native', 'default'] : ['default']).map((quality) => `${request}/${quality}.jpg`);
}

/** Version 3 names both sides (3.0, 4.7); before it the width alone was canonical (2.1, 4.7). */
function sizesAs(version: 1 | 2 | 3, width: number, height: number): string[] {
  return version === 3 ? [`${width},${height}`, `${width},`] : [`${width},`, `${width},${height}`];
}
