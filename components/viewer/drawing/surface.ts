import type { Point } from '@/lib/annotations/shape';
import type { Region, Size } from '@/lib/viewport/region';
import type { Placement, Zoom } from '../zoom';

/** CSS pixels that an arrow key moves by. */
const STEP = 8;

/** The stage as something that is drawn on: where a place of the screen lies on the scan. */
export class Surface {
  /** Kept up with each frame of the zoom. */
  placement: Placement = { x: 0, y: 0, scale: 1 };

  constructor(
    readonly zoom: Zoom,
    readonly stage: HTMLElement,
    readonly image: Size,
  ) {}

  /** @returns pixels of the scan, of any fraction and perhaps beyond it */
  pointOf({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const { left, top } = this.stage.getBoundingClientRect();
    return this.pointAt(clientX - left, clientY - top);
  }

  /** @param x CSS pixels of the stage */
  pointAt(x: number, y: number): Point {
    const { placement } = this;
    return [(x - placement.x) / placement.scale, (y - placement.y) / placement.scale];
  }

  /** What is looked at, in pixels of the scan; reaches beyond it where its mount is seen. */
  get view(): Region {
    const { clientWidth, clientHeight } = this.stage;
    const [x, y] = this.pointAt(0, 0);
    const { scale } = this.placement;
    return { x, y, width: clientWidth / scale, height: clientHeight / scale };
  }

  /** What an arrow key moves by: less of the scan the nearer one looks. */
  get step(): number {
    return Math.max(1, Math.round(STEP / this.placement.scale));
  }

  /** CSS pixels between two points of the scan. */
  distance([x, y]: Point, [otherX, otherY]: Point): number {
    return Math.hypot(x - otherX, y - otherY) * this.placement.scale;
  }
}
