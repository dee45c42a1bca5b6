import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { Found } from '@/lib/catalogue/views';
import type { Db } from '@/server/db/client';
import { SLUG_KINDS } from './authority-rows';

/**
 * What became of an address of an authority's page that shows nothing now: renamed and merged entries lead on, a deleted one's address is
 * kept as that of something that is gone.
 */
export async function readAuthorityFate(
  db: Db,
  kind: AuthorityKind,
  slug: string,
): Promise<Exclude<Found<never>, { kind: 'found' }>> {
  const former = await db.formerSlug.findUnique({ where: { kind_slug: { kind: SLUG_KINDS[kind], slug } } });
  if (!former) return { kind: 'missing' };
  const target = await db[kind as 'maker'].findUnique({
    where: { id: former.targetId },
    select: { slug: true, mergedInto: { select: { slug: true } } },
  });
  return target ? { kind: 'moved', slug: target.mergedInto?.slug ?? target.slug } : { kind: 'gone' };
}
