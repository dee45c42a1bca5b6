import type { AuthorityKind } from '@/lib/studio/authority-commands';
import type { Tx } from '@/server/db/client';

interface Repointing {
  from: string;
  to: string;
}

/**
 * Makes every photograph's draft that names one entry of an authority list name another. A photograph that named both then
 * names it once; roles, order and the words of the sources are kept.
 */
export async function repointPhotographs(tx: Tx, kind: AuthorityKind, ids: Repointing): Promise<void> {
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
