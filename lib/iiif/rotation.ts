import { type RequestError, requestError, type Size } from './image-request';

/** Six decimals of a degree move no pixel of the largest picture. */
const ROTATION = /^(!?)(\d{1,3}(?:\.\d{1,12})?|\.\d{1,12})$/;
const DECIMALS = 1e6;
const FULL_TURN = 360;

/** The rotation parameter (Image API 3.0, 4.3). */
export function readRotation(text: string): { mirrored: boolean; rotation: number } | RequestError {
  const [, mark, number] = ROTATION.exec(text) ?? [];
  const degrees = Math.round(Number(number) * DECIMALS) / DECIMALS;
  // Also where nothing was read, which gives NaN.
  if (!(degrees <= FULL_TURN)) return requestError('bad-rotation');
  return { mirrored: mark === '!', rotation: degrees % FULL_TURN };
}

/** The sheet that a turned picture needs so that nothing of it is lost. */
export function turnedSize({ width, height }: Size, degrees: number): Size {
  if (degrees % 180 === 0) return { width, height };
  if (degrees % 90 === 0) return { width: height, height: width };
  const radians = (degrees * Math.PI) / 180;
  const across = Math.abs(Math.cos(radians));
  const down = Math.abs(Math.sin(radians));
  return {
    width: Math.ceil(width * across + height * down),
    height: Math.ceil(width * down + height * across),
  };
}
