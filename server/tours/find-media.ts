import { reaches } from '@/lib/people/roles';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';

/** A recording or its captions, as far as handing it out asks. */
export interface FoundMedia {
  sha256: string;
  /** Media type. */
  type: string;
  /** A tour that visitors know names it. */
  isPublic: boolean;
}

/** Finds what the bearer of these headers may hear. */
export interface MediaFinder {
  find(id: string, headers: Headers): Promise<FoundMedia | null>;
}

/**
 * What is published is everybody's, the rest the curators'.
 * @param identify who sends these headers; null for a stranger
 */
export function mediaFinder(db: Db, identify: (headers: Headers) => Promise<Actor | null>): MediaFinder {
  return {
    async find(id, headers) {
      const row = await db.tourMedia.findUnique({
        where: { id },
        select: {
          sha256: true,
          type: true,
          tour: { select: { publication: { select: { snapshot: true } } } },
        },
      });
      if (!row) return null;
      const { sha256, type, tour } = row;
      // Ids are random, so that no other text holds one.
      const isPublic = tour.publication?.snapshot.includes(JSON.stringify(id)) ?? false;
      if (isPublic) return { sha256, type, isPublic };
      const actor = await identify(headers);
      return actor && reaches(actor.role, 'curator') ? { sha256, type, isPublic } : null;
    },
  };
}
