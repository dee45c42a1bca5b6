import { CodedError } from '@/lib/errors';
import type { AuthorityKind } from '@/lib/studio/authority-commands';
import type { Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { readAuthorityRows, SLUG_KINDS } from './authorities';
import { bumpCatalogueVersion } from './mutations';

/**
 * Takes an entry out of its list for good, where no draft, nothing published and no merged entry leads to it.
 * @throws CodedError RECORD_UNKNOWN, RECORD_IN_USE
 */
export async function removeAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id }: { kind: AuthorityKind; id: string },
): Promise<void> {
  const [row] = await readAuthorityRows(tx, kind, id);
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  const merged = await tx[kind as 'maker'].count({ where: { mergedIntoId: id } });
  // Ids are never part of another word, so that the words of a snapshot can be searched for one.
  const published = await tx.photographPublication.count({
    where: { currentOf: { isNot: null }, snapshot: { contains: `"${id}"` } },
  });
  if (row.photographs + merged + published > 0) throw new CodedError('RECORD_IN_USE');
  await tx.formerSlug.deleteMany({ where: { kind: SLUG_KINDS[kind], targetId: id } });
  await tx[kind as 'maker'].delete({ where: { id } });
  await recordAudit(tx, actor, 'authority.delete', id, { slug: row.slug });
  await bumpCatalogueVersion(tx);
}
