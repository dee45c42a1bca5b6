import type { Fields } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { titledField } from '@/lib/catalogue/titled-text';
import { CodedError } from '@/lib/errors';
import type { Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { addressedTable, freeSlug } from '../drafts/slugs';
import { bumpCatalogueVersion } from '../mutations';
import type { Arrangement, ArrangementKind } from './arrangement';
import { applyTitled, pointToPublication, requireLive } from './rows';
import { ensureFirstState } from './save';

/** A new one at the end of its order, a draft. @returns its id */
export async function createArrangement<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  of: Arrangement<Draft, Field>,
  { title, language }: { title: string | null; language: Language },
): Promise<string> {
  const { kind } = of;
  const { _max } = await addressedTable(tx, kind).aggregate({ _max: { position: true } });
  const slug = await freeSlug(tx, kind, title);
  const position = (_max.position ?? 0) + 1;
  const data = { slug, position, revision: 1 };
  const { id } = await addressedTable(tx, kind).create({ data, select: { id: true } });
  const field = titledField(language, 'title');
  if (title) await applyTitled(tx, kind, id, { [field]: title });
  await recordRevision(tx, actor, {
    kind,
    subjectId: id,
    number: 1,
    changes: title ? [{ field, before: null, after: title }] : [],
    state: await of.read(tx, id),
    reason: 'create',
  });
  return id;
}

/**
 * Publishes the draft that the curator saw: words, address and order in one change.
 * @throws CodedError RECORD_UNKNOWN, DRAFT_CHANGED, PUBLISH_REFUSED
 */
export async function publishArrangement<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  of: Arrangement<Draft, Field>,
  id: string,
  { revision }: { revision: number },
): Promise<void> {
  await requireLive(tx, of.kind, id);
  if ((await ensureFirstState(tx, of, id)) !== Math.max(revision, 1)) throw new CodedError('DRAFT_CHANGED');
  const missing = [...new Set(await of.findErrors(tx, id))];
  if (missing.length > 0) throw new CodedError('PUBLISH_REFUSED', { missing: missing.join(', ') });
  await publishAsItIs(tx, of, id, actor.id);
  const { slug } = await addressedTable(tx, of.kind).findUniqueOrThrow({
    where: { id },
    select: { slug: true },
  });
  await recordAudit(tx, actor, `${of.kind}.publish`, id, { slug });
}

/** Publishes a draft as it stands, whatever it lacks. */
export async function publishAsItIs<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
  createdById: string | null = null,
): Promise<void> {
  const snapshot = JSON.stringify(await of.freeze(tx, id));
  const revision = await ensureFirstState(tx, of, id);
  await pointToPublication(tx, of.kind, id, { snapshot, revision, createdById });
  await addressedTable(tx, of.kind).update({ where: { id }, data: { publishedRevision: revision } });
  await addressedTable(tx, of.kind).updateMany({
    where: { id, firstPublishedAt: null },
    data: { firstPublishedAt: new Date() },
  });
  await bumpCatalogueVersion(tx);
}

/** Takes it from its visitors; the draft stays. @throws CodedError RECORD_UNKNOWN */
export async function unpublishArrangement(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: ArrangementKind,
  id: string,
): Promise<void> {
  await requireLive(tx, kind, id);
  const { slug, publicationId } = await addressedTable(tx, kind).findUniqueOrThrow({ where: { id } });
  if (publicationId === null) return;
  await addressedTable(tx, kind).update({
    where: { id },
    data: { publicationId: null, publishedRevision: null },
  });
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, `${kind}.unpublish`, id, { slug });
}

/** Puts it into the trash: its page answers 410 if it was ever published. @throws CodedError RECORD_UNKNOWN */
export async function trashArrangement(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: ArrangementKind,
  id: string,
): Promise<void> {
  await requireLive(tx, kind, id);
  const { slug } = await addressedTable(tx, kind).update({
    where: { id },
    data: { publicationId: null, publishedRevision: null, deletedAt: new Date(), deletedById: actor.id },
    select: { slug: true },
  });
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, `${kind}.trash`, id, { slug });
}

/** Takes it out of the trash, as a draft. */
export async function untrashArrangement(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: ArrangementKind,
  id: string,
): Promise<void> {
  const { count } = await addressedTable(tx, kind).updateMany({
    where: { id, deletedAt: { not: null }, purgedAt: null },
    data: { deletedAt: null, deletedById: null },
  });
  if (count === 0) return;
  const { slug } = await addressedTable(tx, kind).findUniqueOrThrow({
    where: { id },
    select: { slug: true },
  });
  await recordAudit(tx, actor, `${kind}.restore`, id, { slug });
}

/**
 * Puts all of a kind into an order, for visitors at once and in one change: an order that is half published is none. Words
 * that are being edited stay drafts. Those that are not named keep their order, at the end.
 */
export async function reorderArrangements(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: ArrangementKind,
  ids: readonly string[],
): Promise<void> {
  const rows = await addressedTable(tx, kind).findMany({
    where: { deletedAt: null },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: { id: true, position: true, publication: { select: { snapshot: true, revision: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const order = [...new Set([...ids.filter((id) => byId.has(id)), ...byId.keys()])];
  const moved = order.flatMap((id, index) => {
    const row = byId.get(id);
    return row && row.position !== index + 1 ? [{ ...row, to: index + 1 }] : [];
  });
  for (const { id, to, publication } of moved) {
    await addressedTable(tx, kind).update({ where: { id }, data: { position: to } });
    if (!publication) continue;
    const snapshot = JSON.stringify({ ...JSON.parse(publication.snapshot), position: to });
    const { revision } = publication;
    await pointToPublication(tx, kind, id, { snapshot, revision, createdById: actor.id });
  }
  if (moved.length === 0) return;
  await bumpCatalogueVersion(tx);
  await recordAudit(tx, actor, `${kind}s.order`, null, { moved: moved.length });
}
