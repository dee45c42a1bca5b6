import { type Box, contains, isInside, overlaps, type Point } from './geometry';

/** Puts names where they cover neither each other nor what they name. */
export class LabelPlacer {
  readonly #frame: Box;
  readonly #taken: Box[] = [];

  /** @param frame names stay inside it; sheet pixels. */
  constructor(frame: Box) {
    this.#frame = frame;
  }

  reserve(box: Box): void {
    this.#taken.push(box);
  }

  /** Takes all the boxes, or none where one of them is not free. */
  takeAll(boxes: readonly Box[]): boolean {
    const free = boxes.every(
      (box) => contains(this.#frame, box) && !this.#taken.some((taken) => overlaps(taken, box)),
    );
    if (free) this.#taken.push(...boxes);
    return free;
  }

  /** Takes the first free candidate, or none. */
  place(candidates: Iterable<Box>, mayStand: (box: Box) => boolean = () => true): Box | null {
    for (const box of candidates) {
      if (!contains(this.#frame, box)) continue;
      if (this.#taken.some((taken) => overlaps(taken, box, 6))) continue;
      if (!mayStand(box)) continue;
      this.#taken.push(box);
      return box;
    }
    return null;
  }
}

/**
 * Boxes round a point, nearest first, beginning in the direction wished for.
 * @param angle radians from the x axis, clockwise on the sheet.
 * @param turns how far to either side of `angle` to look, radians.
 */
export function* boxesAround(
  point: Point,
  size: { width: number; height: number },
  { angle, turns, near, far }: { angle: number; turns: number; near: number; far: number },
): Generator<Box> {
  for (let distance = near; distance <= far; distance += 18) {
    for (let step = 0; step <= 8; step += 1) {
      for (const side of step === 0 ? [1] : [1, -1]) {
        const direction = angle + (side * step * turns) / 8;
        const [dx, dy] = [Math.cos(direction), Math.sin(direction)];
        const centre = {
          x: point.x + dx * (distance + size.width / 2),
          y: point.y + dy * (distance + size.height / 2),
        };
        yield { x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size };
      }
    }
  }
}

/** Corners and edge middles all inside (or all outside) the ring. */
export function standsWholly(where: 'inside' | 'outside', box: Box, ring: readonly Point[]): boolean {
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return shares.every((across) =>
    shares.every(
      (down) =>
        isInside({ x: box.x + box.width * across, y: box.y + box.height * down }, ring) ===
        (where === 'inside'),
    ),
  );
}
