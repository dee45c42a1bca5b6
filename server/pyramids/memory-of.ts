import type { ImageRequest } from '@/lib/iiif/image-request';
import { turnedSize } from '@/lib/iiif/rotation';

/** Bytes a pixel, each found by watching a process that made nothing else. */
const RAW = 3;
const CUT = 50;
const TURNED = 3;
/** sharp turns what is clear in floating point. */
const TURNED_CLEAR = 16;
const WEBP = 5;

/** However large the picture is, what it is made from passes by in bands. */
const LARGEST_CUT = 100_000_000;

/** Bytes that `composePicture` takes at most, about. */
export function memoryOf({ size, mirrored, rotation, quality, format }: ImageRequest): number {
  const pixels = size.width * size.height;
  const sheet = turnedSize(size, rotation);
  const sheetPixels = sheet.width * sheet.height;
  const isClear = rotation % 90 !== 0 && format !== 'jpg' && quality !== 'bitonal';
  let bytes = pixels * RAW + Math.min(pixels * CUT, LARGEST_CUT);
  if (rotation !== 0 || mirrored) bytes += sheetPixels * (isClear ? TURNED_CLEAR : TURNED);
  if (format === 'webp') bytes += sheetPixels * WEBP;
  return bytes;
}
