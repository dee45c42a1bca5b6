import type { Point } from '@/lib/annotations/shape';
import type { ImageView } from '@/lib/catalogue/views';
import type { CompareState, Side } from '@/lib/comparisons/compare-state';
import type { Similarity } from '@/lib/viewport/similarity';
import type { Command } from './commands';
import type { CompareZoom } from './compare-zoom';
import { type FigureParts, findParts } from './figure';
import type { RestingView, ZoomState } from './zoom';

/** The elements of a comparison, as `CompareViewer` lays them out. */
export interface CompareFigures extends Record<Side, FigureParts> {
  root: HTMLElement;
}

/** @param inside any element of the comparison */
export function findFigures(inside: Element | null): CompareFigures | null {
  const root = inside?.closest<HTMLElement>('[data-compare]');
  const parts = (side: Side) => findParts(root?.querySelector(`[data-side="${side}"] [data-part]`) ?? null);
  const [first, second] = [parts('first'), parts('second')];
  return root && first && second ? { root, first, second } : null;
}

export interface CompareTakeoverEvents {
  opened?(zoom: CompareZoom): void;
  changed(state: ZoomState): void;
  rested(view: RestingView): void;
  missing(what: 'zoom' | 'tiles' | null): void;
}

type Seen = Pick<CompareState, 'first' | 'second' | 'isApart'>;

/** Brings the zooms over two pictures that are already painted. What is asked of them earlier is kept. */
export class CompareTakeover {
  private zoom: CompareZoom | null = null;
  private isEnded = false;

  constructor(
    private readonly figures: CompareFigures,
    private readonly images: Record<Side, ImageView>,
    private readonly aligned: Similarity | null,
    private wanted: Seen,
    private readonly events: CompareTakeoverEvents,
  ) {}

  async begin(): Promise<void> {
    const { first, second } = this.figures;
    // A preview that cannot be decoded does not keep the zoom away.
    await Promise.allSettled([first.picture.decode(), second.picture.decode()]);
    try {
      const { CompareZoom: Zoom } = await import('./compare-zoom');
      if (!this.isEnded) this.open(Zoom);
    } catch {
      if (!this.isEnded) this.events.missing('zoom');
    }
  }

  private open(Zoom: typeof CompareZoom): void {
    const { figures, images, aligned, wanted, events } = this;
    const pictures = {
      first: { parts: figures.first, image: images.first },
      second: { parts: figures.second, image: images.second },
    };
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.zoom = new Zoom(pictures, aligned, wanted, isCalm, {
      opened: events.opened,
      changed: events.changed,
      rested: events.rested,
      tilesMissing: (isMissing) => events.missing(isMissing ? 'tiles' : null),
    });
  }

  obey(command: Command): void {
    this.zoom?.obey(command);
  }

  setApart(isApart: boolean): void {
    if (this.zoom) this.zoom.setApart(isApart);
    else this.wanted = { ...this.wanted, isApart };
  }

  show(wanted: Seen): void {
    if (this.zoom) this.zoom.show(wanted);
    else this.wanted = wanted;
  }

  /** What is seen, or will be. */
  get seen(): Seen {
    return this.zoom?.seen ?? this.wanted;
  }

  /** The pixel of the scan at a place on its stage (CSS pixels); null while there is no zoom. */
  pixelAt(side: Side, at: Point): Point | null {
    return this.zoom?.paneOf(side).pixelAt(at) ?? null;
  }

  retry(): void {
    if (this.zoom) this.zoom.retry();
    else void this.begin();
  }

  end(): void {
    this.isEnded = true;
    this.zoom?.end();
  }
}
