import type { ImageView } from '@/lib/catalogue/views';
import type { Db } from '@/server/db/client';
import { readCatalogueVersion, readRightsAddresses } from './data';
import { readPublishedPhotographs } from './published-entries';

/** An image as strangers may see it, with what they may do with it. */
export interface WatchedImage extends ImageView {
  /** Address of the photograph's rights statement or licence. */
  rights: string | null;
}

/** A publish must be seen everywhere within two seconds; half of one leaves room for rendering. */
const POLL_MS = 500;

/** A busy machine looks late; calling that unhealthy would send every visitor past the page cache and make it worse. */
const BLIND_AFTER_MS = 10_000;

/**
 * Looks at the catalogue's version twice a second and keeps the list of images that strangers may see. Version and
 * images always speak of the same moment.
 */
export class CatalogueWatcher {
  private current: { version: number; images: Map<string, WatchedImage> } = { version: 0, images: new Map() };
  private readAt = 0;
  private failing = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly db: Db,
    private readonly onError: (error: unknown) => void = () => {},
    private readonly pollMs = POLL_MS,
  ) {}

  /** @throws what the database throws: a site that cannot read its catalogue should not start. */
  async start(): Promise<void> {
    await this.look();
    this.schedule();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  version(): number {
    return this.current.version;
  }

  /** False where the last look failed, or is so old that a publish or a withdrawal may have gone unseen. */
  healthy(): boolean {
    return !this.failing && Date.now() - this.readAt < BLIND_AFTER_MS;
  }

  /** Null for an image that is unknown or not published. */
  image(id: string): WatchedImage | null {
    return this.current.images.get(id) ?? null;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(async () => {
      try {
        await this.look();
        this.failing = false;
      } catch (error) {
        this.failing = true;
        this.onError(error);
      }
      this.schedule();
    }, this.pollMs);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const version = await readCatalogueVersion(this.db);
    if (version !== this.current.version || this.readAt === 0) {
      const [photographs, rights] = await Promise.all([
        readPublishedPhotographs(this.db, version),
        readRightsAddresses(this.db),
      ]);
      const images = photographs.flatMap(({ image, snapshot }) =>
        image ? [[image.id, { ...image, rights: rights.get(snapshot.rightsId ?? '') ?? null }] as const] : [],
      );
      this.current = { version, images: new Map(images) };
    }
    this.readAt = Date.now();
  }
}
