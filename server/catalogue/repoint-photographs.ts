import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import { changesBetween } from '@/lib/catalogue/field-changes';
import type { Tx } from '@/server/db/client';
import { type RevisionOf, recordRevisions } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { readUsers } from './authority-uses';
import { readDrafts } from './drafts/draft-rows';
import { ensureFirstRevision } from './drafts/first-revision';

interface Repointing {
  from: string;
  to: string;
}

/** Photographs read and written at once. */
const SLICE = 200;

/**
 * Makes every photograph's draft that names one entry of an authority list name another, as a saved change in its history.
 * A photograph that named both then names it once; roles, order and the words of the sources are kept. What is published
 * says the same as before, so that a draft that was the published one still is.
 * @returns how many photographs named it
 */
export async function repointPhotographs(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: AuthorityKind,
  ids: Repointing,
): Promise<number> {
  const users = await readUsers(tx, kind, ids.from);
  const slices = Array.from({ length: Math.ceil(users.length / SLICE) }, (_, n) =>
    users.slice(n * SLICE, (n + 1) * SLICE),
  );
  await ensureFirstRevisionOf(tx, users);
  const before = new Map<string, Awaited<ReturnType<typeof readDrafts>>>();
  for (const slice of slices) before.set(slice.join(), await readDrafts(tx, slice));
  await repoint(tx, kind, ids);
  for (const slice of slices)
    await recordSlice(tx, actor, { ids: slice, before: before.get(slice.join()) ?? new Map() });
  return users.length;
}

async function ensureFirstRevisionOf(tx: Tx, ids: readonly string[]): Promise<void> {
  const where = { id: { in: [...ids] }, revision: 0 };
  for (const { id } of await tx.photograph.findMany({ where, select: { id: true } }))
    await ensureFirstRevision(tx, id);
}

async function recordSlice(
  tx: Tx,
  actor: Actor<'curator'>,
  { ids, before }: { ids: string[]; before: Awaited<ReturnType<typeof readDrafts>> },
): Promise<void> {
  const after = await readDrafts(tx, ids);
  const rows = await tx.photograph.findMany({
    where: { id: { in: ids } },
    select: { id: true, revision: true, publishedRevision: true },
  });
  await recordRevisions(
    tx,
    actor,
    rows.flatMap(({ id, revision }): RevisionOf[] => {
      const [was, is] = [before.get(id), after.get(id)];
      if (!was || !is) return [];
      const changes = changesBetween(was, is);
      return [
        { kind: 'photograph', subjectId: id, number: revision + 1, changes, state: is, reason: 'merge' },
      ];
    }),
  );
  const asPublished = rows.filter(({ revision, publishedRevision }) => revision === publishedRevision);
  const one = { increment: 1 };
  await tx.photograph.updateMany({ where: { id: { in: ids } }, data: { revision: one } });
  await tx.photograph.updateMany({
    where: { id: { in: asPublished.map(({ id }) => id) } },
    data: { publishedRevision: one },
  });
}

async function repoint(tx: Tx, kind: AuthorityKind, ids: Repointing): Promise<void> {
  switch (kind) {
    case 'maker':
      return repointMakers(tx, ids);
    case 'place':
      return repointPlaces(tx, ids);
    case 'community':
      return repointCommunities(tx, ids);
    case 'technique':
      await tx.photograph.updateMany({ where: { techniqueId: ids.from }, data: { techniqueId: ids.to } });
      return;
    case 'holder':
      await tx.photograph.updateMany({ where: { holderId: ids.from }, data: { holderId: ids.to } });
  }
}
async function repointMakers(tx: Tx, { from, to }: Repointing): Promise<void> {
  for (const { photographId, role } of await tx.photographMaker.findMany({ where: { makerId: to } }))
    await tx.photographMaker.deleteMany({ where: { photographId, makerId: from, role } });
  await tx.photographMaker.updateMany({ where: { makerId: from }, data: { makerId: to } });
}

async function repointPlaces(tx: Tx, { from, to }: Repointing): Promise<void> {
  const both = { placeId: from, photograph: { places: { some: { placeId: to } } } };
  await tx.photographPlace.deleteMany({ where: both });
  await tx.photographPlace.updateMany({ where: { placeId: from }, data: { placeId: to } });
  await tx.photographAnnotation.updateMany({ where: { placeId: from }, data: { placeId: to } });
}

async function repointCommunities(tx: Tx, { from, to }: Repointing): Promise<void> {
  const both = await tx.photographCommunity.findMany({
    where: { communityId: from, photograph: { communities: { some: { communityId: to } } } },
  });
  for (const { photographId, basis } of both) {
    await joinBasis(tx, { photographId, communityId: to }, basis);
    await tx.photographCommunity.delete({
      where: { photographId_communityId: { photographId, communityId: from } },
    });
  }
  await tx.photographCommunity.updateMany({ where: { communityId: from }, data: { communityId: to } });
}

/** Both assignments had their words in a source; neither is thrown away. */
async function joinBasis(
  tx: Tx,
  key: { photographId: string; communityId: string },
  further: string,
): Promise<void> {
  const where = { photographId_communityId: key };
  const { basis } = await tx.photographCommunity.findUniqueOrThrow({ where });
  if (further === '' || basis.includes(further)) return;
  const joined = basis === '' ? further : `${basis}; ${further}`;
  await tx.photographCommunity.update({ where, data: { basis: joined } });
}
