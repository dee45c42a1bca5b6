import {
  type ImageFormat,
  type ImageQuality,
  type ImageRequest,
  type Rectangle,
  type RequestError,
  type RequestReading,
  requestError,
  type Size,
  type SizeLimits,
} from './image-request';
import { readRotation, turnedSize } from './rotation';
import { readSize } from './size';

const FORMATS: readonly string[] = ['jpg', 'png', 'webp'] satisfies ImageFormat[];
/** `color` is what every image is served in anyhow; a grey one has no more colour to give (4.4). */
const QUALITIES: ReadonlyMap<string, ImageQuality> = new Map([
  ['default', 'default'],
  ['color', 'default'],
  ['gray', 'gray'],
  ['bitonal', 'bitonal'],
]);

/** Pixels along a side that a format can describe at all. */
const FORMAT_SIDES: Readonly<Record<ImageFormat, number>> = { jpg: 65_500, png: 1_000_000, webp: 16_383 };

/**
 * The sheet of a turned picture may be this much larger than a picture. One whose corners are clear takes five times the
 * memory for each of its pixels while it is turned.
 */
const LARGEST_SHEET = 2.1;
const LARGEST_CLEAR_SHEET = 0.5;

/**
 * @param path what stands below the image's own address, still percent-encoded: `region/size/rotation/quality.format`
 * @param image pixels of the full-size image
 */
export function readImageRequest(path: string, image: Size, limits: SizeLimits): RequestReading {
  if (path === '') return { kind: 'redirect', to: 'info.json' };
  const parts = path.split('/').map(decoded);
  const [region, size, rotation, file] = parts;
  if (parts.length !== 4) return requestError('unknown-address', 404);
  if (region === null || size === null || rotation === null || file === null)
    return requestError('bad-escape');
  return readParts(
    { region: region ?? '', size: size ?? '', rotation: rotation ?? '', file: file ?? '' },
    image,
    limits,
  );
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

interface Parts {
  region: string;
  size: string;
  rotation: string;
  /** `quality.format` */
  file: string;
}

function readParts(parts: Parts, image: Size, limits: SizeLimits): RequestReading {
  const region = readRegion(parts.region, image);
  if ('kind' in region) return region;
  const sized = readSize(parts.size, region, limits);
  if ('kind' in sized) return sized;
  const turned = readRotation(parts.rotation);
  if ('kind' in turned) return turned;
  const named = readFile(parts.file);
  if ('kind' in named) return named;
  const { size, isMax, isLimited } = sized;
  const request: ImageRequest = { region, size, ...turned, ...named };
  const fault = faultOfCanvas(request, limits);
  if (fault) return fault;
  return {
    kind: 'content',
    request,
    canonical: addressOf(request, image, isMax ? 'max' : `${size.width},${size.height}`),
    isLasting: !(isMax && isLimited),
  };
}

/** A turned picture needs a larger sheet than its size says, and each format has an end. */
function faultOfCanvas({ size, rotation, format }: ImageRequest, limits: SizeLimits): RequestError | null {
  const { width, height } = turnedSize(size, rotation);
  const isClear = rotation % 90 !== 0 && format !== 'jpg';
  const largest = limits.maxArea * (isClear ? LARGEST_CLEAR_SHEET : LARGEST_SHEET);
  const fits = Math.max(width, height) <= FORMAT_SIDES[format] && width * height <= largest;
  return fits ? null : requestError('size-beyond-limits');
}

const PIXELS = /^(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})$/;
const NUMBER = '(\\d{1,9}(?:\\.\\d{1,9})?|\\.\\d{1,9})';
const PERCENT = new RegExp(`^pct:${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);

function readRegion(text: string, image: Size): Rectangle | RequestError {
  if (text === 'full') return { x: 0, y: 0, ...sizeOf(image) };
  if (text === 'square') return square(image);
  const pixels = PIXELS.exec(text)?.slice(1).map(Number);
  const percent = PERCENT.exec(text)?.slice(1).map(Number);
  if (pixels) return cropped(pixels, image);
  if (!percent) return requestError('bad-region');
  return cropped(
    percent.map((value, i) => Math.round(((i % 2 === 0 ? image.width : image.height) * value) / 100)),
    image,
  );
}

/** Without whatever else the object carries. */
function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** The middle of the longer side (4.1 leaves the place to the server). */
function square({ width, height }: Size): Rectangle {
  const side = Math.min(width, height);
  return {
    x: Math.floor((width - side) / 2),
    y: Math.floor((height - side) / 2),
    width: side,
    height: side,
  };
}

/** What of the rectangle lies in the image (4.1). */
function cropped(
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
  image: Size,
): Rectangle | RequestError {
  if (width === 0 || height === 0 || x >= image.width || y >= image.height)
    return requestError('region-outside-image');
  return { x, y, width: Math.min(width, image.width - x), height: Math.min(height, image.height - y) };
}

function readFile(text: string): { quality: ImageQuality; format: ImageFormat } | RequestError {
  const dot = text.lastIndexOf('.');
  const quality = dot < 0 ? undefined : QUALITIES.get(text.slice(0, dot));
  if (!quality) return requestError('unknown-quality');
  const format = text.slice(dot + 1);
  return FORMATS.includes(format)
    ? { quality, format: format as ImageFormat }
    : requestError('unknown-format');
}

/**
 * The address at which a grid tile or a stored size of the same picture would stand: every size in numbers.
 * @param image pixels of the full-size image
 * @returns null where no stored picture can be the same: turned, without colour, or in another format
 */
export function storedAddress(request: ImageRequest, image: Size): string | null {
  const { size, mirrored, rotation, quality, format } = request;
  if (mirrored || rotation !== 0 || quality !== 'default' || format !== 'jpg') return null;
  return addressOf(request, image, `${size.width},${size.height}`);
}

/** The request with every size in numbers: one name for one picture, whatever the limits are. */
export function nameOf(request: ImageRequest, image: Size): string {
  return addressOf(request, image, `${request.size.width},${request.size.height}`);
}

function addressOf(
  { region, mirrored, rotation, quality, format }: ImageRequest,
  image: Size,
  size: string,
): string {
  const { x, y, width, height } = region;
  const isFull = width === image.width && height === image.height;
  const part = isFull ? 'full' : `${x},${y},${width},${height}`;
  return `${part}/${size}/${mirrored ? '!' : ''}${rotation}/${quality}.${format}`;
}
