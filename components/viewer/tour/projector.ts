import type { Region, Size } from '@/lib/viewport/region';
import type { Command } from '../commands';
import type { Takeover } from '../takeover';
import type { RestingView, Zoom } from '../zoom';

/** What is to be seen: a part of one of the tour's pictures, or all of it. */
export interface Sight {
  /** Its place among the tour's pictures. */
  picture: number;
  region: Region | null;
}

/** One picture in the darkroom: it waits unseen until it is ready, is shown, and goes when another lies over it. */
export interface Slide {
  key: number;
  picture: number;
  phase: 'waiting' | 'shown' | 'leaving';
}

export interface ProjectorEvents {
  /** What was asked for is seen. */
  arrived(): void;
  /** The visitor has moved the picture by themselves; null: they are back at the stop's own view. */
  moved(own: Region | null): void;
  /** The next picture keeps the visitor waiting, or does no more. */
  waiting(isWaiting: boolean): void;
  missing(what: 'zoom' | 'tiles' | null): void;
}

interface Held {
  takeover: Takeover;
  /** What its zoom opened on, or was told to. */
  region: Region | null;
  zoom: Zoom | null;
  isReady: boolean;
}

const FADE_MS = 700;
/** A picture that is there is not kept back for its finest tiles for longer than this. */
const SHARPEN_MS = 1500;
/** A wait that is shorter needs no word. */
const PATIENCE_MS = 800;

/**
 * Shows one sight after another: flies where the picture stays the same, and lays the next picture over this one where it
 * changes, but not before there is something to see on it. What is announced is prepared.
 */
export class Projector {
  /** Changes as a whole, so that React can compare it. */
  slides: readonly Slide[];
  private readonly held = new Map<number, Held>();
  private readonly listeners = new Set<() => void>();
  private wanted: Sight;
  private announced: Sight | null = null;
  /** What the visitor had moved to when they were here before; until it is seen again. */
  private own: Region | null = null;
  private lastKey = 0;
  private patience = 0;

