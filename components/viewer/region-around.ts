import { clampRegion, type Region, type Size } from '@/lib/viewport/region';

/** Part of a region's longer side that is shown around it, so that its outline and its surroundings are seen. */
const AROUND = 0.2;

/** A region with some of what is around it, as far as the image goes. */
export function regionAround({ x, y, width, height }: Region, image: Size): Region | null {
  const around = AROUND * Math.max(width, height);
  return clampRegion(
    { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around },
    image,
  );
}
