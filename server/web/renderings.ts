import { createHash } from 'node:crypto';
import { CARD_SIZE } from '@/lib/cards/card-address';
import type { ImageRequest } from '@/lib/iiif/image-request';
import { nameOf } from '@/lib/iiif/read-image-request';
import type { Card } from '@/server/pyramids/card/card';
import type { CardWork, ComposeJob, PictureWork } from '@/server/pyramids/composer';
import { memoryOf } from '@/server/pyramids/memory-of';
import { BoundedQueue, type QueueLimits } from './bounded-queue';
import type { PublicImage } from './catalogue-state';
import type { CachedPicture, RenderingCache } from './rendering-cache';

/** Raised when the same request would give other bytes, so that neither we nor a browser take the old ones for them. */
const EDITION = 2;
/** The same for cards. */
const CARD_EDITION = 'card 1';

/** For the sheet, its letters and its encoding. */
const CARD_BYTES = 40_000_000;

/** A picture that can be made on request. */
export interface Rendering {
  /** What identifies it in caches, here and in browsers. */
  name: string;
  work: PictureWork | CardWork;
  /** Memory that making it takes at most, about. */
  bytes: number;
}

/** A part of a photograph. */
export function imageRendering(image: PublicImage, request: ImageRequest): Rendering {
  return {
    name: renderingName(image, request),
    work: { image: { id: image.id, tileSize: image.tileSize }, request },
    bytes: memoryOf(request),
  };
}

/** What identifies a part of a photograph in caches, here and in browsers. */
export function renderingName(image: PublicImage, request: ImageRequest): string {
  return digestOf(`${EDITION} ${image.id} ${nameOf(request, image)}`);
}

/** A card; every word on it is part of its name, so that other words make another picture. */
export function cardRendering(card: Card): Rendering {
  const { picture } = card;
  const shown = picture && {
    region: picture.region,
    size: {
      width: Math.min(CARD_SIZE.width, picture.region.width),
      height: Math.min(CARD_SIZE.height, picture.region.height),
    },
  };
  const bytes = shown
    ? memoryOf({ ...shown, mirrored: false, rotation: 0, quality: 'default', format: 'jpg' })
    : 0;
  return {
    name: digestOf(`${CARD_EDITION} ${JSON.stringify(card)}`),
    work: { card },
    bytes: bytes + CARD_BYTES,
  };
}

function digestOf(words: string): string {
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
  async open(rendering: Rendering, signal: AbortSignal): Promise<CachedPicture> {
    for (;;) {
      const picture = (await this.cache.find(rendering.name)) ?? (await this.make(rendering, signal));
      if (picture) return picture;
    }
  }

  /** @returns null where somebody else had it made: then it is in the cache */
  private async make({ name, work, bytes }: Rendering, signal: AbortSignal): Promise<CachedPicture | null> {
    const others = this.making.get(name);
    if (others && !others.stop.signal.aborted) {
      await this.waitFor(others, signal);
      return null;
    }
    const stop = new AbortController();
    const task = () => this.cache.add(name, (file) => this.compose({ ...work, file }));
    const making: Making = { done: this.queue.run(task, bytes, stop.signal), readers: 0, stop };
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
