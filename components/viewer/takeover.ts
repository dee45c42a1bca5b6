import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import { readAddress } from './address';
import type { Command } from './commands';
import { sharpen } from './sharpen';
import type { PaintedPicture, RestingView, ViewerParts, Zoom, ZoomEvents, ZoomState } from './zoom';

/** The elements of the zoom, and those that are painted before it. */
export interface TakeoverParts extends ViewerParts {
  /** The first preview. */
  picture: HTMLImageElement;
  /** Where the sharp one is drawn. */
  sharp: HTMLCanvasElement;
}

export interface TakeoverEvents {
  changed(state: ZoomState): void;
  rested(view: RestingView): void;
  opened?(zoom: Zoom): void;
  /** The view has all that it needs. */
  complete?(): void;
  missing(what: 'zoom' | 'tiles' | null): void;
}

/** Who decides what is looked at. */
export interface Guide {
  /** What to open on; null: the whole picture. */
  region(image: ImageView): Region | null;
  load(): Promise<(picture: PaintedPicture, events: ZoomEvents) => Zoom>;
}

/** The page's address decides, and follows. */
const BY_ADDRESS: Guide = {
  region: readAddress,
  load: async () => (await import('./open-zoom')).openZoom,
};

/**
 * Brings the zoom over a picture that is already painted: waits for the picture, makes it sharp, fetches
 * OpenSeadragon, and puts it in the picture's place. A command that comes earlier is kept and fetches it at once.
 * `data-zoom` on the stage says how far it has come: `sharp`, `open`, then `complete` once the first view has all that
 * it needs.
 */
export class Takeover {
  private zoom: Zoom | null = null;
  private isOpen = false;
  private sharpPixels = 0;
  private isLoading = false;
  private isEnded = false;
  private waiting: Command[] = [];
  private want: () => void = () => undefined;
  private readonly wanted = new Promise<void>((resolve) => {
    this.want = resolve;
  });

  constructor(
    private readonly parts: TakeoverParts,
    private readonly image: ImageView,
    private readonly events: TakeoverEvents,
    private readonly guide: Guide = BY_ADDRESS,
  ) {}

  async begin(): Promise<void> {
    const sharpening = this.guide.region(this.image) ? undefined : this.sharpen();
    await whenPainted(this.parts.picture);
    await this.load(sharpening);
  }

  private async sharpen(): Promise<void> {
    const { picture, sharp, stage } = this.parts;
    const pixels = await sharpen(picture, sharp, this.image);
    if (this.isEnded) return;
    this.sharpPixels = pixels;
    stage.dataset.zoom ??= 'sharp';
  }

  obey(command: Command): void {
    this.waiting.push(command);
    this.obeyWaiting();
    this.hurry();
  }

  /** Fetches the zoom at once, whatever else could be done before. */
  hurry(): void {
    this.want();
    void this.load();
  }

  /**
   * Leads the view to all of the region; null: the whole picture. `data-zoom` says anew when it has all that it needs.
   * @returns whether it came there; not before there is a zoom, which is fetched then
   */
  async fly(region: Region | null): Promise<boolean> {
    if (!this.zoom || !this.isOpen) {
      this.hurry();
      return false;
    }
    this.parts.stage.dataset.zoom = 'open';
    return this.zoom.fly(region);
  }

  /** What is seen; null: all of it. */
  get region(): Region | null {
    return this.zoom && this.isOpen ? this.zoom.region : this.guide.region(this.image);
  }

  retry(): void {
    if (this.zoom) this.zoom.retry();
    else void this.load();
  }

  end(): void {
    this.isEnded = true;
    this.zoom?.end();
    delete this.parts.stage.dataset.zoom;
  }

  /** @param first what should be done before the zoom is put in place, unless somebody asks for it earlier */
  private async load(first?: Promise<void>): Promise<void> {
    if (this.zoom || this.isLoading || this.isEnded) return;
    this.isLoading = true;
    try {
      const open = await this.guide.load();
      await Promise.race([first, this.wanted]);
      if (!this.isEnded) this.open(open);
    } catch {
      if (!this.isEnded) this.events.missing('zoom');
    } finally {
      this.isLoading = false;
    }
  }

  private open(openZoom: Awaited<ReturnType<Guide['load']>>): void {
    const { stage } = this.parts;
    const { parts, image, sharpPixels } = this;
    this.zoom = openZoom(
      { parts, image, sharpPixels },
      {
        changed: this.events.changed,
        rested: this.events.rested,
        opened: () => {
          stage.dataset.zoom = 'open';
          this.isOpen = true;
          this.obeyWaiting();
          if (this.zoom) this.events.opened?.(this.zoom);
        },
        complete: () => {
          stage.dataset.zoom = 'complete';
          this.events.complete?.();
        },
        tilesMissing: (isMissing) => this.events.missing(isMissing ? 'tiles' : null),
      },
    );
    this.events.missing(null);
    this.obeyWaiting();
  }

  private obeyWaiting(): void {
    const { zoom } = this;
    if (!zoom || !this.isOpen) return;
    for (const command of this.waiting.splice(0)) zoom.obey(command);
  }
}

async function whenPainted(picture: HTMLImageElement): Promise<void> {
  // A preview that cannot be decoded does not keep the zoom away.
  await picture.decode().catch(() => undefined);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
