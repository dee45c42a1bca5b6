import type { NamedList, Names } from '@/lib/catalogue/table-columns';
import type { Db } from '@/server/db/client';

interface Entry {
  id: string;
  slug: string;
  mergedIntoId?: string | null;
}

/** Slugs of the authority lists as they are now. They are short beside the photographs, so they are read whole. */
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
  const byId = mapped(lists, ({ id, slug }) => [id, slug]);
  // An entry that was merged still leads to what it became.
  const bySlug = mapped(lists, ({ id, slug, mergedIntoId }) => [slug, mergedIntoId ?? id]);
  return {
    slugOf: (list, id) => byId[list].get(id) ?? id,
    idOf: (list, slug) => bySlug[list].get(slug) ?? null,
  };
}

function mapped(lists: Record<NamedList, Entry[]>, pair: (entry: Entry) => [string, string]) {
  return Object.fromEntries(
    Object.entries(lists).map(([name, entries]) => [name, new Map(entries.map(pair))]),
  ) as Record<NamedList, Map<string, string>>;
}