  constructor(
    first: Sight,
    private readonly isCalm: () => boolean,
    private readonly events: ProjectorEvents,
  ) {
    this.wanted = first;
    this.slides = [{ key: 0, picture: first.picture, phase: 'shown' }];
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.slides;

  /** @param own what to show of it first, because the visitor had moved there by themselves */
  show(sight: Sight, own: Region | null = null): void {
    this.wanted = sight;
    this.own = own;
    const { shown } = this;
    if (shown?.picture === sight.picture) {
      this.replace(this.slides.filter(({ phase }) => phase !== 'waiting'));
      this.stopWaiting();
      void this.fly(shown.key);
      return;
    }
    const key = this.prepare(sight);
    const held = this.held.get(key);
    if (held?.isReady) this.promote(key);
    else {
      held?.takeover.hurry();
      window.clearTimeout(this.patience);
      this.patience = window.setTimeout(() => this.events.waiting(true), PATIENCE_MS);
    }
  }

  /** Says what will be asked for next. */
  announce(sight: Sight): void {
    this.announced = sight;
    const { shown } = this;
    if (!shown || this.wanted.picture !== shown.picture) return;
    if (sight.picture !== shown.picture) this.prepare(sight);
    else this.held.get(shown.key)?.zoom?.announce(sight.region);
  }

  obey(command: Command): void {
    this.shownHeld?.takeover.obey(command);
  }

  /** From wherever the visitor has moved it, to what the stop shows. */
  back(): void {
    const { shown } = this;
    if (shown) void this.fly(shown.key);
  }

  retry(): void {
    this.shownHeld?.takeover.retry();
  }

  /** Whether a finger on the picture has nothing to move. */
  get isWhole(): boolean {
    return this.shownHeld?.zoom?.isWhole ?? true;
  }

  /** What a slide opens on. */
  regionFor({ picture }: Slide): Region | null {
    if (picture === this.wanted.picture) return this.own ?? this.wanted.region;
    return picture === this.announced?.picture ? this.announced.region : null;
  }

  hold(key: number, takeover: Takeover, region: Region | null): void {
    this.held.set(key, { takeover, region, zoom: null, isReady: false });
  }

  release(key: number): void {
    this.held.delete(key);
  }

  opened(slide: Slide, zoom: Zoom): void {
    const held = this.held.get(slide.key);
    if (!held) return;
    held.zoom = zoom;
    if (this.shown?.key !== slide.key) {
      window.setTimeout(() => this.ready(slide.key), SHARPEN_MS);
    } else if (held.region !== (this.own ?? this.wanted.region)) {
      void this.fly(slide.key);
    } else {
      this.events.moved(this.own);
      this.events.arrived();
    }
  }

  /** A waiting slide has all that it can have for now. */
  ready(key: number): void {
    const held = this.held.get(key);
    if (!held || held.isReady) return;
    held.isReady = true;
    const slide = this.slides.find((each) => each.key === key);
    if (slide?.phase === 'waiting' && slide.picture === this.wanted.picture) this.promote(key);
  }

  /** @param whole all of the picture, in its pixels */
  rested(key: number, { region }: RestingView, whole: Size): void {
    if (this.shown?.key !== key) return;
    const isBack = region === null && this.wanted.region === null;
    this.events.moved(isBack ? null : (region ?? { x: 0, y: 0, ...whole }));
  }

  missing(key: number, what: 'zoom' | 'tiles' | null): void {
    if (what === 'zoom') this.ready(key);
    if (this.shown?.key !== key) return;
    this.events.missing(what);
    // Without the zoom the pictures are whole, and the tour goes on.
    if (what === 'zoom') this.events.arrived();
  }

  private get shown(): Slide | undefined {
    return this.slides.find(({ phase }) => phase === 'shown');
  }

  private get shownHeld(): Held | undefined {
    const { shown } = this;
    return shown && this.held.get(shown.key);
  }

  private async fly(key: number): Promise<void> {
    const held = this.held.get(key);
    if (!held) return;
    if (held.zoom) {
      this.own = null;
      this.events.moved(null);
      held.region = this.wanted.region;
    }
    // Before the zoom is there: it will fly as soon as it has opened.
    if (await held.takeover.fly(this.wanted.region)) this.events.arrived();
  }

  /** @returns the key of the slide that will show it */
  private prepare(sight: Sight): number {
    const waiting = this.slides.find(({ phase }) => phase === 'waiting');
    const held = waiting && this.held.get(waiting.key);
    if (waiting?.picture === sight.picture) {
      if (held && held.region !== sight.region) {
        held.region = sight.region;
        held.zoom?.show(sight.region, true);
      }
      return waiting.key;
    }
    this.lastKey += 1;
    const slide: Slide = { key: this.lastKey, picture: sight.picture, phase: 'waiting' };
    this.replace([...this.slides.filter(({ phase }) => phase !== 'waiting'), slide]);
    return slide.key;
  }

  private promote(key: number): void {
    this.stopWaiting();
    this.replace(
      this.slides
        .filter(({ phase }) => phase !== 'leaving')
        .map((slide) => ({ ...slide, phase: slide.key === key ? 'shown' : 'leaving' })),
    );
    this.events.missing(null);
    this.events.moved(this.own);
    const fade = this.isCalm() ? 0 : FADE_MS;
    window.setTimeout(() => {
      this.replace(this.slides.filter(({ phase }) => phase !== 'leaving'));
      if (this.shown?.key === key && this.wanted.picture === this.shown.picture) this.events.arrived();
    }, fade);
  }

  private stopWaiting(): void {
    window.clearTimeout(this.patience);
    this.events.waiting(false);
  }

  private replace(slides: readonly Slide[]): void {
    this.slides = slides;
    for (const listener of this.listeners) listener();
  }
}
