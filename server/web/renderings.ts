import { createHash } from 'node:crypto';
import type { ImageRequest } from '@/lib/iiif/image-request';
import { nameOf } from '@/lib/iiif/read-image-request';
import type { ComposeJob } from '@/server/pyramids/composer';
import { memoryOf } from '@/server/pyramids/memory-of';
import { BoundedQueue, type QueueLimits } from './bounded-queue';
import type { PublicImage } from './catalogue-state';
import type { CachedPicture, RenderingCache } from './rendering-cache';

/** Raised when the same request would give other bytes, so that neither we nor a browser take the old ones for them. */
const EDITION = 2;

/** What identifies a picture in caches, here and in browsers. */
export function renderingName(image: PublicImage, request: ImageRequest): string {
  const words = `${EDITION} ${image.id} ${nameOf(request, image)}`;
  return createHash('sha256').update(words).digest('base64url').slice(0, 22);
}

interface Making {
  done: Promise<CachedPicture>;
  readers: number;
  stop: AbortController;
}

/** Pictures made on request: from the cache, or made once for all who ask at the same time. */
export class Renderings {
  private readonly making = new Map<string, Making>();
  private readonly queue: BoundedQueue;

  constructor(
    private readonly compose: (job: ComposeJob) => Promise<void>,
    private readonly cache: RenderingCache,
    limits: QueueLimits,
  ) {
    this.queue = new BoundedQueue(limits);
  }

  /**
   * @param signal that the reader has gone; what nobody waits for any more and has not begun is not made
   * @returns a picture that the caller closes
   * @throws Overloaded, ComposeFailed, the signal's reason
   */
  async open(image: PublicImage, request: ImageRequest, signal: AbortSignal): Promise<CachedPicture> {
    const name = renderingName(image, request);
    for (;;) {
      const picture = (await this.cache.find(name)) ?? (await this.make(name, image, request, signal));
      if (picture) return picture;
    }
  }

  /** @returns null where somebody else had it made: then it is in the cache */
  private async make(
    name: string,
    image: PublicImage,
    request: ImageRequest,
    signal: AbortSignal,
  ): Promise<CachedPicture | null> {
    const others = this.making.get(name);
    if (others && !others.stop.signal.aborted) {
      await this.waitFor(others, signal);
      return null;
    }
    const stop = new AbortController();
    const task = () =>
      this.cache.add(name, (file) =>
        this.compose({ image: { id: image.id, tileSize: image.tileSize }, request, file }),
      );
    const making: Making = { done: this.queue.run(task, memoryOf(request), stop.signal), readers: 0, stop };
    this.making.set(name, making);
    const forget = () => {
      if (this.making.get(name) === making) this.making.delete(name);
    };
    making.done.then(forget, forget);
    return this.waitFor(making, signal);
  }

  private async waitFor(making: Making, signal: AbortSignal): Promise<CachedPicture> {
    making.readers++;
    const leave = () => {
      making.readers--;
      if (making.readers === 0) making.stop.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await making.done;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
