import { isWholeImage, type Region, type Size } from '../viewport/region';

/** A picture of a part of an image, as our image service makes it. */
export interface RegionPicture extends Size {
  /** Site-relative, in canonical form (Image API 3.0, 4.7). */
  url: string;
}

/**
 * The part in its own proportions, no larger than its own pixels: more would be refused.
 * @param most pixels of the longer side
 */
export function regionPicture(image: Size & { id: string }, region: Region, most: number): RegionPicture {
  const scale = Math.min(1, most / Math.max(region.width, region.height));
  const width = Math.max(1, Math.round(region.width * scale));
  const height = Math.max(1, Math.round(region.height * scale));
  const { x, y } = region;
  const part = isWholeImage(region, image) ? 'full' : `${x},${y},${region.width},${region.height}`;
  const size = scale === 1 ? 'max' : `${width},${height}`;
  return { url: `/iiif/3/${image.id}/${part}/${size}/0/default.jpg`, width, height };
}
