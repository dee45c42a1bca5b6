import { boundsOf, cornersOf, type Shape } from '@/lib/annotations/shape';
import { listenForTaps } from './taps';
import type { Placement, Zoom } from './zoom';

/** An annotation as the picture shows it. */
export interface Mark {
  id: string;
  /** Its number, in the page's digits. */
  number: string;
  /** Pixels of the scan. */
  shape: Shape;
}

/** CSS pixels. */
const BADGE_RADIUS = 12;
const TOUCH_RADIUS = 22;
/** Smaller than this on the screen, an outline is a blot. */
const LEAST_OUTLINE = 8;

const COLOURS = {
  room: 'rgb(18 16 13 / 82%)',
  shade: 'rgb(18 16 13 / 45%)',
  light: 'rgb(239 231 216 / 80%)',
  text: '#efe7d8',
  accent: '#7fb8cf',
} as const;

/**
 * The numbered marks over the zoom: one canvas, drawn again with every frame of the view, so that hundreds cost no more
 * than a few. It takes no presses itself; a tap on the stage is looked up here.
 */
export class MarksLayer {
  private readonly canvas = document.createElement('canvas');
  private bounds: ReadonlyMap<string, ReturnType<typeof boundsOf>> = new Map();
  private marks: readonly Mark[] = [];
  private readonly endings: (() => void)[] = [];
  private placement: Placement | null = null;
  private isShown = true;
  private chosen: string | null = null;

  constructor(
    private readonly stage: HTMLElement,
    zoom: Zoom,
    /** Called for a tap on a mark. */
    private readonly tapped: (id: string) => void,
  ) {
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.dataset.part = 'marks';
    Object.assign(this.canvas.style, {
      position: 'absolute',
      insetBlockStart: '0',
      left: '0',
      pointerEvents: 'none',
    });
    stage.append(this.canvas);
    const resized = new ResizeObserver(() => this.resize());
    resized.observe(stage);
    this.endings.push(() => resized.disconnect(), listenForTaps(stage, this.tap), zoom.follow(this.follow));
  }

  mark(marks: readonly Mark[]): void {
    this.marks = marks;
    this.bounds = new Map(marks.map(({ id, shape }) => [id, boundsOf(shape)]));
    this.draw();
  }

  show(isShown: boolean): void {
    this.isShown = isShown;
    this.draw();
  }

  choose(id: string | null): void {
    this.chosen = id;
    this.draw();
  }

  end(): void {
    for (const ending of this.endings) ending();
    this.canvas.remove();
  }

  private readonly follow = (placement: Placement) => {
    this.placement = placement;
    this.draw();
  };

  private resize(): void {
    const { clientWidth, clientHeight } = this.stage;
    const ratio = window.devicePixelRatio;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    Object.assign(this.canvas.style, { width: `${clientWidth}px`, height: `${clientHeight}px` });
    this.draw();
  }

  private draw(): void {
    const context = this.canvas.getContext('2d');
    if (!context || !this.placement) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!this.isShown) return;
    const ratio = window.devicePixelRatio;
    context.scale(ratio, ratio);
    const seen = this.marks.filter(({ id }) => this.isSeen(id));
    // What is chosen lies over the others.
    const order = [
      ...seen.filter(({ id }) => id !== this.chosen),
      ...seen.filter(({ id }) => id === this.chosen),
    ];
    for (const mark of order) this.drawOutline(context, mark);
    context.font = '600 13px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const mark of order) this.drawBadge(context, mark);
  }

  private isSeen(id: string): boolean {
    const box = this.bounds.get(id);
    if (!box || !this.placement) return false;
    const { x, y, scale } = this.placement;
    return (
      x + (box.x + box.width) * scale > -BADGE_RADIUS &&
      y + (box.y + box.height) * scale > -BADGE_RADIUS &&
      x + box.x * scale < this.stage.clientWidth + BADGE_RADIUS &&
      y + box.y * scale < this.stage.clientHeight + BADGE_RADIUS
    );
  }

  private drawOutline(context: CanvasRenderingContext2D, { id, shape }: Mark): void {
    const { scale } = this.placement ?? { scale: 0 };
    const box = this.bounds.get(id);
    if (!box || Math.max(box.width, box.height) * scale < LEAST_OUTLINE) return;
    const isChosen = id === this.chosen;
    context.beginPath();
    for (const [x, y] of cornersOf(shape)) context.lineTo(this.across(x), this.down(y));
    context.closePath();
    context.lineJoin = 'round';
    // A dark line under the light one is seen on light prints, too.
    context.lineWidth = isChosen ? 5 : 3;
    context.strokeStyle = COLOURS.shade;
    context.stroke();
    context.lineWidth = isChosen ? 2.5 : 1;
    context.strokeStyle = isChosen ? COLOURS.accent : COLOURS.light;
    context.stroke();
  }

  private drawBadge(context: CanvasRenderingContext2D, { id, number }: Mark): void {
    const [x, y] = this.badgeOf(id);
    const isChosen = id === this.chosen;
    context.beginPath();
    context.arc(x, y, BADGE_RADIUS, 0, 2 * Math.PI);
    context.fillStyle = isChosen ? COLOURS.accent : COLOURS.room;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = COLOURS.light;
    context.stroke();
    context.fillStyle = isChosen ? '#12100d' : COLOURS.text;
    context.fillText(number, x, y + 1);
  }

  /** The corner of the region, or where of it is in view. */
  private badgeOf(id: string): [number, number] {
    const box = this.bounds.get(id) ?? { x: 0, y: 0 };
    const { clientWidth, clientHeight } = this.stage;
    const within = (value: number, most: number) =>
      Math.min(most - BADGE_RADIUS, Math.max(BADGE_RADIUS, value));
    return [within(this.across(box.x), clientWidth), within(this.down(box.y), clientHeight)];
  }

  private across(x: number): number {
    return this.placement ? this.placement.x + x * this.placement.scale : 0;
  }

  private down(y: number): number {
    return this.placement ? this.placement.y + y * this.placement.scale : 0;
  }

  private readonly tap = (x: number, y: number) => {
    const found = this.isShown ? this.markAt(x, y) : null;
    if (found) this.tapped(found);
  };

  /** The nearest number within a finger's breadth, else the smallest region around the point. */
  private markAt(x: number, y: number): string | null {
    const seen = this.marks.filter(({ id }) => this.isSeen(id));
    const near = seen
      .map(({ id }) => {
        const [badgeX, badgeY] = this.badgeOf(id);
        return { id, distance: Math.hypot(badgeX - x, badgeY - y) };
      })
      .filter(({ distance }) => distance <= TOUCH_RADIUS)
      .sort((a, b) => a.distance - b.distance);
    if (near[0]) return near[0].id;
    const context = this.canvas.getContext('2d');
    const around = seen.filter(({ shape }) => {
      const path = new Path2D();
      for (const [cornerX, cornerY] of cornersOf(shape))
        path.lineTo(this.across(cornerX), this.down(cornerY));
      path.closePath();
      context?.setTransform(1, 0, 0, 1, 0, 0);
      return context?.isPointInPath(path, x, y);
    });
    const areaOf = ({ id }: Mark) => {
      const { width, height } = this.bounds.get(id) ?? { width: 0, height: 0 };
      return width * height;
    };
    return around.sort((a, b) => areaOf(a) - areaOf(b))[0]?.id ?? null;
  }
}
