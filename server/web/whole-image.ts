import { type ImageInformation, imageInformation } from '@/lib/pyramid/geometry';
import type { PublicImage } from './catalogue-state';

interface Size {
  width: number;
  height: number;
}

const WHOLE = /^full\/(?:max|([0-9]+),([0-9]+))\/0\/default\.jpg$/;

/**
 * info.json of an image whose previews are offered too: the sizes in which the whole can be had, and, where the largest
 * is smaller than the image, the limits that `max` then stands for (Image API 3.0, 5.2 and 4.2), which level 0 requires.
 */
export function describeImage(image: PublicImage, id: string): ImageInformation & Partial<Limits> {
  const information = imageInformation(image, id);
  const largest = largestOf(image);
  return {
    ...information,
    ...(largest && largest.width < image.width
      ? { maxWidth: largest.width, maxHeight: largest.height }
      : undefined),
    sizes: ascending([
      ...information.sizes,
      ...image.previews.map(({ width, height }) => ({ width, height })),
    ]),
  };
}

/** Pixels: what a request for any region may measure at most. */
interface Limits {
  maxWidth: number;
  maxHeight: number;
}

/**
 * Which preview a path below the image's own address asks for, if any.
 * @returns its width in pixels, and whether the address will mean the same for ever: `max` grows with what we can do.
 */
export function previewAskedFor(
  image: PublicImage,
  path: string,
): { width: number; forEver: boolean } | null {
  const asked = WHOLE.exec(path);
  if (!asked) return null;
  const [, width, height] = asked;
  if (width === undefined) {
    const largest = largestOf(image);
    return largest && { width: largest.width, forEver: false };
  }
  const found = image.previews.find((size) => `${size.width}` === width && `${size.height}` === height);
  return found ? { width: found.width, forEver: true } : null;
}

/** Null where there is no preview, and where one tile holds the whole image. */
function largestOf(image: PublicImage): Size | null {
  if (Math.max(image.width, image.height) <= image.tileSize) return null;
  return image.previews.at(-1) ?? null;
}

function ascending(sizes: readonly Size[]): Size[] {
  const byWidth = new Map(sizes.map((size) => [`${size.width},${size.height}`, size]));
  return [...byWidth.values()].sort((a, b) => a.width - b.width);
}
