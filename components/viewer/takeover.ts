import type { ImageView } from '@/lib/catalogue/views';
import type { Command } from './commands';
import type { RestingView, ViewerParts, Zoom, ZoomState } from './zoom';

export interface TakeoverEvents {
  changed(state: ZoomState): void;
  rested(view: RestingView): void;
  missing(what: 'zoom' | 'tiles' | null): void;
}

/** How long the page may keep the browser from being idle before the zoom is fetched all the same. */
const IDLE_MS = 300;

/**
 * Brings the zoom over a picture that is already painted: waits for the picture, fetches OpenSeadragon, and puts it
 * in the picture's place. A command that comes earlier is kept and fetches it at once. `data-zoom` on the stage says
 * how far it has come: `open`, then `complete` once the first view has all its tiles.
 */
export class Takeover {
  private zoom: Zoom | null = null;
  private isOpen = false;
  private isLoading = false;
  private isEnded = false;
  private waiting: Command[] = [];

  constructor(
    private readonly parts: ViewerParts,
    private readonly image: ImageView,
    private readonly events: TakeoverEvents,
  ) {}

  async begin(picture: HTMLImageElement): Promise<void> {
    await whenPainted(picture);
    await this.load();
  }

  obey(command: Command): void {
    this.waiting.push(command);
    this.obeyWaiting();
    void this.load();
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

  private async load(): Promise<void> {
    if (this.zoom || this.isLoading || this.isEnded) return;
    this.isLoading = true;
    try {
      const { openZoom } = await import('./open-zoom');
      if (!this.isEnded) this.open(openZoom);
    } catch {
      if (!this.isEnded) this.events.missing('zoom');
    } finally {
      this.isLoading = false;
    }
  }

  private open(openZoom: typeof import('./open-zoom').openZoom): void {
    const { stage } = this.parts;
    this.zoom = openZoom(this.parts, this.image, {
      changed: this.events.changed,
      rested: this.events.rested,
      opened: () => {
        stage.dataset.zoom = 'open';
        this.isOpen = true;
        this.obeyWaiting();
      },
      complete: () => {
        stage.dataset.zoom = 'complete';
      },
      tilesMissing: (isMissing) => this.events.missing(isMissing ? 'tiles' : null),
    });
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
  if (!('requestIdleCallback' in window)) return;
  await new Promise((resolve) => window.requestIdleCallback(resolve, { timeout: IDLE_MS }));
}
