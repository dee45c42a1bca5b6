/** What the wheel needs to know of the zoom, and may ask of it. */
export interface WheelTarget {
  isHome(): boolean;
  /** Whether the page is hidden behind the picture. */
  isFull(): boolean;
  /** Enlarges by a factor around a point of the window; smoothly, or at once as a finger on a trackpad expects. */
  zoomAround(factor: number, clientX: number, clientY: number, atOnce: boolean): void;
}

/** Events that follow each other within this time, in one direction, are one turn of the wheel. */
const TURN_MS = 250;
const PIXELS_PER_LINE = 33;
const PIXELS_PER_PAGE = 400;
/** A notch of a common mouse (100 px) enlarges by about a quarter. */
const PER_PIXEL = 0.0022;
/** A trackpad's pinch comes as a wheel with Ctrl, in small steps. */
const PER_PINCHED_PIXEL = 0.01;
const MAX_STEP = 0.5;

/**
 * Lets the wheel zoom without taking the page's scrolling away: with the whole picture in view, a turn that cannot
 * enlarge, or that scrolls the page back to its top, is the page's. A turn belongs to the one that it began with.
 * @returns a function that ends it
 */
export function attachWheel(stage: HTMLElement, target: WheelTarget): () => void {
  let owner: 'zoom' | 'page' = 'page';
  let lastTime = Number.NEGATIVE_INFINITY;
  let lastDirection = 0;

  const turned = (event: WheelEvent) => {
    const direction = Math.sign(event.deltaY);
    event.stopPropagation();
    if (direction === 0) return;
    if (event.timeStamp - lastTime > TURN_MS || direction !== lastDirection) owner = ownerOf(event, target);
    lastTime = event.timeStamp;
    lastDirection = direction;
    if (owner === 'page') return;
    event.preventDefault();
    target.zoomAround(Math.exp(-stepOf(event)), event.clientX, event.clientY, event.ctrlKey);
  };

  stage.addEventListener('wheel', turned, { capture: true, passive: false });
  return () => stage.removeEventListener('wheel', turned, { capture: true });
}

function ownerOf(event: WheelEvent, target: WheelTarget): 'zoom' | 'page' {
  if (event.ctrlKey || target.isFull()) return 'zoom';
  // Inside another page, whoever turns the wheel means that page, until they have pressed into the picture.
  if (window.parent !== window && !document.hasFocus()) return 'page';
  if (!target.isHome()) return 'zoom';
  return event.deltaY > 0 || window.scrollY > 0 ? 'page' : 'zoom';
}

function stepOf(event: WheelEvent): number {
  const unit = event.deltaMode === 1 ? PIXELS_PER_LINE : event.deltaMode === 2 ? PIXELS_PER_PAGE : 1;
  const step = event.deltaY * unit * (event.ctrlKey ? PER_PINCHED_PIXEL : PER_PIXEL);
  return Math.max(-MAX_STEP, Math.min(MAX_STEP, step));
}
