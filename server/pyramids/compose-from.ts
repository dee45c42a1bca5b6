import { keys, type Storage } from '@/server/storage/storage';
import { composePicture } from './compose-picture';
import type { ComposeJob } from './composer';
import { OpenPyramids } from './open-pyramids';
import { openTiles } from './zip-tiles';

/** Indexes of some 80,000 tiles. */
const INDEX_BYTES = 1_000_000;
const MAX_OPEN = 64;

/**
 * Composes pictures from the pyramids of a store, which stay open for the next one.
 * @returns a function that throws ObjectNotFound, or what `composePicture` throws
 */
export function composeFrom(storage: Storage): (job: ComposeJob) => Promise<void> {
  const pyramids = new OpenPyramids({
    open: async ({ id, tileSize }) => openTiles(await storage.open(keys.pyramid(id)), tileSize),
    maxBytes: INDEX_BYTES,
    maxOpen: MAX_OPEN,
  });
  return async ({ image, request, file }) => {
    const open = await pyramids.acquire(image);
    try {
      await composePicture(open.tiles, request, file);
    } catch (error) {
      // It may have been repaired or replaced under us; the next request opens it anew.
      pyramids.discard(image.id);
      throw error;
    } finally {
      open.release();
    }
  };
}
