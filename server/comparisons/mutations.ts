import type { z } from 'zod';
import { changesBetween, type Fields, type FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { type Alignment, arePointsUsable, type MarkedScan } from '@/lib/comparisons/alignment';
import { CodedError } from '@/lib/errors';
import type { saveComparisonInput } from '@/lib/studio/comparison-commands';
import { bumpCatalogueVersion } from '@/server/catalogue/mutations';
import type { Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { type KeptComparison, pairOf, readComparisons } from './data';

/**
 * Sets two photographs beside each other. Two that are compared already, or were, keep their one comparison.
 * @throws CodedError COMPARED_WITH_ITSELF, PHOTOGRAPH_UNKNOWN
 */
export async function createComparison(
  tx: Tx,
  actor: Actor<'curator'>,
  { firstId, secondId }: { firstId: string; secondId: string },
): Promise<string> {
  if (firstId === secondId) throw new CodedError('COMPARED_WITH_ITSELF');
  const found = await tx.photograph.count({ where: { id: { in: [firstId, secondId] }, deletedAt: null } });
  if (found < 2) throw new CodedError('PHOTOGRAPH_UNKNOWN');
  const pair = pairOf(firstId, secondId);
  const before = await tx.comparison.findUnique({ where: { pair }, select: { id: true, deletedAt: true } });
  if (before?.deletedAt) await restoreComparison(tx, actor, before.id);
  if (before) return before.id;
  const { id } = await tx.comparison.create({ data: { firstId, secondId, pair, revision: 1 } });
  const state = fieldsOf(await requireComparison(tx, id));
  await recordRevision(tx, actor, {
    kind: 'comparison',
    subjectId: id,
    number: 1,
    changes: [],
    state,
    reason: 'create',
  });
  await recordAudit(tx, actor, 'comparison.create', id);
  await bumpCatalogueVersion(tx);
  return id;
}

/**
 * Saves words and points of a comparison, all of them or none.
 * @returns its new revision
 * @throws CodedError RECORD_UNKNOWN; DRAFT_CHANGED where somebody has saved it since; POINTS_UNUSABLE
 */
export async function saveComparison(
  tx: Tx,
  actor: Actor<'curator'>,
  saving: z.output<typeof saveComparisonInput>,
): Promise<number> {
  const { id, base } = saving;
  const before = await requireComparison(tx, id);
  if (before.revision !== base) throw new CodedError('DRAFT_CHANGED');
  const after = {
    ...before,
    titles: said(saving.titles),
    texts: said(saving.texts),
    alignment: saving.alignment && (await alignmentOf(tx, before, saving.alignment)),
  };
  const state = fieldsOf(after);
  const changes = changesBetween(fieldsOf(before), state);
  if (changes.length === 0) return base;
  const revision = base + 1;
  await tx.comparison.update({
    where: { id },
    data: {
      revision,
      titles: JSON.stringify(after.titles),
      texts: JSON.stringify(after.texts),
      alignment: after.alignment && JSON.stringify(after.alignment),
    },
  });
  await recordRevision(tx, actor, { kind: 'comparison', subjectId: id, number: revision, changes, state });
  await recordAudit(tx, actor, 'comparison.save', id);
  await bumpCatalogueVersion(tx);
  return revision;
}

/** Takes it from the visitors' pages; its words and points stay. @throws CodedError RECORD_UNKNOWN */
export async function removeComparison(tx: Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  await requireComparison(tx, id);
  await tx.comparison.update({ where: { id }, data: { deletedAt: new Date() } });
  await recordAudit(tx, actor, 'comparison.delete', id);
  await bumpCatalogueVersion(tx);
}

/** @throws CodedError RECORD_UNKNOWN */
export async function restoreComparison(tx: Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  const { count } = await tx.comparison.updateMany({ where: { id }, data: { deletedAt: null } });
  if (count === 0) throw new CodedError('RECORD_UNKNOWN');
  await recordAudit(tx, actor, 'comparison.restore', id);
  await bumpCatalogueVersion(tx);
}

async function requireComparison(tx: Tx, id: string): Promise<KeptComparison> {
  const [kept] = await readComparisons(tx, { id });
  if (!kept) throw new CodedError('RECORD_UNKNOWN');
  return kept;
}

type Given = NonNullable<z.output<typeof saveComparisonInput>['alignment']>;

async function alignmentOf(tx: Tx, { firstId, secondId }: KeptComparison, given: Given): Promise<Alignment> {
  return {
    first: await markedScan(tx, firstId, given.first),
    second: await markedScan(tx, secondId, given.second),
  };
}

async function markedScan(tx: Tx, photographId: string, given: Given['first']): Promise<MarkedScan> {
  const scan = await tx.scan.findFirst({
    where: { id: given.scanId, photographId, state: 'READY' },
    select: { id: true, width: true, height: true, standIn: true },
  });
  if (!scan?.width || !scan.height) throw new CodedError('POINTS_UNUSABLE');
  const { id, width, height, standIn } = scan;
  const marked = { scan: { id, width, height, standIn }, points: given.points };
  if (!arePointsUsable(marked)) throw new CodedError('POINTS_UNUSABLE');
  return marked;
}

function said(texts: Partial<Record<Language, string | null>>): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as Texts;
}

function fieldsOf({ titles, texts, alignment }: KeptComparison): Fields {
  return {
    ...Object.fromEntries(LANGUAGES.map((lang) => [`titles.${lang}`, titles[lang] ?? null])),
    ...Object.fromEntries(LANGUAGES.map((lang) => [`texts.${lang}`, texts[lang] ?? null])),
    alignment: alignment as unknown as FieldValue,
  };
}
