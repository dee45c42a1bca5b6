import {
  type EntryKind,
  type EntryProblem,
  entryNames,
  isEntryField,
  readEntryField,
} from '@/lib/catalogue/authority-draft';
import { changesBetween, type Fields, type FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { type Merged, mergeChanges } from '@/lib/catalogue/merge-changes';
import { CodedError } from '@/lib/errors';
import type { EntryOutcome } from '@/lib/studio/authority-commands';
import type { Tx } from '@/server/db/client';
import { readChangesSince, readStateAt } from '@/server/history/data';
import { type RevisionReason, recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { type Entry, requireEntry, writeEntry } from './authority-rows';
import { bumpCatalogueVersion } from './mutations';

export interface EntrySaving {
  kind: EntryKind;
  id: string;
  /** The revision that the changes began from. */
  base: number;
  changes: Readonly<Record<string, unknown>>;
  reason?: RevisionReason;
}

/**
 * Saves what is wanted of an entry, or nothing of it: where a field cannot be kept, or somebody changed the same one
 * meanwhile, the outcome says so with both values. Visitors see it at once.
 * @throws CodedError RECORD_UNKNOWN; INPUT_INVALID for a field that the kind does not have
 */
export async function saveEntry(tx: Tx, actor: Actor<'curator'>, saving: EntrySaving): Promise<EntryOutcome> {
  const { kind, id, base } = saving;
  const entry = await requireEntry(tx, kind, id);
  const revision = await ensureFirstEntryRevision(tx, kind, entry);
  const { mine, refused } = readMine(entry, saving);
  const since = await readChangesSince(tx, { kind, subjectId: id, base: Math.max(base, 1) });
  const merged = mergeChanges(since, { current: entry.fields, mine, sitting: null });
  const isGood = Object.keys(refused).length === 0 && merged.conflicts.length === 0;
  const after = { ...entry.fields, ...merged.wanted };
  const changes = isGood ? changesBetween(entry.fields, after) : [];
  if (changes.length > 0) {
    await write(tx, actor, { ...saving, number: revision + 1, after, slug: entry.slug, changes });
  }
  return {
    revision: changes.length > 0 ? revision + 1 : revision,
    fields: isGood ? after : entry.fields,
    isSaved: isGood,
    refused,
    ...othersOf(kind, merged),
  };
}

function othersOf(
  kind: EntryKind,
  { conflicts, theirs }: Merged,
): Pick<EntryOutcome, 'conflicts' | 'theirs'> {
  return {
    conflicts,
    theirs: theirs.flatMap(({ field, who }) => (isEntryField(kind, field) ? [{ field, who }] : [])),
  };
}

function readMine(
  { fields }: Entry,
  { kind, changes }: EntrySaving,
): { mine: Fields; refused: Record<string, EntryProblem> } {
  const mine: Record<string, FieldValue> = {};
  const refused: Record<string, EntryProblem> = {};
  for (const [field, value] of Object.entries(changes)) {
    if (!isEntryField(kind, field)) throw new CodedError('INPUT_INVALID', { field });
    const read = readEntryField(kind, field, value);
    if (read.ok) mine[field] = read.value;
    else refused[field] = read.problem;
  }
  const isNameless = Object.keys(entryNames({ ...fields, ...mine })).length === 0;
  for (const language of LANGUAGES) {
    const field = `names.${language}`;
    if (isNameless && mine[field] === null) refused[field] ??= 'NAME_MISSING';
  }
  return { mine, refused };
}

type Writing = Omit<EntrySaving, 'changes'> & {
  number: number;
  after: Fields;
  slug: string;
  changes: ReturnType<typeof changesBetween>;
};

async function write(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id, number, after, slug, changes, reason = 'edit' }: Writing,
): Promise<void> {
  await writeEntry(
    tx,
    { kind, id },
    after,
    changes.map(({ field }) => field),
  );
  await setRevision(tx, kind, id, number);
  await recordRevision(tx, actor, { kind, subjectId: id, number, changes, state: after, reason });
  await recordAudit(tx, actor, 'authority.save', id, { slug });
  await bumpCatalogueVersion(tx);
}

/** Raises an entry's own number; the caller records the revision. */
export async function setRevision(tx: Tx, kind: EntryKind, id: string, revision: number): Promise<void> {
  if (kind === 'rights') await tx.rightsStatement.update({ where: { id }, data: { revision } });
  else await tx[kind as 'maker'].update({ where: { id }, data: { revision } });
}

/**
 * Writes down how an entry was found, so that it can be restored, as `ensureFirstRevision` of a photograph.
 * @returns the number of its newest revision
 */
export async function ensureFirstEntryRevision(tx: Tx, kind: EntryKind, entry: Entry): Promise<number> {
  if (entry.revision > 0) return entry.revision;
  await setRevision(tx, kind, entry.id, 1);
  await recordRevision(
    tx,
    { id: null, name: '' },
    { kind, subjectId: entry.id, number: 1, changes: [], state: entry.fields, reason: 'create' },
  );
  return 1;
}

/**
 * Brings a version back as a new revision; the address stays.
 * @throws CodedError RECORD_UNKNOWN where there is no such version
 */
export async function restoreEntry(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id, base, number }: { kind: EntryKind; id: string; base: number; number: number },
): Promise<EntryOutcome> {
  const state = await readStateAt(tx, { kind, subjectId: id, number });
  if (!state) throw new CodedError('RECORD_UNKNOWN');
  const changes = Object.fromEntries(Object.entries(state).filter(([name]) => isEntryField(kind, name)));
  return saveEntry(tx, actor, { kind, id, base, changes, reason: 'restore' });
}
