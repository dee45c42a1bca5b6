import { FIRST_LOOK } from '@/lib/map/old-city-map';

/** Metres of the ground. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of the ground is seen. */
export interface Camera extends Box {
  /** Of one CSS pixel. */
  metres: number;
}

interface Options {
  extent: Box;
  city: Box;
  show(camera: Camera): void;
}

/** Metres of a CSS pixel as near as it goes. */
const NEAREST = 0.3;
/** CSS pixels of the stage below which the first look is at the walled city alone. */
const NARROW = 640;
const STEP = 1.5;
/** Of the view, for each press of an arrow. */
const PAN = 0.15;
/** CSS pixels from which a press is a drag. */
const DRAG = 6;

/** Where the map looks, by hand, wheel, two fingers and keyboard. */
export class MapCamera {
  /** Whether the press that has just ended moved the map. */
  wasDragged = false;
  readonly #stage: HTMLElement;
  readonly #options: Options;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  readonly #observer: ResizeObserver;
  readonly #ends = new AbortController();
  #x = 0;
  #y = 0;
  #metres = 1;
  #travelled = 0;

  constructor(stage: HTMLElement, options: Options) {
    this.#stage = stage;
    this.#options = options;
    const { signal } = this.#ends;
    stage.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
      stage.addEventListener(end, (event) => this.#pointers.delete(event.pointerId), { signal });
    stage.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    // An image or link that is dragged away would end the movement of the map.
    stage.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    let isFirst = true;
    this.#observer = new ResizeObserver(() => {
      if (isFirst) this.#home();
      else this.#draw();
      isFirst = false;
    });
    this.#observer.observe(stage);
  }

  close(): void {
    this.#ends.abort();
    this.#observer.disconnect();
  }

  /** @returns whether the key meant the map */
  press(key: string): boolean {
    const { clientWidth, clientHeight } = this.#stage;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (by) {
      this.#x += (by[0] ?? 0) * PAN * clientWidth * this.#metres;
      this.#y += (by[1] ?? 0) * PAN * clientHeight * this.#metres;
      this.#draw();
    } else if (key === '+' || key === '=') this.#zoom(1 / STEP, clientWidth / 2, clientHeight / 2);
    else if (key === '-') this.#zoom(STEP, clientWidth / 2, clientHeight / 2);
    else if (key === '0') this.#whole();
    else return false;
    return true;
  }

  get #farthest(): number {
    const { extent } = this.#options;
    const { clientWidth, clientHeight } = this.#stage;
    return Math.max(extent.width / Math.max(1, clientWidth), extent.height / Math.max(1, clientHeight));
  }

  #home(): void {
    const { city } = this.#options;
    if (this.#stage.clientWidth >= NARROW) {
      this.#whole();
      return;
    }
    this.#metres = (city.width * FIRST_LOOK) / Math.max(1, this.#stage.clientWidth);
    this.#x = city.x + city.width / 2;
    this.#y = city.y + city.height / 2;
    this.#draw();
  }

  #whole(): void {
    const { extent } = this.#options;
    this.#metres = this.#farthest;
    this.#x = extent.x + extent.width / 2;
    this.#y = extent.y + extent.height / 2;
    this.#draw();
  }

  #draw(): void {
    const { extent, show } = this.#options;
    this.#metres = Math.min(this.#farthest, Math.max(NEAREST, this.#metres));
    const width = this.#stage.clientWidth * this.#metres;
    const height = this.#stage.clientHeight * this.#metres;
    this.#x = within(this.#x, extent.x, extent.width, width);
    this.#y = within(this.#y, extent.y, extent.height, height);
    this.#stage.style.touchAction = this.#metres < this.#farthest * 0.99 ? 'none' : 'pan-y';
    show({ x: this.#x - width / 2, y: this.#y - height / 2, width, height, metres: this.#metres });
  }

  /** Around a point of the stage, in CSS pixels from its upper left. */
  #zoom(factor: number, x: number, y: number): void {
    const before = this.#metres;
    this.#metres = Math.min(this.#farthest, Math.max(NEAREST, before * factor));
    this.#x += (x - this.#stage.clientWidth / 2) * (before - this.#metres);
    this.#y += (y - this.#stage.clientHeight / 2) * (before - this.#metres);
    this.#draw();
  }

  #down(event: PointerEvent): void {
    if (this.#pointers.size === 0) {
      this.#travelled = 0;
      this.wasDragged = false;
    }
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #move(event: PointerEvent): void {
    const last = this.#pointers.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#travelled += Math.hypot(dx, dy);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#travelled < DRAG) return;
    this.wasDragged = true;
    if (other) {
      const box = this.#stage.getBoundingClientRect();
      const factor =
        Math.hypot(last.x - other.x, last.y - other.y) /
        Math.max(1, Math.hypot(event.clientX - other.x, event.clientY - other.y));
      this.#zoom(factor, (event.clientX + other.x) / 2 - box.x, (event.clientY + other.y) / 2 - box.y);
    }
    const share = other ? 0.5 : 1;
    this.#x -= dx * share * this.#metres;
    this.#y -= dy * share * this.#metres;
    this.#draw();
  }

  /** The wheel is the page's until the map has the keyboard or is enlarged, as at the zoom of a photograph. */
  #wheel(event: WheelEvent): void {
    const isOurs =
      event.ctrlKey || this.#metres < this.#farthest * 0.99 || this.#stage.contains(document.activeElement);
    if (!isOurs) return;
    event.preventDefault();
    const box = this.#stage.getBoundingClientRect();
    const by = Math.max(-0.5, Math.min(0.5, event.deltaY * (event.ctrlKey ? 0.01 : 0.002)));
    this.#zoom(Math.exp(by), event.clientX - box.x, event.clientY - box.y);
  }
}

/** A middle of what is seen that leaves none of the view beyond the ground; the ground's own where the view is larger. */
function within(middle: number, start: number, length: number, seen: number): number {
  if (seen >= length) return start + length / 2;
  return Math.min(start + length - seen / 2, Math.max(start + seen / 2, middle));
}
