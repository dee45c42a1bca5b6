import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { sectionField } from '@/lib/catalogue/section-draft';
import { sectionSnapshot } from '@/lib/catalogue/snapshot';
import { CodedError } from '@/lib/errors';
import type { Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { freeSlug } from '../drafts/slugs';
import { bumpCatalogueVersion, publishSectionIn } from '../mutations';
import { requireSection } from './save-section';
import { applySection, ensureFirstSectionRevision, readSection } from './section-rows';

/** A new section at the end of the walk, a draft. @returns its id */
export async function createSection(
  tx: Tx,
  actor: Actor<'curator'>,
  { title, language }: { title: string | null; language: Language },
): Promise<string> {
  const { _max } = await tx.section.aggregate({ _max: { position: true } });
  const slug = await freeSlug(tx, 'SECTION', title);
  const position = (_max.position ?? 0) + 1;
  const { id } = await tx.section.create({ data: { slug, position, revision: 1 }, select: { id: true } });
  const field = sectionField(language, 'title');
  if (title) await applySection(tx, id, { [field]: title });
  await recordRevision(tx, actor, {
    kind: 'section',
    subjectId: id,
    number: 1,
    changes: title ? [{ field, before: null, after: title }] : [],
    state: await readSection(tx, id),
    reason: 'create',
  });
  return id;
}

/**
 * Publishes the draft that the curator saw: words, address and the order of its photographs in one change.
 * @throws CodedError RECORD_UNKNOWN, DRAFT_CHANGED, PUBLISH_REFUSED where a language has no title
 */
export async function publishSection(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  { revision }: { revision: number },
): Promise<void> {
  await requireSection(tx, id);
  if ((await ensureFirstSectionRevision(tx, id)) !== Math.max(revision, 1))
    throw new CodedError('DRAFT_CHANGED');
  const draft = await readSection(tx, id);
  if (LANGUAGES.some((language) => !draft[sectionField(language, 'title')]))
    throw new CodedError('PUBLISH_REFUSED', { missing: 'TITLE_MISSING' });
  await publishSectionIn(tx, id, actor.id);
  await recordAudit(tx, actor, 'section.publish', id, { slug: draft.slug });
}

/** Takes a section out of the walk; its photographs stay, at the end. @throws CodedError RECORD_UNKNOWN */
export async function unpublishSection(tx: Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  await requireSection(tx, id);
  const { slug, publicationId } = await tx.section.findUniqueOrThrow({ where: { id } });
  if (publicationId === null) return;
  await tx.section.update({ where: { id }, data: { publicationId: null, publishedRevision: null } });
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, 'section.unpublish', id, { slug });
}

/** Puts a section into the trash: its page answers 410 if it was ever published. @throws CodedError RECORD_UNKNOWN */
export async function trashSection(tx: Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  await requireSection(tx, id);
  const { slug } = await tx.section.update({
    where: { id },
    data: { publicationId: null, publishedRevision: null, deletedAt: new Date(), deletedById: actor.id },
    select: { slug: true },
  });
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, 'section.trash', id, { slug });
}

/** Takes a section out of the trash, as a draft. */
export async function untrashSection(tx: Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  const { count } = await tx.section.updateMany({
    where: { id, deletedAt: { not: null }, purgedAt: null },
    data: { deletedAt: null, deletedById: null },
  });
  if (count === 0) return;
  const { slug } = await tx.section.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  await recordAudit(tx, actor, 'section.restore', id, { slug });
}

/**
 * Puts the sections into an order, for visitors at once and in one change: an order that is half published is none. Words
 * that are being edited stay drafts. Sections that are not named keep their order, at the end.
 */
export async function reorderSections(
  tx: Tx,
  actor: Actor<'curator'>,
  ids: readonly string[],
): Promise<void> {
  const rows = await tx.section.findMany({
    where: { deletedAt: null },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: {
      id: true,
      position: true,
      publication: { select: { snapshot: true, revision: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const order = [...new Set([...ids.filter((id) => byId.has(id)), ...byId.keys()])];
  const moved = order.flatMap((id, index) => {
    const row = byId.get(id);
    return row && row.position !== index + 1 ? [{ ...row, to: index + 1 }] : [];
  });
  for (const { id, to, publication } of moved) {
    await tx.section.update({ where: { id }, data: { position: to } });
    if (publication) await publishPosition(tx, actor, id, { ...publication, position: to });
  }
  if (moved.length === 0) return;
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, 'sections.order', null, { moved: moved.length });
}

async function publishPosition(
  tx: Tx,
  actor: Actor<'curator'>,
  sectionId: string,
  published: { snapshot: string; revision: number; position: number },
): Promise<void> {
  const snapshot = sectionSnapshot.parse(JSON.parse(published.snapshot));
  const { id: publicationId } = await tx.sectionPublication.create({
    data: {
      sectionId,
      snapshot: JSON.stringify({ ...snapshot, position: published.position }),
      revision: published.revision,
      createdById: actor.id,
    },
  });
  await tx.section.update({ where: { id: sectionId }, data: { publicationId } });
}
