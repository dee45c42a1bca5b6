import type { ImageView } from '@/lib/catalogue/views';
import { levelsOf, tileAt, tilePath } from '@/lib/pyramid/geometry';

/** What OpenSeadragon asks of a picture. Its levels count the other way: 0 is the smallest. */
export interface TileSource {
  width: number;
  height: number;
  tileSize: number;
  minLevel: number;
  maxLevel: number;
  getTileUrl(level: number, column: number, row: number): string;
}

/**
 * The pyramid behind an image service, described in place, so that no info.json need be fetched first. It begins with
 * the level that shows the whole picture sharply: anything smaller would only be fetched to be covered at once, and
 * the preview lies beneath.
 * @param devicePixels width that the whole picture takes on the screen, in its physical pixels
 */
export function tileSourceOf(image: ImageView, devicePixels: number): TileSource {
  const { width, height, tileSize } = image;
  const shape = { width, height, tileSize };
  const levels = levelsOf(shape);
  const maxLevel = levels.length - 1;
  const sharp = levels.findLastIndex((level) => level.width >= devicePixels);
  return {
    ...shape,
    minLevel: maxLevel - Math.max(0, sharp),
    maxLevel,
    getTileUrl: (level, column, row) =>
      `/iiif/3/${image.id}/${tilePath(shape, tileAt(shape, maxLevel - level, column, row))}`,
  };
}
