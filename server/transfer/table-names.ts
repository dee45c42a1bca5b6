import { NAMED_LISTS, type NamedList, type Names } from '@/lib/catalogue/table-columns';
import type { Db } from '@/server/db/client';

interface Entry {
  id: string;
  slug: string;
  mergedIntoId?: string | null;
}

/** Which former addresses lead into which list; rights statements have addresses that never change. */
const FORMER = {
  makers: 'MAKER',
  places: 'PLACE',
  communities: 'COMMUNITY',
  techniques: 'TECHNIQUE',
  holders: 'HOLDER',
  sections: 'SECTION',
  rights: null,
} as const satisfies Record<NamedList, string | null>;

/** Chains of merges are short; a circle must end too. */
const LONGEST_CHAIN = 20;

/**
 * Slugs of the authority lists as they are now. They are short beside the photographs, so they are read whole. A slug that
 * an entry once had, or that was merged, leads to what it became; what is written out is called as it is now.
 */
export async function readNames(db: Db): Promise<Names> {
  const listed = { select: { id: true, slug: true, mergedIntoId: true } } as const;
  const rights = await db.rightsStatement.findMany({ select: { id: true, uri: true } });
  const lists: Record<NamedList, Entry[]> = {
    makers: await db.maker.findMany(listed),
    places: await db.place.findMany(listed),
    communities: await db.community.findMany(listed),
    techniques: await db.technique.findMany(listed),
    holders: await db.holder.findMany(listed),
    sections: await db.section.findMany({ where: { deletedAt: null }, select: { id: true, slug: true } }),
    rights: rights.map(({ id, uri }) => ({ id, slug: uri })),
  };
  const former = await db.formerSlug.findMany({ where: { kind: { not: 'PHOTOGRAPH' } } });
  const named = new Map(
    NAMED_LISTS.map((list) => [
      list,
      namesOf(
        lists[list],
        former.filter(({ kind }) => kind === FORMER[list]),
      ),
    ]),
  );
  return {
    slugOf: (list, id) => named.get(list)?.slugOf(id) ?? id,
    idOf: (list, slug) => named.get(list)?.idOf(slug) ?? null,
  };
}

function namesOf(entries: readonly Entry[], former: readonly { slug: string; targetId: string }[]) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const target = (id: string): Entry | undefined => {
    let at = byId.get(id);
    for (let step = 0; step < LONGEST_CHAIN && at?.mergedIntoId; step++) at = byId.get(at.mergedIntoId);
    return at;
  };
  // What is called so now comes before what once was.
  const bySlug = new Map([
    ...former.map(({ slug, targetId }) => [slug, targetId] as const),
    ...entries.map(({ slug, id }) => [slug, id] as const),
  ]);
  return {
    slugOf: (id: string) => target(id)?.slug,
    idOf: (slug: string) => target(bySlug.get(slug) ?? '')?.id,
  };
}
