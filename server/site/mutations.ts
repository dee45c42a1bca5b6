import { changesBetween, type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { stateConfirmed, statesAfterEdit } from '@/lib/catalogue/staleness';
import { CodedError } from '@/lib/errors';
import {
  type DocumentKey,
  type DocumentProblem,
  documentTexts,
  missingFields,
  readDocumentField,
} from '@/lib/site/documents';
import type { DocumentState, DocumentView, SaveDocumentOutcome } from '@/lib/studio/site-commands';
import { bumpCatalogueVersion } from '@/server/catalogue/mutations';
import type { Db, Tx } from '@/server/db/client';
import { type RevisionReason, recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { type DraftRow, documentState, editedLanguages, readDraftRow } from './document-state';
import { changesSinceRevision, type FieldAuthor, fieldsAt } from './history';

type Curator = Actor<'curator'>;

interface Save {
  key: DocumentKey;
  base: number;
  sitting: string;
  changes: Record<string, unknown>;
}

/**
 * Saves the fields that were changed in one editor. A field that somebody else changed since `base` is a conflict and stays as
 * they left it. Without changes it only says what others did.
 * @throws CodedError RECORD_UNKNOWN
 */
export function saveDocument(db: Db, actor: Curator, save: Save): Promise<SaveDocumentOutcome> {
  return db.$transaction(async (tx) => {
    const row = await readDraftRow(tx, save.key);
    const since = await changesSinceRevision(tx, save.key, save.base);
    const before = save.base === row.revision ? row.fields : await fieldsAt(tx, save.key, save.base);
    const sorted = sortChanges(save, row, before, since);
    const fields = { ...row.fields, ...sorted.values };
    const after = await writeDraft(tx, actor, row, fields, { sitting: save.sitting, reason: 'edit' });
    const theirs = [...since].filter(([field]) => !Object.hasOwn(sorted.values, field));
    return {
      ...documentState(after),
      saved: sorted.saved,
      refused: sorted.refused,
      conflicts: sorted.conflicts,
      theirs: theirs.map(([field, { who }]) => ({ field, value: fields[field] ?? null, who })),
    };
  });
}

interface SortedChanges {
  values: Record<string, FieldValue>;
  saved: string[];
  refused: Partial<Record<string, DocumentProblem>>;
  conflicts: SaveDocumentOutcome['conflicts'];
}

function sortChanges(
  save: Save,
  row: DraftRow,
  before: Fields,
  since: ReadonlyMap<string, FieldAuthor>,
): SortedChanges {
  const sorted: SortedChanges = { values: {}, saved: [], refused: {}, conflicts: [] };
  for (const [field, raw] of Object.entries(save.changes)) {
    const read = readDocumentField(save.key, field, raw);
    if (!read.ok) {
      sorted.refused[field] = read.problem;
      continue;
    }
    const author = since.get(field);
    const theirs = row.fields[field] ?? null;
    const base = before[field] ?? null;
    const mine = read.value;
    if (!author || sameValue(theirs, mine) || sameValue(theirs, base)) {
      sorted.values[field] = mine;
      sorted.saved.push(field);
    } else {
      sorted.conflicts.push({ field, base, theirs, mine, ...author });
    }
  }
  return sorted;
}

/** Nothing changed: nothing is written. @returns the row as it stands afterwards */
async function writeDraft(
  tx: Tx,
  actor: Curator,
  row: DraftRow,
  fields: Fields,
  how: { sitting: string; reason: RevisionReason },
): Promise<DraftRow> {
  const changes = changesBetween(row.fields, fields);
  if (changes.length === 0) return row;
  const edited = editedLanguages(row.key, row.fields, fields);
  const states = statesAfterEdit(row.states, {
    edited,
    before: documentTexts(row.key, row.fields),
    after: documentTexts(row.key, fields),
    sitting: how.reason === 'edit' ? how.sitting : null,
  });
  const revision = row.revision + 1;
  await tx.siteDocument.update({
    where: { key: row.key },
    data: { revision, draft: JSON.stringify(fields), staleness: JSON.stringify(states) },
  });
  const subject = { kind: 'document', subjectId: row.key, number: revision } as const;
  await recordRevision(tx, actor, { ...subject, ...how, changes, state: fields });
  return { ...row, revision, fields, states };
}

/**
 * Someone has looked at a language and found that it still says what the others say.
 * Where the draft is newer than what they saw, nothing is confirmed.
 */
export function confirmLanguage(
  db: Db,
  { key, language, base }: { key: DocumentKey; language: Language; base: number },
): Promise<SaveDocumentOutcome> {
  return db.$transaction(async (tx) => {
    const row = await readDraftRow(tx, key);
    const since = await changesSinceRevision(tx, key, base);
    const isSeen = base === row.revision;
    const states = isSeen
      ? { ...row.states, [language]: stateConfirmed(language, documentTexts(key, row.fields)) }
      : row.states;
    if (isSeen) await tx.siteDocument.update({ where: { key }, data: { staleness: JSON.stringify(states) } });
    return {
      ...documentState({ ...row, states }),
      saved: [],
      refused: {},
      conflicts: [],
      theirs: [...since].map(([field, { who }]) => ({ field, value: row.fields[field] ?? null, who })),
    };
  });
}

/**
 * Makes the draft what visitors read, in one step.
 * @throws CodedError DRAFT_CHANGED where somebody saved after `revision`; DOCUMENT_INCOMPLETE
 */
export function publishDocument(
  db: Db,
  actor: Curator,
  { key, revision }: { key: DocumentKey; revision: number },
): Promise<DocumentState> {
  return db.$transaction(async (tx) => {
    const row = await readDraftRow(tx, key);
    if (row.revision !== revision) throw new CodedError('DRAFT_CHANGED');
    const missing = missingFields(key, row.fields);
    if (missing.length > 0) throw new CodedError('DOCUMENT_INCOMPLETE', { count: missing.length });
    const publication = await tx.sitePublication.create({
      data: { documentKey: key, snapshot: JSON.stringify(row.fields), revision, createdById: actor.id },
    });
    await tx.siteDocument.update({
      where: { key },
      data: { publicationId: publication.id, publishedRevision: revision },
    });
    await bumpCatalogueVersion(tx);
    await recordAudit(tx, actor, 'document.publish', key, { document: key });
    return documentState({ ...row, published: row.fields, publishedAt: publication.createdAt });
  });
}

/**
 * Makes the draft what it was at a revision: a new revision, so that this can be taken back like any other change.
 * @throws CodedError RECORD_UNKNOWN, DRAFT_CHANGED
 */
export function restoreDocument(
  db: Db,
  actor: Curator,
  { key, number, base, sitting }: { key: DocumentKey; number: number; base: number; sitting: string },
): Promise<DocumentView> {
  return db.$transaction(async (tx) => {
    const row = await readDraftRow(tx, key);
    if (row.revision !== base) throw new CodedError('DRAFT_CHANGED');
    const then = await fieldsAt(tx, key, number);
    if (Object.keys(then).length === 0) throw new CodedError('RECORD_UNKNOWN');
    const after = await writeDraft(tx, actor, row, then, { sitting, reason: 'restore' });
    return { ...documentState(after), key, fields: after.fields };
  });
}
