import type { Box, Point, Position } from './geometry';

/** One square picture of a base map, where it lies on the ground in metres. */
export interface Tile extends Box {
  href: string;
}

/**
 * Zoom of the tiles (Web Mercator, EPSG:3857; 0 is the whole earth on one of them): two metres a pixel in Jerusalem, some thirty
 * pictures for all that the map shows.
 */
export const TILE_ZOOM = 16;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Where a position lies on the grid of tiles of a zoom; the whole part is the tile. */
export function onGrid({ longitude, latitude }: Position, zoom: number): Point {
  const tiles = 2 ** zoom;
  const phi = radians(latitude);
  return {
    x: ((longitude + 180) / 360) * tiles,
    y: ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * tiles,
  };
}

/** The position of a point of the grid. */
export function fromGrid({ x, y }: Point, zoom: number): Position {
  const tiles = 2 ** zoom;
  const phi = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / tiles)));
  return { longitude: (x / tiles) * 360 - 180, latitude: (phi * 180) / Math.PI };
}

/**
 * The tiles under a part of the ground. Each is laid with its own corners: within one of them the plan's plane and Mercator's
 * differ by less than a centimetre.
 * @param template with `{z}`, `{x}` and `{y}`
 */
export function tilesUnder(
  template: string,
  extent: Box,
  { toGround, toPosition }: { toGround(position: Position): Point; toPosition(point: Point): Position },
  zoom = TILE_ZOOM,
): Tile[] {
  const first = onGrid(toPosition(extent), zoom);
  const last = onGrid(toPosition({ x: extent.x + extent.width, y: extent.y + extent.height }), zoom);
  const tiles: Tile[] = [];
  for (let y = Math.floor(first.y); y <= last.y; y++)
    for (let x = Math.floor(first.x); x <= last.x; x++) {
      const from = toGround(fromGrid({ x, y }, zoom));
      const to = toGround(fromGrid({ x: x + 1, y: y + 1 }, zoom));
      const address = { z: zoom, x, y };
      const href = template.replace(/\{([zxy])\}/g, (_, part: 'z' | 'x' | 'y') => String(address[part]));
      tiles.push({ href, ...from, width: to.x - from.x, height: to.y - from.y });
    }
  return tiles;
}
