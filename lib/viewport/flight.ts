import type { Camera } from './camera';
import type { Size } from './region';

/** The way of a camera from one view to another. */
export interface Flight {
  seconds: number;
  /** @param part of the time, from 0 to 1 @returns where the camera is then */
  at(part: number): Camera;
}

/**
 * How much a flight rises to cover a distance, as van Wijk and Nuij call it (Smooth and efficient zooming and panning,
 * 2003): their choice first, then flatter ones, for a picture has an edge beyond which there is nothing to be seen.
 */
const RISES = [1.4, 1.2, 1, 0.8, 0.6, 0.4];
const SECONDS_PER_LENGTH = 0.85;
const SHORTEST_SECONDS = 0.8;
const LONGEST_SECONDS = 3;

/**
 * A flight that zooms out as far as the distance asks for and in again, so that what passes by passes at one pace; it
 * begins and ends gently.
 * @param area CSS pixels in which the views are seen
 * @param lowest the scale below which the camera does not go
 */
export function flightBetween(from: Camera, to: Camera, area: Size, lowest: number): Flight {
  // The pace is felt along the shorter side.
  const side = Math.min(area.width, area.height);
  const widest = Math.max(side / lowest, side / from.scale, side / to.scale) * 1.001;
  const paths = RISES.map((rise) => pathBetween(from, to, side, rise));
  const path = paths.find(({ peak }) => peak <= widest) ?? straight(from, to);
  const seconds = Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, path.length * SECONDS_PER_LENGTH));
  return {
    seconds,
    at: (part) => (part <= 0 ? from : part >= 1 ? to : path.at(part * part * (3 - 2 * part))),
  };
}

interface Path {
  /** In the paper's units, which measure what is felt of a movement. */
  length: number;
  /** The largest width that is seen on the way, in image pixels. */
  peak: number;
  at(part: number): Camera;
}

function pathBetween(from: Camera, to: Camera, side: number, rise: number): Path {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  const [first, last] = [side / from.scale, side / to.scale];
  if (distance < 1e-3 * Math.min(first, last)) return straight(from, to);
  // The equations (9) of the paper; `first` and `last` are its w0 and w1, the distance its u1.
  const square = rise * rise;
  const reach = square * square * distance * distance;
  const gain = last * last - first * first;
  const begin = -Math.asinh((gain + reach) / (2 * first * square * distance));
  const end = -Math.asinh((gain - reach) / (2 * last * square * distance));
  const length = (end - begin) / rise;
  return {
    length,
    peak: begin < 0 && end > 0 ? first * Math.cosh(begin) : Math.max(first, last),
    at: (part) => {
      const s = rise * part * length + begin;
      const covered = (first / (square * distance)) * (Math.cosh(begin) * Math.tanh(s) - Math.sinh(begin));
      const width = (first * Math.cosh(begin)) / Math.cosh(s);
      return { x: from.x + covered * dx, y: from.y + covered * dy, scale: side / width };
    },
  };
}

/** Where there is no distance to cover, or no room to rise: all of it at once, the scale by equal factors. */
function straight(from: Camera, to: Camera): Path {
  const growth = Math.log(to.scale / from.scale);
  return {
    length: Math.abs(growth) / (RISES[0] ?? 1),
    peak: 0,
    at: (part) => ({
      x: from.x + part * (to.x - from.x),
      y: from.y + part * (to.y - from.y),
      scale: from.scale * Math.exp(part * growth),
    }),
  };
}
