import { type Annotation, annotationIdOf } from '@/lib/annotations/annotation';
import {
  type DraftField,
  type FieldProblem,
  isDraftField,
  LABEL_TEXTS,
  type PhotographDraft,
  readField,
} from '@/lib/catalogue/draft';
import { changesBetween, type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import { isLanguage, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type Merged, mergeChanges } from '@/lib/catalogue/merge-changes';
import { statesAfterEdit } from '@/lib/catalogue/staleness';
import { CodedError } from '@/lib/errors';
import { reaches } from '@/lib/people/roles';
import type { SaveOutcome } from '@/lib/studio/photograph-commands';
import type { Tx } from '@/server/db/client';
import { readChangesSince, readStateAt } from '@/server/history/data';
import { type RevisionReason, recordRevision } from '@/server/history/record-revision';
import type { EditablePhotographId, Person } from '@/server/people/actor';
import { checkAnnotation, checkRegion } from './annotation-references';
import { applyFields, readDraft } from './draft-rows';
import { readPublicationState } from './draft-view';
import { ensureFirstRevision, sortKeyOf } from './first-revision';
import { annotationTexts, progressOf, readStates, textsOf, writeStates } from './language-states';
import { REFERENCES } from './references';
import { isSlugTaken, keepPublicSlug } from './slugs';

export interface Saving {
  /** The revision that the values began from; null takes the draft as it is now, so that nothing is a conflict. */
  base: number | null;
  /** One opened editor; null for what is no editor. */
  sitting: string | null;
  /** Field to value as it came in, in the order in which they were last touched. */
  changes: Readonly<Record<string, unknown>>;
  reason?: RevisionReason;
  batchId?: string | null;
}

/**
 * The one way in for every change of a draft: editor, bulk, table, restore, undo. What others changed meanwhile is never
 * written over: a field that differs is given back as a conflict, the others are saved. The same call again changes nothing.
 * @throws CodedError INPUT_INVALID for a field that no draft has
 */
export async function saveDraft(
  tx: Tx,
  actor: Pick<Person, 'id' | 'name' | 'role'>,
  id: EditablePhotographId,
  saving: Saving,
): Promise<SaveOutcome> {
  const revision = await ensureFirstRevision(tx, id);
  const current = await readDraft(tx, id);
  const { mine, refused } = await readMine(tx, id, { current, changes: saving.changes });
  const merged = await mergeMine(tx, id, { current, mine, saving });
  const wanted = Object.keys(merged.wanted).length > 0;
  const number = wanted ? await write(tx, actor, id, { current, revision, merged, saving }) : revision;
  return outcomeOf(tx, id, { number, merged, refused });
}

type Refused = SaveOutcome['refused'];

async function readMine(
  tx: Tx,
  id: string,
  { current, changes }: { current: PhotographDraft; changes: Saving['changes'] },
): Promise<{ mine: Fields; refused: Refused }> {
  const mine: Record<string, FieldValue> = {};
  const refused: Refused = {};
  for (const [field, value] of Object.entries(changes)) {
    if (!isDraftField(field)) throw new CodedError('INPUT_INVALID', { field });
    const read = await readOne(tx, { id, current }, field, value);
    if ('problem' in read) refused[field] = read.problem;
    else mine[field] = read.value;
  }
  return { mine, refused };
}

async function readOne(
  tx: Tx,
  { id, current }: { id: string; current: PhotographDraft },
  field: DraftField,
  raw: unknown,
): Promise<{ value: FieldValue } | { problem: FieldProblem }> {
  const read = readField(field, raw);
  if (!read.ok) return { problem: read.problem };
  const { value } = read;
  if (field === 'slug' && (await isSlugTaken(tx, 'photograph', String(value), id)))
    return { problem: 'SLUG_TAKEN' };
  const annotationId = annotationIdOf(field);
  if (annotationId !== null && value !== null) {
    // `readField` has read it by its name.
    return checkAnnotation(tx, { photographId: id, id: annotationId, current }, value as Annotation);
  }
  if (field === 'measured' && value !== null) {
    const given = value as NonNullable<PhotographDraft['measured']>;
    const problem = await checkRegion(tx, id, { before: current.measured, given });
    return problem ? { problem } : { value };
  }
  if (!Object.hasOwn(REFERENCES, field) || value === null) return { value };
  const led = await leadReference(tx, field, value);
  return led === null ? { problem: 'NOT_KNOWN' } : { value: led };
}

/** What a field that names something else is led to now; null where that is not there, or it is no such field. */
async function leadReference(tx: Tx, field: string, value: FieldValue): Promise<FieldValue> {
  // Each resolver belongs to its field's type, which the compiler cannot follow through a name.
  const resolve = REFERENCES[field as keyof typeof REFERENCES] as
    | ((tx: Tx, value: FieldValue) => Promise<FieldValue>)
    | undefined;
  return resolve ? resolve(tx, value) : null;
}

async function mergeMine(
  tx: Tx,
  id: string,
  { current, mine, saving: { base, sitting } }: { current: PhotographDraft; mine: Fields; saving: Saving },
): Promise<Merged> {
  const since =
    base === null
      ? []
      : await readChangesSince(tx, { kind: 'photograph', subjectId: id, base: Math.max(base, 1) });
  return mergeChanges(since, { current, mine, sitting });
}

interface Writing {
  current: PhotographDraft;
  revision: number;
  merged: Merged;
  saving: Saving;
}

async function write(
  tx: Tx,
  actor: Pick<Person, 'id' | 'name' | 'role'>,
  id: EditablePhotographId,
  { current, revision, merged, saving }: Writing,
): Promise<number> {
  const wanted = merged.wanted as Partial<PhotographDraft>;
  const number = revision + 1;
  const { count } = await tx.photograph.updateMany({ where: { id, revision }, data: { revision: number } });
  if (count !== 1) throw new CodedError('DRAFT_CHANGED');
  if (wanted.slug !== undefined) await keepPublicSlug(tx, 'photograph', id, wanted.slug);
  await applyFields(tx, id, wanted);
  const state = withoutGone({ ...current, ...merged.wanted });
  await tx.photograph.update({
    where: { id },
    data: { sortKey: sortKeyOf(state), ...(await placeIn(tx, id, wanted.sectionId)) },
  });
  await markLanguages(tx, id, { before: current, after: state, saving, fields: Object.keys(wanted) });
  await recordRevision(tx, actor, {
    kind: 'photograph',
    subjectId: id,
    number,
    changes: changesBetween(current, state),
    state,
    reason: saving.reason ?? 'edit',
    sitting: saving.sitting,
    batchId: saving.batchId ?? null,
  });
  await markProposed(tx, actor, id);
  await followPublished(tx, id, { number, state });
  return number;
}

/** An annotation that was taken away is no field of the draft any more. */
function withoutGone(draft: Fields): PhotographDraft {
  const there = Object.entries(draft).filter(
    ([field, value]) => annotationIdOf(field) === null || value !== null,
  );
  return Object.fromEntries(there) as unknown as PhotographDraft;
}

/** Of a record that visitors know, a contributor's words wait until a curator publishes them (DECISIONS, 9). */
async function markProposed(
  tx: Tx,
  { id: by, role }: Pick<Person, 'id' | 'role'>,
  id: string,
): Promise<void> {
  if (reaches(role, 'curator')) return;
  await tx.photograph.updateMany({
    where: { id, firstPublishedAt: { not: null } },
    data: { proposedById: by },
  });
}

/** A photograph that comes into a section stands at its end. */
async function placeIn(
  tx: Tx,
  id: string,
  sectionId: string | null | undefined,
): Promise<{ position?: number }> {
  if (sectionId === undefined || sectionId === null) return {};
  const { _max } = await tx.photograph.aggregate({
    where: { sectionId, id: { not: id } },
    _max: { position: true },
  });
  return { position: (_max.position ?? 0) + 1 };
}

interface Edit {
  before: PhotographDraft;
  after: PhotographDraft;
  saving: Saving;
  /** In the order in which they were touched. */
  fields: readonly string[];
}

async function markLanguages(tx: Tx, id: string, { before, after, saving, fields }: Edit): Promise<void> {
  const written = fields.flatMap((field) => languagesWritten(field, before, after));
  const edited = [...new Set(written.reverse())].reverse();
  if (edited.length === 0) return;
  const states = statesAfterEdit(await readStates(tx, id), {
    edited,
    before: textsOf(before),
    after: textsOf(after),
    sitting: saving.sitting,
  });
  await writeStates(tx, id, states);
}

/** The language whose words this field holds; null for a fact. */
export function languageOf(field: string): Language | null {
  const [labels, language = '', name = ''] = field.split('.');
  const isText = labels === 'labels' && (LABEL_TEXTS as readonly string[]).includes(name);
  return isText && isLanguage(language) ? language : null;
}

/** The languages whose words a change of this field wrote; an annotation holds those of all. */
function languagesWritten(field: string, before: PhotographDraft, after: PhotographDraft): Language[] {
  const id = annotationIdOf(field);
  if (id === null) return [languageOf(field) ?? []].flat();
  const [was, is] = [annotationTexts(before, id), annotationTexts(after, id)];
  return LANGUAGES.filter((language) => !sameValue(was[language] ?? {}, is[language] ?? {}));
}

/** Notes for ourselves, which no visitor reads: to change them leaves a published photograph as it is. */
const UNPUBLISHED: readonly DraftField[] = ['internalNotes', 'caveats', 'fileUrl'];

/** A draft that says what is published, perhaps again, is the published one. */
export async function followPublished(
  tx: Tx,
  id: string,
  { number, state }: { number: number; state: Fields },
): Promise<void> {
  const { publishedRevision, publicationId } = await tx.photograph.findUniqueOrThrow({
    where: { id },
    select: { publishedRevision: true, publicationId: true },
  });
  if (publishedRevision === null || publicationId === null) return;
  const published = await readStateAt(tx, { kind: 'photograph', subjectId: id, number: publishedRevision });
  if (!published) return;
  const differing = changesBetween(published, state)
    .map(({ field }) => field)
    .filter((field) => !(UNPUBLISHED as readonly string[]).includes(field));
  if (differing.length > 0 && !(await isLedTo(tx, { published, state, differing }))) return;
  await tx.photograph.update({ where: { id }, data: { publishedRevision: number, proposedById: null } });
}

/** True where all that differs is what a published entry has been merged into since: visitors read the same. */
async function isLedTo(
  tx: Tx,
  { published, state, differing }: { published: Fields; state: Fields; differing: readonly string[] },
): Promise<boolean> {
  for (const field of differing) {
    const was = published[field] ?? null;
    const led = was === null ? null : await leadReference(tx, field, was);
    if (led === null || !sameValue(led, state[field] ?? null)) return false;
  }
  return true;
}

/** What became of a save, and how the draft stands after it. */
export async function outcomeOf(
  tx: Tx,
  id: string,
  { number, merged, refused }: { number: number; merged: Merged; refused: Refused },
): Promise<SaveOutcome> {
  const [draft, states, publication] = [
    await readDraft(tx, id),
    await readStates(tx, id),
    await readPublicationState(tx, id),
  ];
  return {
    revision: number,
    saved: Object.keys(merged.wanted).filter(isDraftField),
    refused,
    conflicts: merged.conflicts.flatMap((conflict) =>
      isDraftField(conflict.field) ? [{ ...conflict, field: conflict.field }] : [],
    ),
    theirs: merged.theirs.flatMap((change) =>
      isDraftField(change.field) ? [{ ...change, field: change.field }] : [],
    ),
    languages: progressOf(states, textsOf(draft)),
    publication,
  };
}
