import type { ImageRequest, Size } from '@/lib/iiif/image-request';
import { turnedSize } from '@/lib/iiif/rotation';

/** Bytes a pixel, each found by watching a process that made nothing else. */
const RAW = 3;
const CUT = 12;
const TURNED = 3;
/** sharp turns what is clear in floating point. */
const TURNED_CLEAR = 16;
const WEBP = 5;

/** Pixels that are cut from a level at a time, about 25 MB: however large the picture is, what it is made from passes by in bands. */
export const CUT_PIXELS = 8_000_000;

/** Bytes that `composePicture` takes at most, about. */
export function memoryOf({ region, size, mirrored, rotation, quality, format }: ImageRequest): number {
  const pixels = size.width * size.height;
  const sheet = turnedSize(size, rotation);
  const sheetPixels = sheet.width * sheet.height;
  const isClear = rotation % 90 !== 0 && format !== 'jpg' && quality !== 'bitonal';
  let bytes = pixels * RAW + cutPixels(region, size) * CUT;
  if (rotation !== 0 || mirrored) bytes += sheetPixels * (isClear ? TURNED_CLEAR : TURNED);
  if (format === 'webp') bytes += sheetPixels * WEBP;
  return bytes;
}

function cutPixels(region: Size, size: Size): number {
  const scale = Math.min(region.width / size.width, region.height / size.height);
  const scaleFactor = 2 ** Math.floor(Math.log2(scale));
  return Math.min((region.width * region.height) / scaleFactor ** 2, CUT_PIXELS);
}
