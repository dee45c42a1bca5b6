import { LRUCache } from 'lru-cache';
import { keys, type Storage } from '@/server/storage/storage';
import { drawCard } from './card/draw-card';
import { composePicture, type Pixels, type Source } from './compose-picture';
import type { ComposeJob } from './composer';
import { OpenPyramids, type PyramidName } from './open-pyramids';
import { openTiles } from './zip-tiles';

/** Indexes of some 80,000 tiles. */
const INDEX_BYTES = 1_000_000;
const MAX_OPEN = 64;
/** Some 60 tiles in colour: the coarse levels of a few photographs. */
const DECODED_BYTES = 48_000_000;

/** Room for decoded tiles. */
export function decodedTiles(): LRUCache<string, Pixels> {
  return new LRUCache({ maxSize: DECODED_BYTES, sizeCalculation: ({ data }) => data.length });
}

/**
 * Composes pictures and cards from the pyramids of a store, which stay open for the next one.
 * @returns a function that throws ObjectNotFound, or what `composePicture` and `drawCard` throw
 */
export function composeFrom(storage: Storage): (job: ComposeJob) => Promise<void> {
  const pyramids = new OpenPyramids({
    open: async ({ id, tileSize }) => openTiles(await storage.open(keys.pyramid(id)), tileSize),
    maxBytes: INDEX_BYTES,
    maxOpen: MAX_OPEN,
  });
  const decoded = decodedTiles();
  const withSource = async (image: PyramidName, make: (source: Source) => Promise<void>) => {
    const open = await pyramids.acquire(image);
    try {
      await make({ tiles: open.tiles, id: image.id, decoded });
    } catch (error) {
      // It may have been repaired or replaced under us; the next request opens it anew.
      pyramids.discard(image.id);
      throw error;
    } finally {
      open.release();
    }
  };
  return (job) => {
    const { file } = job;
    if ('request' in job) return withSource(job.image, (source) => composePicture(source, job.request, file));
    const { card } = job;
    if (!card.picture) return drawCard(card, null, file);
    return withSource(card.picture.image, (source) => drawCard(card, source, file));
  };
}
