import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { Found } from '@/lib/catalogue/views';
import type { Db } from '@/server/db/client';
import { SLUG_KINDS } from './authority-rows';

/**
 * What became of an address that names no entry of a gazetteer or list any more: renamed and merged entries lead on, a removed
 * one is gone (DECISIONS, 7).
 * @param present the entries of today by their id, and by those of what was merged into them
 */
export async function readAuthorityFate(
  db: Db,
  kind: AuthorityKind,
  slug: string,
  present: ReadonlyMap<string, { slug: string }>,
): Promise<Exclude<Found<never>, { kind: 'found' }>> {
  const [row, former] = await Promise.all([
    db[kind as 'maker'].findUnique({ where: { slug }, select: { id: true } }),
    db.formerSlug.findUnique({ where: { kind_slug: { kind: SLUG_KINDS[kind], slug } } }),
  ]);
  const id = row?.id ?? former?.targetId;
  if (id === undefined) return { kind: 'missing' };
  const now = present.get(id)?.slug;
  if (now !== undefined && now !== slug) return { kind: 'moved', slug: now };
  // A row that is not among those of today was added since they were read.
  return { kind: row ? 'missing' : 'gone' };
}
