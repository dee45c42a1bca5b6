import type { FieldProblem } from '@/lib/catalogue/draft';
import { changesBetween, type Fields, type FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { type Merged, mergeChanges, type SavedChange } from '@/lib/catalogue/merge-changes';
import { stateConfirmed, statesAfterEdit } from '@/lib/catalogue/staleness';
import type { TitledFields } from '@/lib/catalogue/titled-text';
import { CodedError } from '@/lib/errors';
import type { FieldsSaveOutcome } from '@/lib/studio/field-outcome';
import type { Tx } from '@/server/db/client';
import { readChangesSince, readStateAt } from '@/server/history/data';
import { type RevisionOf, recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { progressOf } from '../drafts/language-states';
import type { Restoring } from '../drafts/restore';
import type { Saving } from '../drafts/save-draft';
import { addressedTable, isSlugTaken, keepPublicSlug } from '../drafts/slugs';
import type { Arrangement } from './arrangement';
import { applyTitled, readLanguageStates, readStanding, requireLive, writeLanguageStates } from './rows';

type Refused = Partial<Record<string, FieldProblem>>;

/**
 * As `saveDraft`, for a section or a tour.
 * @throws CodedError RECORD_UNKNOWN, also for one in the trash; INPUT_INVALID for a field that no such draft has
 */
export async function saveArrangement<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  of: Arrangement<Draft, Field>,
  id: string,
  saving: Saving,
): Promise<FieldsSaveOutcome<Field>> {
  const { kind } = of;
  await requireLive(tx, kind, id);
  const revision = await ensureFirstState(tx, of, id);
  const current = await of.read(tx, id);
  const { mine, refused } = await readMine(tx, of, id, { changes: saving.changes, current });
  const since = saving.base === null ? [] : await changesAfter(tx, of, id, saving.base);
  const merged = mergeChanges(since, { current, mine, sitting: saving.sitting });
  const touched = Object.keys(merged.wanted);
  if (touched.length > 0) {
    await write(tx, of, id, merged.wanted);
    const state = await of.read(tx, id);
    await markLanguages(tx, of, id, { before: current, after: state, sitting: saving.sitting, touched });
    await record(tx, actor, of, {
      subjectId: id,
      number: revision + 1,
      changes: changesBetween(current, state),
      state,
      reason: saving.reason ?? 'edit',
      sitting: saving.sitting,
      batchId: saving.batchId ?? null,
    });
  }
  return outcomeOf(tx, of, id, { merged, refused });
}

async function readMine<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
  { changes, current }: { changes: Saving['changes']; current: Draft },
): Promise<{ mine: Fields; refused: Refused }> {
  const mine: Record<string, FieldValue> = {};
  const refused: Refused = {};
  for (const [field, raw] of Object.entries(changes)) {
    if (!of.isField(field)) throw new CodedError('INPUT_INVALID', { field });
    const read = of.readField(field, raw);
    const checked = read.ok
      ? field === 'slug' && (await isSlugTaken(tx, of.kind, String(read.value), id))
        ? { problem: 'SLUG_TAKEN' as const }
        : await of.checkField(tx, field, { id, value: read.value, current })
      : read;
    if ('problem' in checked) refused[field] = checked.problem;
    else mine[field] = checked.value;
  }
  return { mine, refused };
}

async function write<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
  wanted: Fields,
): Promise<void> {
  const { slug } = wanted;
  if (typeof slug === 'string') {
    await keepPublicSlug(tx, of.kind, id, slug);
    await addressedTable(tx, of.kind).update({ where: { id }, data: { slug } });
  }
  await applyTitled(tx, of.kind, id, wanted as Partial<TitledFields>);
  // Each was read under its own name, which the compiler cannot follow.
  await of.apply(tx, id, wanted as Partial<Draft>);
}

function changesAfter<Draft extends Fields, Field extends string>(
  tx: Tx,
  { kind }: Arrangement<Draft, Field>,
  subjectId: string,
  base: number,
): Promise<SavedChange[]> {
  return readChangesSince(tx, { kind, subjectId, base: Math.max(base, 1) });
}

interface Edit<Draft> {
  before: Draft;
  after: Draft;
  sitting: string | null;
  /** In the order in which they were touched. */
  touched: readonly string[];
}

async function markLanguages<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
  { before, after, sitting, touched }: Edit<Draft>,
): Promise<void> {
  const written = touched.flatMap((field) => of.languagesWritten(field, before, after));
  const edited = [...new Set(written.reverse())].reverse();
  if (edited.length === 0) return;
  const texts = { before: of.textsOf(before), after: of.textsOf(after) };
  const states = statesAfterEdit(await readLanguageStates(tx, of.kind, id), { edited, sitting, ...texts });
  await writeLanguageStates(tx, of.kind, id, states);
}

