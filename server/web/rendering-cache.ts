import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';

/** A picture in the cache, open for reading: it stays readable even when it is pushed out meanwhile. */
export interface CachedPicture {
  /** Bytes. */
  length: number;
  /** The whole of it. */
  read(): Promise<Buffer>;
  /** The whole of it, piece by piece; closes it. */
  stream(): NodeJS.ReadableStream;
  close(): Promise<void>;
}

const UNFINISHED = '.part';

/**
 * Pictures that were made on request, as files of one folder that together keep below a number of bytes; the one that was
 * asked for least recently goes first. A folder of its own for each process that writes: what others add is not counted.
 */
export class RenderingCache {
  private readonly files: LRUCache<string, number>;

  private constructor(
    private readonly folder: string,
    maxBytes: number,
    private readonly onError: (error: unknown) => void,
  ) {
    this.files = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (length) => Math.max(1, length),
      dispose: (_length, name, reason) => {
        if (reason !== 'set') rm(this.file(name), { force: true }).catch(this.onError);
      },
    });
  }

  /** Takes up what an earlier process left, most recently made first, and clears away what it did not finish. */
  static async open(
    folder: string,
    maxBytes: number,
    onError: (error: unknown) => void,
  ): Promise<RenderingCache> {
    await mkdir(folder, { recursive: true });
    const cache = new RenderingCache(folder, maxBytes, onError);
    const found: { name: string; length: number; madeAt: number }[] = [];
    for (const name of await readdir(folder)) {
      if (name.endsWith(UNFINISHED)) await rm(cache.file(name), { force: true });
      else {
        const { size, mtimeMs } = await stat(cache.file(name));
        found.push({ name, length: size, madeAt: mtimeMs });
      }
    }
    found.sort((a, b) => a.madeAt - b.madeAt);
    for (const { name, length } of found) cache.files.set(name, length);
    return cache;
  }

  /** Bytes of all pictures. */
  get bytes(): number {
    return this.files.calculatedSize;
  }

  /** Null where there is none of that name (any more). */
  async find(name: string): Promise<CachedPicture | null> {
    const length = this.files.get(name);
    if (length === undefined) return null;
    try {
      return pictureOf(await open(this.file(name), 'r'), length);
    } catch {
      this.files.delete(name);
      return null;
    }
  }

  /**
   * Adds a picture that `make` writes to the file that it is given. One that cannot be made leaves nothing behind, and one
   * that is larger than the whole cache is kept no longer than it is read.
   * @throws whatever `make` throws
   */
  async add(name: string, make: (file: string) => Promise<void>): Promise<CachedPicture> {
    const unfinished = `${this.file(name)}-${randomUUID()}${UNFINISHED}`;
    try {
      await make(unfinished);
      const { size } = await stat(unfinished);
      const picture = pictureOf(await open(unfinished, 'r'), size);
      if (size <= this.files.maxSize) {
        await rename(unfinished, this.file(name));
        this.files.set(name, size);
      }
      return picture;
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}

function pictureOf(handle: FileHandle, length: number): CachedPicture {
  return {
    length,
    read: () => handle.readFile(),
    stream: () => handle.createReadStream(),
    close: () => handle.close(),
  };
}
