import type OpenSeadragon from 'openseadragon';

/** How much of the picture's preview is seen: nothing of the mount, nothing but its paper, or the preview itself. */
export type Covering = 'mount' | 'preview' | null;

/** A rectangle in whatever unit; all of one call in the same. */
type Box = Pick<OpenSeadragon.Rect, 'x' | 'y' | 'width' | 'height'>;

/** What a sum of rounded areas may lack. */
const NEARLY = 0.9995;

/**
 * What the tiles of the last drawn frame hide of the mount beneath.
 * @param item its bounds are those that a new picture has: 1 wide, from (0, 0)
 */
export function coveringOf(item: OpenSeadragon.TiledImage, viewport: OpenSeadragon.Viewport): Covering {
  const seen = item.getDrawArea();
  if (!seen || item.getOpacity() < 1) return null;
  const drawn = item.lastDrawn.map(({ level, tile }) => ({ level, bounds: tile.bounds }));
  if (!isCovered(seen, drawn)) return null;
  const view = viewport.getBoundsWithMargins(true);
  return areaOf(seen) >= NEARLY * areaOf(view) ? 'mount' : 'preview';
}

/**
 * Whether the tiles of one level cover all that is seen. Those of one level do not overlap, so that their areas can be added; OpenSeadragon
 * draws a coarser level whole where a finer one leaves a gap.
 */
export function isCovered(seen: Box, drawn: readonly { level: number; bounds: Box }[]): boolean {
  const areas = new Map<number, number>();
  for (const { level, bounds } of drawn) {
    const width = Math.min(seen.x + seen.width, bounds.x + bounds.width) - Math.max(seen.x, bounds.x);
    const height = Math.min(seen.y + seen.height, bounds.y + bounds.height) - Math.max(seen.y, bounds.y);
    if (width > 0 && height > 0) areas.set(level, (areas.get(level) ?? 0) + width * height);
  }
  return Math.max(0, ...areas.values()) >= NEARLY * areaOf(seen);
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
