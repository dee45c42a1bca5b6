import { type RequestError, requestError, type Size, type SizeLimits } from './image-request';

export interface SizeReading {
  size: Size;
  /** As large as the region can be had without upscaling. */
  isMax: boolean;
  /** The limits, and not the region, set what the largest is. */
  isLimited: boolean;
}

/** Pixels along a side: JPEG describes 65,535, and libvips leaves some of them out. */
export const LARGEST_SIDE = 65_500;

const NUMBER = /^(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})$/;
const SIDES = /^(!?)(\d{0,9}),(\d{0,9})$/;

/**
 * The size parameter (Image API 3.0, 4.2): what the region is to measure.
 * @param region pixels of the full-size image
 */
export function readSize(text: string, region: Size, limits: SizeLimits): SizeReading | RequestError {
  const mayGrow = text.startsWith('^');
  const asked = readForm(mayGrow ? text.slice(1) : text, region, limits, mayGrow);
  if ('kind' in asked) return asked;
  const { width, height } = asked;
  if (width < 1 || height < 1) return requestError('size-without-pixels');
  if (width > region.width || height > region.height)
    return mayGrow ? requestError('upscaling-not-offered', 501) : requestError('size-beyond-region');
  if (exceeds(asked, limits)) return requestError('size-beyond-limits');
  const largest = limited(region, limits);
  return {
    size: { width, height },
    isMax: width === largest.width && height === largest.height,
    isLimited: largest.width !== region.width || largest.height !== region.height,
  };
}

function readForm(text: string, region: Size, limits: SizeLimits, mayGrow: boolean): Size | RequestError {
  if (text === 'max') return mayGrow ? grown(region, limits) : limited(region, limits);
  if (text.startsWith('pct:')) return byPercent(text.slice('pct:'.length), region);
  const [, confined, width, height] = SIDES.exec(text) ?? [];
  if (width === undefined || height === undefined || (width === '' && height === ''))
    return requestError('bad-size');
  if (confined) {
    if (width === '' || height === '') return requestError('bad-size');
    return within({ width: Number(width), height: Number(height) }, region, limits);
  }
  const ratio = region.width / region.height;
  return {
    width: width === '' ? Math.round(Number(height) * ratio) : Number(width),
    height: height === '' ? Math.round(Number(width) / ratio) : Number(height),
  };
}

function byPercent(text: string, region: Size): Size | RequestError {
  if (!NUMBER.test(text)) return requestError('bad-size');
  return scaled(region, Number(text) / 100);
}

/**
 * The region inside a box. A box that is larger than the region on both sides asks for more than there is: the
 * specification would let it shrink to the region (4.2), its own validator wants an error (size_noup). We follow the
 * validator, whose verdict others look up.
 */
function within(box: Size, region: Size, limits: SizeLimits): Size {
  const size = scaled(region, Math.min(box.width / region.width, box.height / region.height));
  return exceeds(size, limits) && size.width <= region.width ? limited(region, limits) : size;
}

function scaled({ width, height }: Size, by: number): Size {
  return { width: Math.round(width * by), height: Math.round(height * by) };
}

/** As `^max` has it: as large as the limits allow. */
function grown(region: Size, { maxArea, maxSide }: SizeLimits): Size {
  const by = Math.min(
    Math.sqrt(maxArea / (region.width * region.height)),
    maxSide / Math.max(region.width, region.height),
  );
  return by <= 1 ? limited(region, { maxArea, maxSide }) : scaled(region, by);
}

/** The largest size of the same proportions that the limits allow, and not larger than the given one. */
export function limited(size: Size, { maxArea, maxSide }: SizeLimits): Size {
  const { width, height } = size;
  if (!exceeds(size, { maxArea, maxSide })) return { width, height };
  const by = Math.min(Math.sqrt(maxArea / (width * height)), maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.floor(width * by)), height: Math.max(1, Math.floor(height * by)) };
}

function exceeds({ width, height }: Size, { maxArea, maxSide }: SizeLimits): boolean {
  return width * height > maxArea || Math.max(width, height) > maxSide;
}
