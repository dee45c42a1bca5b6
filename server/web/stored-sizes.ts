import type { PublicImage } from './catalogue-state';

const WHOLE = /^full\/([0-9]+),([0-9]+)\/0\/default\.jpg$/;

/**
 * Which preview a path below the image's own address asks for, if any: the whole in one of the sizes that are stored.
 * @returns its width in pixels
 */
export function previewAskedFor(image: PublicImage, path: string): number | null {
  const asked = WHOLE.exec(path);
  if (!asked) return null;
  const [, width, height] = asked;
  const found = image.previews.find((size) => `${size.width}` === width && `${size.height}` === height);
  return found?.width ?? null;
}
