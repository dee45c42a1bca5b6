import { photographSnapshot } from '@/lib/catalogue/snapshot';
import type { Tx } from '@/server/db/client';

/** True where another photograph has this address, or once had it in public. */
export async function isSlugTaken(tx: Tx, slug: string, photographId: string): Promise<boolean> {
  const row = await tx.photograph.findUnique({ where: { slug }, select: { id: true } });
  if (row && row.id !== photographId) return true;
  const former = await tx.formerSlug.findUnique({ where: { kind_slug: { kind: 'PHOTOGRAPH', slug } } });
  return former !== null && former.targetId !== photographId;
}

/** Keeps an address that visitors know for this photograph, before its draft takes another (DECISIONS, 7). */
export async function keepPublicSlug(tx: Tx, photographId: string, next: string): Promise<void> {
  const last = await tx.photographPublication.findFirst({
    where: { photographId },
    orderBy: { createdAt: 'desc' },
    select: { snapshot: true, photograph: { select: { slug: true } } },
  });
  if (!last) return;
  const slug = photographSnapshot.parse(JSON.parse(last.snapshot)).slug ?? last.photograph.slug;
  await tx.formerSlug.deleteMany({ where: { kind: 'PHOTOGRAPH', slug: next, targetId: photographId } });
  if (slug === next) return;
  await tx.formerSlug.upsert({
    where: { kind_slug: { kind: 'PHOTOGRAPH', slug } },
    create: { kind: 'PHOTOGRAPH', slug, targetId: photographId },
    update: {},
  });
}