async function record<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind }: Arrangement<Draft, Field>,
  revision: Omit<RevisionOf, 'kind'>,
): Promise<void> {
  const { subjectId: id, number, state } = revision;
  const { count } = await addressedTable(tx, kind).updateMany({
    where: { id, revision: number - 1 },
    data: { revision: number },
  });
  if (count !== 1) throw new CodedError('DRAFT_CHANGED');
  await recordRevision(tx, actor, { kind, ...revision });
  const { publishedRevision } = await addressedTable(tx, kind).findUniqueOrThrow({
    where: { id },
    select: { publishedRevision: true },
  });
  if (publishedRevision === null) return;
  // A draft that says what is published, perhaps again, is the published one.
  const published = await readStateAt(tx, { kind, subjectId: id, number: publishedRevision });
  if (published && changesBetween(published, state).length === 0)
    await addressedTable(tx, kind).update({ where: { id }, data: { publishedRevision: number } });
}

/** As `confirmLanguage` of a photograph. @throws CodedError RECORD_UNKNOWN */
export async function confirmArrangement<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  of: Arrangement<Draft, Field>,
  id: string,
  { language, base }: { language: Language; base: number },
): Promise<FieldsSaveOutcome<Field>> {
  const { kind } = of;
  await requireLive(tx, kind, id);
  const revision = await ensureFirstState(tx, of, id);
  const since = await changesAfter(tx, of, id, base);
  const current = await of.read(tx, id);
  const unseen = since.some(({ changes }) => changes.some((change) => wroteWords(of, change)));
  const merged = mergeChanges(since, { current, mine: {}, sitting: null });
  if (!unseen && (await readLanguageStates(tx, kind, id))[language]?.stale === true) {
    await writeLanguageStates(tx, kind, id, { [language]: stateConfirmed(language, of.textsOf(current)) });
    await record(tx, actor, of, {
      subjectId: id,
      number: revision + 1,
      changes: [{ field: `languages.${language}.stale`, before: true, after: false }],
      state: current,
      reason: 'confirm',
    });
  }
  return outcomeOf(tx, of, id, { merged, refused: {} });
}

function wroteWords<Draft extends Fields, Field extends string>(
  of: Arrangement<Draft, Field>,
  { field, before, after }: SavedChange['changes'][number],
): boolean {
  const alone = (value: FieldValue) => ({ [field]: value }) as Fields as Draft;
  return of.languagesWritten(field, alone(before), alone(after)).length > 0;
}

/** As `restoreRevision` of a photograph. @throws CodedError RECORD_UNKNOWN */
export async function restoreArrangement<Draft extends Fields, Field extends string>(
  tx: Tx,
  actor: Actor<'curator'>,
  of: Arrangement<Draft, Field>,
  id: string,
  { number, base, sitting, fields }: Restoring,
): Promise<FieldsSaveOutcome<Field>> {
  const state = await readStateAt(tx, { kind: of.kind, subjectId: id, number });
  if (!state) throw new CodedError('RECORD_UNKNOWN');
  const wanted = (name: string) => (fields ? fields.includes(name) : name !== 'slug');
  // What came since then goes.
  const since = Object.keys(await of.read(tx, id)).map((name) => [name, null] as const);
  const then: Fields = { ...Object.fromEntries(since), ...state };
  const changes = Object.fromEntries(
    Object.entries(then).filter(([name]) => of.isField(name) && wanted(name)),
  );
  return saveArrangement(tx, actor, of, id, { base, sitting, changes, reason: 'restore' });
}

/** As `ensureFirstRevision` of a photograph. */
export async function ensureFirstState<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
): Promise<number> {
  const { revision } = await addressedTable(tx, of.kind).findUniqueOrThrow({
    where: { id },
    select: { revision: true },
  });
  if (revision > 0) return revision;
  await addressedTable(tx, of.kind).update({ where: { id }, data: { revision: 1 } });
  const state = await of.read(tx, id);
  const first = { kind: of.kind, subjectId: id, number: 1, changes: [], state, reason: 'create' } as const;
  await recordRevision(tx, { id: null, name: '' }, first);
  return 1;
}

async function outcomeOf<Draft extends Fields, Field extends string>(
  tx: Tx,
  of: Arrangement<Draft, Field>,
  id: string,
  { merged, refused }: { merged: Merged; refused: Refused },
): Promise<FieldsSaveOutcome<Field>> {
  const [draft, states] = [await of.read(tx, id), await readLanguageStates(tx, of.kind, id)];
  return {
    ...(await readStanding(tx, of.kind, id)),
    saved: Object.keys(merged.wanted).filter((name) => of.isField(name)),
    refused: refused as FieldsSaveOutcome<Field>['refused'],
    conflicts: merged.conflicts,
    theirs: merged.theirs.filter(({ field }) => of.isField(field)),
    languages: progressOf(states, of.textsOf(draft)),
  };
}
