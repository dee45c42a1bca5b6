import type { ImageRequest, Size } from '@/lib/iiif/image-request';
import { turnedSize } from '@/lib/iiif/rotation';

/** Bytes a pixel, each found by watching a process that made nothing else. */
const RAW = 3;
const CUT = 12;
const TURNED = 3;
/** sharp turns what is clear in floating point. */
const TURNED_CLEAR = 16;
const WEBP = 5;

/** However large the picture is, what it is made from passes by in bands. */
const LARGEST_CUT = 8_000_000;
/** Up to this scale a picture is made from the full size. */
const FROM_FULL_SIZE = 2.9;

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
  const scaleFactor = scale <= FROM_FULL_SIZE ? 1 : 2 ** Math.floor(Math.log2(scale));
  return Math.min((region.width * region.height) / scaleFactor ** 2, LARGEST_CUT);
}
