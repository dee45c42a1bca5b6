import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import { CodedError } from '@/lib/errors';
import type { Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { requireEntry, SLUG_KINDS } from './authority-rows';
import { readUsers } from './authority-uses';
import { bumpCatalogueVersion } from './mutations';

/**
 * Takes an entry out of its list for good, where no draft, nothing published and no merged entry leads to it. Its addresses
 * stay noted, so that the starter catalogue does not bring it back; a curator may give them to another.
 * @throws CodedError RECORD_UNKNOWN, RECORD_IN_USE
 */
export async function removeAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id }: { kind: AuthorityKind; id: string },
): Promise<void> {
  const { slug } = await requireEntry(tx, kind, id);
  const users = await readUsers(tx, kind, id);
  const merged = await tx[kind as 'maker'].count({ where: { mergedIntoId: id } });
  // Ids are never part of another word, so that the words of a snapshot can be searched for one.
  const published = await tx.photographPublication.count({
    where: { currentOf: { isNot: null }, snapshot: { contains: `"${id}"` } },
  });
  if (users.length + merged + published > 0) throw new CodedError('RECORD_IN_USE');
  await tx[kind as 'maker'].delete({ where: { id } });
  await tx.formerSlug.create({ data: { kind: SLUG_KINDS[kind], slug, targetId: id } });
  await recordAudit(tx, actor, 'authority.delete', id, { slug });
  await bumpCatalogueVersion(tx);
}
