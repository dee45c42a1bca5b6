import { LRUCache } from 'lru-cache';
import type { Tiles } from './zip-tiles';

export interface OpenPyramid {
  readonly tiles: Tiles;
  /** Must be called, when nothing more will be read. */
  release(): void;
}

interface Holding {
  tiles: Tiles;
  readers: number;
  /** No longer in the cache: the last reader closes it. */
  retired: boolean;
  closed: boolean;
}

/** A pyramid by its image's id, and the pixels along a tile's side that its addresses follow from. */
export interface PyramidName {
  id: string;
  tileSize: number;
}

export interface OpenPyramidsOptions {
  /** Opens one pyramid in storage. @throws ObjectNotFound, PyramidUnreadable */
  open(image: PyramidName): Promise<Tiles>;
  /** Bytes that all indexes together may take. */
  maxBytes: number;
  /** Files that may be open at once (those that are still being read after they were pushed out come on top). */
  maxOpen?: number;
  onCloseError?(error: unknown): void;
}

/** A share of what an ordinary process may open (1,024), which leaves room for connections. */
const DEFAULT_MAX_OPEN = 256;

/**
 * Pyramids that are open, least recently used first to go, bounded by the memory of their indexes and by the number of files.
 * One that is pushed out stays open until its last reader has released it.
 */
export class OpenPyramids {
  readonly #cache: LRUCache<string, Holding, PyramidName>;
  readonly #options: OpenPyramidsOptions;

  constructor(options: OpenPyramidsOptions) {
    this.#options = options;
    this.#cache = new LRUCache<string, Holding, PyramidName>({
      max: options.maxOpen ?? DEFAULT_MAX_OPEN,
      maxSize: options.maxBytes,
      sizeCalculation: (holding) => Math.max(1, holding.tiles.byteLength),
      fetchMethod: (_id, _stale, { context }) => this.#load(context),
      // Pushed out while it loads, a pyramid still answers those who wait for it.
      ignoreFetchAbort: true,
      dispose: (holding) => this.#retire(holding),
    });
  }

  /** Bytes of all cached indexes. */
  get bytes(): number {
    return this.#cache.calculatedSize;
  }

  get size(): number {
    return this.#cache.size;
  }

  /** The pyramid if it is open already: the way of nearly every tile, without a turn of the event loop. */
  acquireOpen(imageId: string): OpenPyramid | null {
    const holding = this.#cache.get(imageId);
    return holding ? this.#lend(holding) : null;
  }

  /** @throws ObjectNotFound, or whatever makes the pyramid unreadable; nothing of a failure is kept. */
  async acquire(image: PyramidName): Promise<OpenPyramid> {
    const shared = await this.#cache.fetch(image.id, { context: image });
    // Pushed out again before this line ran, or too large to be kept at all.
    const holding = shared && !shared.closed ? shared : await this.#load(image);
    if (this.#cache.peek(image.id) !== holding) holding.retired = true;
    return this.#lend(holding);
  }

  /** Forgets a pyramid that turned out to be damaged or replaced, so that the next request opens it anew. */
  discard(imageId: string): void {
    this.#cache.delete(imageId);
  }

  /** Closes everything; readers finish first. */
  close(): void {
    this.#cache.clear();
  }

  async #load(image: PyramidName): Promise<Holding> {
    return { tiles: await this.#options.open(image), readers: 0, retired: false, closed: false };
  }

  #lend(holding: Holding): OpenPyramid {
    holding.readers += 1;
    let released = false;
    return {
      tiles: holding.tiles,
      release: () => {
        if (released) return;
        released = true;
        holding.readers -= 1;
        if (holding.retired) this.#retire(holding);
      },
    };
  }

  #retire(holding: Holding): void {
    holding.retired = true;
    if (holding.readers > 0 || holding.closed) return;
    holding.closed = true;
    holding.tiles.close().catch((error: unknown) => this.#options.onCloseError?.(error));
  }
}
