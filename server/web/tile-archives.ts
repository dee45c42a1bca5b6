import { LRUCache } from 'lru-cache';
import type { RandomAccess } from '@/server/storage/storage';

/** The tiles of one pyramid, read by name. */
export interface TileArchive {
  /** Bytes of memory that the index takes. */
  readonly indexBytes: number;
  /** Null where no tile has that name. `crc32` and `length` (bytes) are those of the tile's JPEG. */
  entry(name: string): { crc32: number; length: number } | null;
  /**
   * The tile's bytes, or null where there is none of that name.
   * @throws where the archive does not hold what its directory says.
   */
  read(name: string): Promise<Buffer | null>;
}

export interface OpenArchive {
  readonly archive: TileArchive;
  /** Must be called once, when nothing more will be read. */
  release(): void;
}

interface Holding {
  archive: TileArchive;
  access: RandomAccess;
  readers: number;
  /** No longer in the cache: the last reader closes it. */
  retired: boolean;
  closed: boolean;
}

export interface TileArchivesOptions {
  /** Opens one pyramid in storage. @throws ObjectNotFound */
  open(imageId: string): Promise<RandomAccess>;
  readIndex(access: RandomAccess): Promise<TileArchive>;
  /** Bytes that all indexes together may take. */
  maxBytes: number;
  /** Files that may be open at once (readers of retired ones come on top). */
  maxOpen?: number;
  onCloseError?(error: unknown): void;
}

/** A share of what an ordinary process may open (1,024), which leaves room for connections. */
const DEFAULT_MAX_OPEN = 256;

/**
 * Pyramids that are open, least recently used first to go, bounded by the memory of their indexes and by the number of files.
 * One that is pushed out stays open until its last reader has released it.
 */
export class TileArchives {
  readonly #cache: LRUCache<string, Holding>;
  readonly #options: TileArchivesOptions;

  constructor(options: TileArchivesOptions) {
    this.#options = options;
    this.#cache = new LRUCache<string, Holding>({
      max: options.maxOpen ?? DEFAULT_MAX_OPEN,
      maxSize: options.maxBytes,
      sizeCalculation: (holding) => Math.max(1, holding.archive.indexBytes),
      fetchMethod: (imageId) => this.#load(imageId),
      // Pushed out while it loads, an archive still answers those who wait for it.
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

  /** The archive if it is open already: the way of nearly every tile, without a turn of the event loop. */
  acquireOpen(imageId: string): OpenArchive | null {
    const holding = this.#cache.get(imageId);
    return holding ? this.#lend(holding) : null;
  }

  /** @throws ObjectNotFound, or whatever makes the archive unreadable; nothing of a failure is kept. */
  async acquire(imageId: string): Promise<OpenArchive> {
    const shared = await this.#cache.fetch(imageId);
    // Pushed out again before this line ran, or too large to be kept at all.
    const holding = shared && !shared.closed ? shared : await this.#load(imageId);
    if (this.#cache.peek(imageId) !== holding) holding.retired = true;
    return this.#lend(holding);
  }

  /** Forgets an archive that turned out to be damaged or replaced, so that the next request opens it anew. */
  discard(imageId: string): void {
    this.#cache.delete(imageId);
  }

  /** Closes everything; readers finish first. */
  close(): void {
    this.#cache.clear();
  }

  async #load(imageId: string): Promise<Holding> {
    const access = await this.#options.open(imageId);
    try {
      const archive = await this.#options.readIndex(access);
      return { archive, access, readers: 0, retired: false, closed: false };
    } catch (error) {
      this.#closeAccess(access);
      throw error;
    }
  }

  #lend(holding: Holding): OpenArchive {
    holding.readers += 1;
    let released = false;
    return {
      archive: holding.archive,
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
    this.#closeAccess(holding.access);
  }

  #closeAccess(access: RandomAccess): void {
    access.close().catch((error: unknown) => this.#options.onCloseError?.(error));
  }
}
