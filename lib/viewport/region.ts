/** Width and height in one unit, which the user of the type names. */
export interface Size {
  width: number;
  height: number;
}

/** A rectangle of a scan, in whole pixels of the oriented, full-size scan (DECISIONS, 5). */
export interface Region extends Size {
  x: number;
  y: number;
}

/**
 * The part of a rectangle that lies on the image, in whole pixels: half-open sides are widened to the pixel that
 * they touch, so that nothing of what was meant is cut.
 * @returns null where no pixel is left, or where a number is not finite
 */
export function clampRegion(region: Region, image: Size): Region | null {
  if (![region.x, region.y, region.width, region.height].every(Number.isFinite)) return null;
  const left = Math.max(0, Math.floor(region.x));
  const top = Math.max(0, Math.floor(region.y));
  const right = Math.min(image.width, Math.ceil(region.x + region.width));
  const bottom = Math.min(image.height, Math.ceil(region.y + region.height));
  if (!(region.width > 0 && region.height > 0) || right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function isWholeImage(region: Region, image: Size): boolean {
  return region.x === 0 && region.y === 0 && region.width === image.width && region.height === image.height;
}
