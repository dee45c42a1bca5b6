import { type FieldChange, type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import { CodedError, isCodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';
import type { SubjectKind } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { requireEditable } from '@/server/people/gate';
import { trash } from '../publishing/trash';
import { saveSection } from '../sections/save-section';
import { readSection } from '../sections/section-rows';
import { readDraft } from './draft-rows';
import { saveDraft } from './save-draft';

/** Records in one transaction (DECISIONS, 13). */
const CHUNK = 20;

/** What was left as it is, because somebody has changed it since or it cannot go back; `field` null: the whole record. */
export interface LeftAlone {
  kind: string;
  id: string;
  field: string | null;
}

export interface Undone {
  /** Records that went back, wholly or in part. */
  records: number;
  left: LeftAlone[];
}

/** What a batch did to one record. */
interface Done {
  kind: string;
  id: string;
  /** The record was made by it. */
  isNew: boolean;
  changes: FieldChange[];
  /** The number of its last revision there. */
  number: number;
}

/**
 * Takes back what was done together: each field to what it was, where it still is what the batch made of it; records that it
 * made go into the trash. What was edited since stays and is named. Broken off, it can be asked for again.
 * @throws CodedError RECORD_UNKNOWN, BATCH_UNDONE
 */
export async function undoBatch(db: Db, actor: Actor<'curator'>, batchId: string): Promise<Undone> {
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (!batch) throw new CodedError('RECORD_UNKNOWN');
  if (batch.undoneAt) throw new CodedError('BATCH_UNDONE');
  const done = await readDone(db, batchId);
  const total: Undone = { records: 0, left: [] };
  for (let at = 0; at < done.length; at += CHUNK) {
    const chunk = done.slice(at, at + CHUNK);
    const undone = await db.$transaction((tx) => undoEach(tx, actor, chunk));
    total.records += undone.records;
    total.left.push(...undone.left);
  }
  await db.$transaction(async (tx) => {
    await tx.batch.update({ where: { id: batchId }, data: { undoneAt: new Date() } });
    await recordAudit(tx, actor, 'batch.undo', batchId, { records: total.records, left: total.left.length });
  });
  return total;
}

async function readDone(db: Db, batchId: string): Promise<Done[]> {
  const revisions = await db.revision.findMany({
    where: { batchId },
    orderBy: [{ kind: 'asc' }, { subjectId: 'asc' }, { number: 'asc' }],
    select: { kind: true, subjectId: true, number: true, reason: true, changes: true },
  });
  const done = new Map<string, Done>();
  for (const { kind, subjectId, number, reason, changes } of revisions) {
    const key = `${kind} ${subjectId}`;
    const record = done.get(key) ?? { kind, id: subjectId, isNew: reason === 'create', changes: [], number };
    const parsed = JSON.parse(changes) as FieldChange[];
    done.set(key, { ...record, number, changes: chain(record.changes, parsed) });
  }
  return [...done.values()];
}

/** Two changes of one field in a row are one, from the first's before to the second's after. */
function chain(first: readonly FieldChange[], then: readonly FieldChange[]): FieldChange[] {
  const byField = new Map(first.map((change) => [change.field, change]));
  for (const change of then) {
    const before = byField.get(change.field);
    byField.set(change.field, before ? { ...change, before: before.before } : change);
  }
  return [...byField.values()];
}

async function undoEach(tx: Tx, actor: Actor<'curator'>, chunk: readonly Done[]): Promise<Undone> {
  const undone: Undone = { records: 0, left: [] };
  for (const done of chunk) {
    const left = await undoOne(tx, actor, done);
    undone.left.push(...left.map((field) => ({ kind: done.kind, id: done.id, field })));
    if (!left.includes(null) && (done.isNew || left.length < done.changes.length)) undone.records += 1;
  }
  return undone;
}

/** @returns the fields that were left alone; null among them: the whole record */
async function undoOne(tx: Tx, actor: Actor<'curator'>, done: Done): Promise<(string | null)[]> {
  const undo = UNDO[done.kind as SubjectKind];
  if (!undo) return [null];
  try {
    return await undo(tx, actor, done);
  } catch (error) {
    // In the trash, or gone for good: nothing of it is half-way back, for the gate asks before anything is written.
    if (!isCodedError(error) || error.code === 'INTERNAL') throw error;
    return [null];
  }
}

type UndoOne = (tx: Tx, actor: Actor<'curator'>, done: Done) => Promise<(string | null)[]>;

/** What a batch can hold. */
const UNDO: Partial<Record<SubjectKind, UndoOne>> = {
  async photograph(tx, actor, done) {
    const id = await requireEditable(tx, actor, done.id);
    if (done.isNew) {
      const row = await tx.photograph.findUniqueOrThrow({ where: { id } });
      if (row.revision !== done.number || row.publicationId !== null) return [null];
      await trash(tx, actor, id);
      return [];
    }
    const { back, left } = goingBack(await readDraft(tx, id), done.changes);
    const saving = { base: null, sitting: null, changes: back, reason: 'undo' } as const;
    const { refused } = await saveDraft(tx, actor, id, saving);
    return [...left, ...Object.keys(refused)];
  },
  async section(tx, actor, { id, changes }) {
    const { back, left } = goingBack(await readSection(tx, id), changes);
    const saving = { base: null, sitting: null, changes: back, reason: 'undo' } as const;
    const { refused } = await saveSection(tx, actor, id, saving);
    return [...left, ...Object.keys(refused)];
  },
};

function goingBack(
  current: Fields,
  changes: readonly FieldChange[],
): { back: Record<string, FieldValue>; left: string[] } {
  const back: Record<string, FieldValue> = {};
  const left: string[] = [];
  for (const { field, before, after } of changes) {
    const now = current[field] ?? null;
    if (sameValue(now, after)) back[field] = before;
    else if (!sameValue(now, before)) left.push(field);
  }
  return { back, left };
}
