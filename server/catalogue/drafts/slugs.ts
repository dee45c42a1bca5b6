import { randomBytes } from 'node:crypto';
import { slugFrom } from '@/lib/text/slug';
import type { Db, Tx } from '@/server/db/client';

/** What has an address of its own that visitors know. */
export type Addressed = 'photograph' | 'section' | 'tour';

/** How the list of former addresses names each. */
export const ADDRESS_KINDS = { photograph: 'PHOTOGRAPH', section: 'SECTION', tour: 'TOUR' } as const;

/** The table of each. All have the columns that are used through this one. */
export function addressedTable(db: Db | Tx, kind: Addressed) {
  return db[kind as 'section'];
}

/** Attempts at a free address before one of chance is taken. */
const MOST_TRIES = 50;

/**
 * True where another record has this address, or once had it in public.
 * @param id of the record that asks; null for one that is still to be made
 */
export async function isSlugTaken(
  tx: Tx,
  kind: Addressed,
  slug: string,
  id: string | null,
): Promise<boolean> {
  const row = await addressedTable(tx, kind).findUnique({ where: { slug }, select: { id: true } });
  if (row && row.id !== id) return true;
  const former = await tx.formerSlug.findUnique({
    where: { kind_slug: { kind: ADDRESS_KINDS[kind], slug } },
  });
  return former !== null && former.targetId !== id;
}

/** A free address from a name where it has Latin letters, else one of chance: a transliteration would be made up. */
export async function freeSlug(tx: Tx, kind: Addressed, name: string | null): Promise<string> {
  const wished = name === null ? null : slugFrom(name);
  for (let n = 1; wished && n <= MOST_TRIES; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!(await isSlugTaken(tx, kind, slug, null))) return slug;
  }
  return `${kind}-${randomBytes(5).toString('hex')}`;
}

/** Keeps an address that visitors know for this record, before its draft takes another (DECISIONS, 7). */
export async function keepPublicSlug(tx: Tx, kind: Addressed, id: string, next: string): Promise<void> {
  const former = { kind: ADDRESS_KINDS[kind], targetId: id };
  await tx.formerSlug.deleteMany({ where: { ...former, slug: next } });
  const slug = await publicSlug(tx, kind, id);
  if (slug === null || slug === next) return;
  await tx.formerSlug.upsert({
    where: { kind_slug: { kind: former.kind, slug } },
    create: { ...former, slug },
    update: {},
  });
}

/** As it was published last; null before the first time. */
async function publicSlug(tx: Tx, kind: Addressed, id: string): Promise<string | null> {
  const row = await addressedTable(tx, kind).findUniqueOrThrow({
    where: { id },
    select: {
      slug: true,
      publications: { orderBy: { createdAt: 'desc' }, take: 1, select: { snapshot: true } },
    },
  });
  const [last] = row.publications;
  return last ? publishedSlug(last.snapshot, row.slug) : null;
}

/** The address that a snapshot was published under; those of before slugs could be edited say none: then the record's. */
export function publishedSlug(snapshot: string, recordSlug: string): string {
  return (JSON.parse(snapshot) as { slug?: string | null }).slug ?? recordSlug;
}
