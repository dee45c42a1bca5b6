import { randomBytes } from 'node:crypto';
import { photographSnapshot, sectionSnapshot } from '@/lib/catalogue/snapshot';
import { slugFrom } from '@/lib/text/slug';
import type { Tx } from '@/server/db/client';

/** What has an address of its own that visitors know. */
type Kind = 'PHOTOGRAPH' | 'SECTION';

/** Attempts at a free address before one of chance is taken. */
const MOST_TRIES = 50;

/**
 * True where another record has this address, or once had it in public.
 * @param id of the record that asks; null for one that is still to be made
 */
export async function isSlugTaken(tx: Tx, kind: Kind, slug: string, id: string | null): Promise<boolean> {
  const query = { where: { slug }, select: { id: true } } as const;
  const row =
    kind === 'PHOTOGRAPH' ? await tx.photograph.findUnique(query) : await tx.section.findUnique(query);
  if (row && row.id !== id) return true;
  const former = await tx.formerSlug.findUnique({ where: { kind_slug: { kind, slug } } });
  return former !== null && former.targetId !== id;
}

/** A free address from a name where it has Latin letters, else one of chance: a transliteration would be made up. */
export async function freeSlug(tx: Tx, kind: Kind, name: string | null): Promise<string> {
  const wished = name === null ? null : slugFrom(name);
  for (let n = 1; wished && n <= MOST_TRIES; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!(await isSlugTaken(tx, kind, slug, null))) return slug;
  }
  return `${kind.toLowerCase()}-${randomBytes(5).toString('hex')}`;
}

/** Keeps an address that visitors know for this record, before its draft takes another (DECISIONS, 7). */
export async function keepPublicSlug(tx: Tx, kind: Kind, id: string, next: string): Promise<void> {
  await tx.formerSlug.deleteMany({ where: { kind, slug: next, targetId: id } });
  const slug = kind === 'PHOTOGRAPH' ? await photographSlug(tx, id) : await sectionSlug(tx, id);
  if (slug === null || slug === next) return;
  await tx.formerSlug.upsert({
    where: { kind_slug: { kind, slug } },
    create: { kind, slug, targetId: id },
    update: {},
  });
}

/** As it was published last; null before the first time. */
async function photographSlug(tx: Tx, photographId: string): Promise<string | null> {
  const last = await tx.photographPublication.findFirst({
    where: { photographId },
    orderBy: { createdAt: 'desc' },
    select: { snapshot: true, photograph: { select: { slug: true } } },
  });
  return last && (photographSnapshot.parse(JSON.parse(last.snapshot)).slug ?? last.photograph.slug);
}

async function sectionSlug(tx: Tx, sectionId: string): Promise<string | null> {
  const last = await tx.sectionPublication.findFirst({
    where: { sectionId },
    orderBy: { createdAt: 'desc' },
    select: { snapshot: true, section: { select: { slug: true } } },
  });
  return last && (sectionSnapshot.parse(JSON.parse(last.snapshot)).slug ?? last.section.slug);
}
