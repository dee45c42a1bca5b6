import type { PhotographDraft } from '@/lib/catalogue/draft';
import type { Tx } from '@/server/db/client';

/** Chains of merges are short; a circle must end too. */
const LONGEST_CHAIN = 20;

type Mergeable = 'maker' | 'place' | 'community' | 'holder' | 'technique';

function findEntries(
  tx: Tx,
  kind: Mergeable,
  ids: string[],
): Promise<{ id: string; mergedIntoId: string | null }[]> {
  const query = { where: { id: { in: ids } }, select: { id: true, mergedIntoId: true } } as const;
  switch (kind) {
    case 'maker':
      return tx.maker.findMany(query);
    case 'place':
      return tx.place.findMany(query);
    case 'community':
      return tx.community.findMany(query);
    case 'holder':
      return tx.holder.findMany(query);
    case 'technique':
      return tx.technique.findMany(query);
  }
}

/** The entry that each id stands for now; an id that leads nowhere is absent. */
export async function targetsOf(
  tx: Tx,
  kind: Mergeable,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const mergedInto = new Map<string, string | null>();
  let asked = [...new Set(ids)];
  for (let step = 0; asked.length > 0 && step < LONGEST_CHAIN; step++) {
    const rows = await findEntries(tx, kind, asked);
    for (const row of rows) mergedInto.set(row.id, row.mergedIntoId);
    asked = rows.flatMap(({ mergedIntoId }) =>
      mergedIntoId && !mergedInto.has(mergedIntoId) ? [mergedIntoId] : [],
    );
  }
  return new Map(ids.flatMap((id) => follow(id, mergedInto)));
}

function follow(id: string, mergedInto: ReadonlyMap<string, string | null>): [string, string][] {
  let at = id;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const next = mergedInto.get(at);
    if (next === undefined) return [];
    if (next === null) return [[id, at]];
    at = next;
  }
  return [];
}

/** Every value led to its entry and each entry once; null where one leads nowhere. */
async function each<T>(
  tx: Tx,
  kind: Mergeable,
  values: readonly T[],
  { idOf, withId, key }: { idOf(value: T): string; withId(value: T, id: string): T; key(value: T): string },
): Promise<T[] | null> {
  const targets = await targetsOf(tx, kind, values.map(idOf));
  const led = values.flatMap((value) => {
    const target = targets.get(idOf(value));
    return target === undefined ? [] : [withId(value, target)];
  });
  if (led.length < values.length) return null;
  return [...new Map(led.map((value) => [key(value), value])).values()];
}

async function sectionsExist(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const distinct = [...new Set(ids)];
  return (await tx.section.count({ where: { id: { in: distinct }, deletedAt: null } })) === distinct.length;
}

type Resolver<V> = (tx: Tx, value: NonNullable<V>) => Promise<V | null>;

const single =
  (kind: Mergeable): Resolver<string | null> =>
  async (tx, id) =>
    (await targetsOf(tx, kind, [id])).get(id) ?? null;

/** Fields that name something else: each gives the value to keep, or null where what it names is not there. */
export const REFERENCES: { [Name in keyof PhotographDraft]?: Resolver<PhotographDraft[Name]> } = {
  holderId: single('holder'),
  techniqueId: single('technique'),
  rightsId: async (tx, id) => ((await tx.rightsStatement.count({ where: { id } })) > 0 ? id : null),
  sectionId: async (tx, id) => ((await sectionsExist(tx, [id])) ? id : null),
  secondarySectionIds: async (tx, ids) => ((await sectionsExist(tx, ids)) ? ids : null),
  placeIds: (tx, ids) => each(tx, 'place', ids, { idOf: (id) => id, withId: (_, id) => id, key: (id) => id }),
  makers: (tx, makers) =>
    each(tx, 'maker', makers, {
      idOf: ({ makerId }) => makerId,
      withId: (maker, makerId) => ({ ...maker, makerId }),
      key: ({ makerId, role }) => `${makerId} ${role}`,
    }),
  communities: async (tx, communities) =>
    (
      await each(tx, 'community', communities, {
        idOf: ({ communityId }) => communityId,
        withId: (community, communityId) => ({ ...community, communityId }),
        key: ({ communityId }) => communityId,
      })
    )?.sort((a, b) => (a.communityId < b.communityId ? -1 : 1)) ?? null,
};
