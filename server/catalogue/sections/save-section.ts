import type { FieldProblem } from '@/lib/catalogue/draft';
import { changesBetween, type Fields, type FieldValue } from '@/lib/catalogue/field-changes';
import { isLanguage, type Language } from '@/lib/catalogue/languages';
import { type Merged, mergeChanges } from '@/lib/catalogue/merge-changes';
import {
  isSectionField,
  readSectionField,
  SECTION_TEXTS,
  type SectionDraft,
  type SectionField,
} from '@/lib/catalogue/section-draft';
import { stateConfirmed, statesAfterEdit } from '@/lib/catalogue/staleness';
import { CodedError } from '@/lib/errors';
import type { SectionSaveOutcome } from '@/lib/studio/section-commands';
import type { Tx } from '@/server/db/client';
import { readChangesSince, readStateAt } from '@/server/history/data';
import { type RevisionReason, recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { progressOf } from '../drafts/language-states';
import type { Saving } from '../drafts/save-draft';
import { isSlugTaken, keepPublicSlug } from '../drafts/slugs';
import { readSectionState } from './data';
import {
  applySection,
  ensureFirstSectionRevision,
  orderOf,
  readSection,
  readSectionStates,
  sectionTextsOf,
  writeSectionStates,
} from './section-rows';

type Refused = Partial<Record<SectionField, FieldProblem>>;

/**
 * As `saveDraft`, for a section.
 * @throws CodedError RECORD_UNKNOWN, also for one in the trash; INPUT_INVALID for a field that no section has
 */
export async function saveSection(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  saving: Saving,
): Promise<SectionSaveOutcome> {
  await requireSection(tx, id);
  const revision = await ensureFirstSectionRevision(tx, id);
  const current = await readSection(tx, id);
  const { mine, refused } = await readMine(tx, id, saving.changes, current);
  const since = saving.base === null ? [] : await changesAfter(tx, id, saving.base);
  const merged = mergeChanges(since, { current, mine, sitting: saving.sitting });
  if (Object.keys(merged.wanted).length === 0) return outcomeOf(tx, id, { revision, merged, refused });
  const wanted = merged.wanted as Partial<SectionDraft>;
  if (wanted.slug !== undefined) await keepPublicSlug(tx, 'SECTION', id, wanted.slug);
  await applySection(tx, id, wanted);
  const state: SectionDraft = { ...current, ...wanted };
  await markLanguages(tx, id, { before: current, after: state, sitting: saving.sitting, wanted });
  await writeRevision(tx, actor, id, { number: revision + 1, current, state, saving });
  return outcomeOf(tx, id, { revision: revision + 1, merged, refused });
}

/** @throws CodedError RECORD_UNKNOWN where there is no such section, or it is in the trash */
export async function requireSection(tx: Tx, id: string): Promise<void> {
  if ((await tx.section.count({ where: { id, deletedAt: null } })) === 0)
    throw new CodedError('RECORD_UNKNOWN');
}

function changesAfter(tx: Tx, id: string, base: number) {
  return readChangesSince(tx, { kind: 'section', subjectId: id, base: Math.max(base, 1) });
}

async function readMine(
  tx: Tx,
  id: string,
  changes: Saving['changes'],
  current: SectionDraft,
): Promise<{ mine: Fields; refused: Refused }> {
  const mine: Record<string, FieldValue> = {};
  const refused: Refused = {};
  for (const [field, raw] of Object.entries(changes)) {
    if (!isSectionField(field)) throw new CodedError('INPUT_INVALID', { field });
    const read = readSectionField(field, raw);
    if (!read.ok) refused[field] = read.problem;
    else if (field === 'slug' && (await isSlugTaken(tx, 'SECTION', String(read.value), id)))
      refused.slug = 'SLUG_TAKEN';
    else if (field === 'photographIds') mine[field] = orderOf(read.value as string[], current.photographIds);
    else mine[field] = read.value;
  }
  return { mine, refused };
}

interface Edit {
  before: SectionDraft;
  after: SectionDraft;
  sitting: string | null;
  wanted: Partial<SectionDraft>;
}

async function markLanguages(tx: Tx, id: string, { before, after, sitting, wanted }: Edit): Promise<void> {
  const touched = Object.keys(wanted).flatMap((field) => languageOf(field) ?? []);
  const edited = [...new Set(touched.reverse())].reverse();
  if (edited.length === 0) return;
  const states = statesAfterEdit(await readSectionStates(tx, id), {
    edited,
    before: sectionTextsOf(before),
    after: sectionTextsOf(after),
    sitting,
  });
  await writeSectionStates(tx, id, states);
}

function languageOf(field: string): Language | null {
  const [labels, language = '', name = ''] = field.split('.');
  const isText = labels === 'labels' && (SECTION_TEXTS as readonly string[]).includes(name);
  return isText && isLanguage(language) ? language : null;
}

interface Written {
  number: number;
  current: SectionDraft;
  state: SectionDraft;
  saving: Pick<Saving, 'sitting' | 'batchId'> & { reason?: RevisionReason };
}

async function writeRevision(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  { number, current, state, saving }: Written,
): Promise<void> {
  const { count } = await tx.section.updateMany({
    where: { id, revision: number - 1 },
    data: { revision: number },
  });
  if (count !== 1) throw new CodedError('DRAFT_CHANGED');
  await recordRevision(tx, actor, {
    kind: 'section',
    subjectId: id,
    number,
    changes: changesBetween(current, state),
    state,
    reason: saving.reason ?? 'edit',
    sitting: saving.sitting,
    batchId: saving.batchId ?? null,
  });
  await followPublished(tx, id, { number, state });
}

/** A draft that says what is published, perhaps again, is the published one. */
async function followPublished(
  tx: Tx,
  id: string,
  { number, state }: { number: number; state: Fields },
): Promise<void> {
  const { publishedRevision } = await tx.section.findUniqueOrThrow({
    where: { id },
    select: { publishedRevision: true },
  });
  if (publishedRevision === null) return;
  const published = await readStateAt(tx, { kind: 'section', subjectId: id, number: publishedRevision });
  if (published && changesBetween(published, state).length === 0)
    await tx.section.update({ where: { id }, data: { publishedRevision: number } });
}

/** As `confirmLanguage` of a photograph. */
export async function confirmSection(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  { language, base }: { language: Language; base: number },
): Promise<SectionSaveOutcome> {
  await requireSection(tx, id);
  const revision = await ensureFirstSectionRevision(tx, id);
  const since = await changesAfter(tx, id, base);
  const current = await readSection(tx, id);
  const unseen = since.some(({ changes }) => changes.some(({ field }) => languageOf(field) !== null));
  const merged = mergeChanges(since, { current, mine: {}, sitting: null });
  if (unseen || (await readSectionStates(tx, id))[language]?.stale !== true)
    return outcomeOf(tx, id, { revision, merged, refused: {} });
  await writeSectionStates(tx, id, { [language]: stateConfirmed(language, sectionTextsOf(current)) });
  const number = revision + 1;
  await tx.section.update({ where: { id }, data: { revision: number } });
  await recordRevision(tx, actor, {
    kind: 'section',
    subjectId: id,
    number,
    changes: [{ field: `languages.${language}.stale`, before: true, after: false }],
    state: current,
    reason: 'confirm',
  });
  await followPublished(tx, id, { number, state: current });
  return outcomeOf(tx, id, { revision: number, merged, refused: {} });
}

/** As `restoreRevision` of a photograph. @throws CodedError RECORD_UNKNOWN */
export async function restoreSection(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  {
    number,
    base,
    sitting,
    fields,
  }: { number: number; base: number; sitting: string; fields?: readonly string[] },
): Promise<SectionSaveOutcome> {
  const state = await readStateAt(tx, { kind: 'section', subjectId: id, number });
  if (!state) throw new CodedError('RECORD_UNKNOWN');
  const wanted = (name: string) => (fields ? fields.includes(name) : name !== 'slug');
  const changes = Object.fromEntries(
    Object.entries(state).filter(([name]) => isSectionField(name) && wanted(name)),
  );
  return saveSection(tx, actor, id, { base, sitting, changes, reason: 'restore' });
}

async function outcomeOf(
  tx: Tx,
  id: string,
  { revision, merged, refused }: { revision: number; merged: Merged; refused: Refused },
): Promise<SectionSaveOutcome> {
  const [draft, states] = [await readSection(tx, id), await readSectionStates(tx, id)];
  return {
    revision,
    saved: Object.keys(merged.wanted).filter(isSectionField),
    refused,
    conflicts: merged.conflicts,
    theirs: merged.theirs.filter(({ field }) => isSectionField(field)),
    languages: progressOf(states, sectionTextsOf(draft)),
    publication: await readSectionState(tx, id),
  };
}
