import { clampRegion, type Region, type Size } from './region';

const NUMBER = '-?\\d{1,9}(?:\\.\\d{1,9})?';
const RECTANGLE = new RegExp(`^(?:(pixel|percent):)?(${NUMBER}),(${NUMBER}),(${NUMBER}),(${NUMBER})$`);

/**
 * The region that a fragment asks for: `xywh=x,y,w,h`, `xywh=pixel:…` or `xywh=percent:…` among pairs joined with
 * `&`. As in Media Fragments URI 1.0 (4.2.2 and 6.1) the last pair that is valid counts; more kindly than there,
 * decimals are read and a rectangle that leaves the image is cut to it.
 * @param fragment with or without the leading `#`, or a query that says it in the same way
 * @returns whole pixels inside the image, or null where nothing usable is asked for
 */
export function parseXywh(fragment: string, image: Size): Region | null {
  for (const pair of fragment.replace(/^[#?]/, '').split('&').reverse()) {
    const value = /^xywh=(.*)$/.exec(decodeLeniently(pair))?.[1];
    const region = value === undefined ? null : parseRectangle(value, image);
    if (region) return region;
  }
  return null;
}

function parseRectangle(value: string, image: Size): Region | null {
  const match = RECTANGLE.exec(value);
  if (!match) return null;
  const [x = 0, y = 0, width = 0, height = 0] = match.slice(2).map(Number);
  if (match[1] !== 'percent') return clampRegion({ x, y, width, height }, image);
  const across = image.width / 100;
  const down = image.height / 100;
  return clampRegion({ x: x * across, y: y * down, width: width * across, height: height * down }, image);
}

/** A broken escape makes a pair unreadable, not the page. */
function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export function formatXywh({ x, y, width, height }: Region): string {
  return `xywh=${x},${y},${width},${height}`;
}
