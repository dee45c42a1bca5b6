import type { AuthorityKind, EntryKind } from '@/lib/catalogue/authority-draft';
import type { Db, Tx } from '@/server/db/client';

interface Use {
  entryId: string;
  photographId: string;
}

/** Photographs that name an entry, each once. */
export interface Uses {
  live: number;
  trashed: number;
}

/** How many photographs name each entry of a list, by id; one that none names is absent. */
export async function countUses(db: Db | Tx, kind: EntryKind, id?: string): Promise<Map<string, Uses>> {
  const [uses, trash] = await Promise.all([
    findUses(db, kind, id),
    db.photograph.findMany({ where: { deletedAt: { not: null } }, select: { id: true } }),
  ]);
  const trashed = new Set(trash.map((row) => row.id));
  const counts = new Map<string, Uses>();
  const seen = new Set<string>();
  for (const { entryId, photographId } of uses) {
    const key = `${entryId} ${photographId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const count = counts.get(entryId) ?? { live: 0, trashed: 0 };
    count[trashed.has(photographId) ? 'trashed' : 'live'] += 1;
    counts.set(entryId, count);
  }
  return counts;
}

/** The photographs that name an entry, also those in the trash, each once. */
export async function readUsers(db: Db | Tx, kind: AuthorityKind, id: string): Promise<string[]> {
  return [...new Set((await findUses(db, kind, id)).map(({ photographId }) => photographId))];
}

async function findUses(db: Db | Tx, kind: EntryKind, id?: string): Promise<Use[]> {
  switch (kind) {
    case 'maker': {
      const query = { where: { makerId: id }, select: { makerId: true, photographId: true } } as const;
      return (await db.photographMaker.findMany(query)).map(({ makerId: entryId, photographId }) => ({
        entryId,
        photographId,
      }));
    }
    case 'place': {
      const query = { where: { placeId: id }, select: { placeId: true, photographId: true } } as const;
      const [named, drawn] = await Promise.all([
        db.photographPlace.findMany(query),
        db.photographAnnotation.findMany({ ...query, where: { placeId: id ?? { not: null } } }),
      ]);
      return [...named, ...drawn].flatMap(({ placeId: entryId, photographId }) =>
        entryId === null ? [] : [{ entryId, photographId }],
      );
    }
    case 'community': {
      const query = {
        where: { communityId: id },
        select: { communityId: true, photographId: true },
      } as const;
      return (await db.photographCommunity.findMany(query)).map(({ communityId: entryId, photographId }) => ({
        entryId,
        photographId,
      }));
    }
    case 'technique':
      return usesOfColumn(db, 'techniqueId', id);
    case 'holder':
      return usesOfColumn(db, 'holderId', id);
    case 'rights':
      return usesOfColumn(db, 'rightsId', id);
  }
}

type Column = 'techniqueId' | 'holderId' | 'rightsId';

async function usesOfColumn(db: Db | Tx, column: Column, id?: string): Promise<Use[]> {
  const rows = await db.photograph.findMany({
    where: { [column]: id ?? { not: null } },
    select: { id: true, techniqueId: true, holderId: true, rightsId: true },
  });
  return rows.flatMap((row) => {
    const entryId = row[column];
    return entryId === null ? [] : [{ entryId, photographId: row.id }];
  });
}
