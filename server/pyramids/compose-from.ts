import { LRUCache } from 'lru-cache';
import { keys, type Storage } from '@/server/storage/storage';

import { composePicture, type Pixels } from './compose-picture';
import type { ComposeJob } from './composer';
import { OpenPyramids } from './open-pyramids';
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
 * Composes pictures from the pyramids of a store, which stay open for the next one.
 * @returns a function that throws ObjectNotFound, or what `composePicture` throws
 */
export function composeFrom(storage: Storage): (job: ComposeJob) => Promise<void> {
  const pyramids = new OpenPyramids({
    open: async ({ id, tileSize }) => openTiles(await storage.open(keys.pyramid(id)), tileSize),
    maxBytes: INDEX_BYTES,
    maxOpen: MAX_OPEN,
  });
  const decoded = decodedTiles();
  return async ({ image, request, file }) => {
    const open = await pyramids.acquire(image);
    try {
      await composePicture({ tiles: open.tiles, id: image.id, decoded }, request, file);
    } catch (error) {
      // It may have been repaired or replaced under us; the next request opens it anew.
      pyramids.discard(image.id);
      throw error;
    } finally {
      open.release();
    }
  };
}
