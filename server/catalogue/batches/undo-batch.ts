import type { FieldChange } from '@/lib/catalogue/field-changes';
import { CodedError } from '@/lib/errors';
import { CHANGE_SLICE, type UndoOutcome } from '@/lib/studio/bulk-commands';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { requireEditable } from '@/server/people/gate';
import { saveDraft } from '../drafts/save-draft';
import { leftOut } from './apply-bulk';
import { isMaking, undoStep } from './standing';

/**
 * Takes back a slice of a batch, in a transaction for each record. What was edited since stays as it is and is named.
 * @param after where the last slice ended; null begins
 * @throws CodedError RECORD_UNKNOWN, BATCH_UNDONE
 */
export async function undoBatch(
  db: Db,
  actor: Actor<'curator'>,
  { batchId, after }: { batchId: string; after: string | null },
): Promise<UndoOutcome> {
  const batch = await db.batch.findUnique({ where: { id: batchId }, select: { undoneAt: true } });
  if (!batch) throw new CodedError('RECORD_UNKNOWN');
  if (batch.undoneAt) throw new CodedError('BATCH_UNDONE');
  const subjects = await readSubjects(db, batchId, after);
  const outcome: UndoOutcome = { undone: 0, left: [], next: null };
  for (const id of subjects.slice(0, CHANGE_SLICE)) {
    const isUndone = await db.$transaction((tx) => undoOne(tx, actor, { batchId, id }));
    if (isUndone) outcome.undone += 1;
    else outcome.left.push(await leftOut(db, id, 'EDITED_SINCE'));
  }
  if (subjects.length > CHANGE_SLICE) return { ...outcome, next: subjects[CHANGE_SLICE - 1] ?? null };
  await close(db, actor, batchId);
  return outcome;
}

/** Records that the batch touched, by id, from there on; one more than a slice, so that the end is known. */
async function readSubjects(db: Db, batchId: string, after: string | null): Promise<string[]> {
  const where = { batchId, ...(after === null ? {} : { subjectId: { gt: after } }) };
  const query = {
    where,
    orderBy: { subjectId: 'asc' },
    take: CHANGE_SLICE + 1,
    distinct: 'subjectId',
    select: { subjectId: true },
  } as const;
  const [revisions, steps] = await Promise.all([db.revision.findMany(query), db.batchStep.findMany(query)]);
  const ids = new Set([...revisions, ...steps].map(({ subjectId }) => subjectId));
  return [...ids].sort().slice(0, CHANGE_SLICE + 1);
}

async function undoOne(
  tx: Tx,
  actor: Actor<'curator'>,
  { batchId, id }: { batchId: string; id: string },
): Promise<boolean> {
  const step = await tx.batchStep.findUnique({
    where: { batchId_subjectId: { batchId, subjectId: id } },
  });
  const revisions = await tx.revision.findMany({
    where: { batchId, subjectId: id, reason: { not: 'undo' } },
    orderBy: { number: 'desc' },
    select: { number: true, changes: true },
  });
  if (step && isMaking(step)) {
    const row = await tx.photograph.findUnique({ where: { id }, select: { revision: true } });
    // Its words go into the trash with it, unless somebody has added to them.
    return row?.revision === (revisions[0]?.number ?? 1) && undoStep(tx, actor, step);
  }
  const isFree = await undoRevisions(tx, actor, id, revisions);
  // What somebody edited since stays, and stays where it is.
  return step ? isFree && (await undoStep(tx, actor, step)) : isFree;
}

async function undoRevisions(
  tx: Tx,
  actor: Actor<'curator'>,
  id: string,
  revisions: readonly { number: number; changes: string }[],
): Promise<boolean> {
  const [newest] = revisions;
  if (!newest) return true;
  const befores = revisions.flatMap(({ changes }) =>
    (JSON.parse(changes) as FieldChange[]).map(({ field, before }) => [field, before] as const),
  );
  if (befores.length === 0) return true;
  const row = await tx.photograph.findUnique({ where: { id }, select: { deletedAt: true } });
  if (!row || row.deletedAt) return false;
  const editable = await requireEditable(tx, actor, id);
  const changes = Object.fromEntries(befores);
  const saving = { base: newest.number, sitting: null, changes, reason: 'undo' } as const;
  const { conflicts, refused } = await saveDraft(tx, actor, editable, saving);
  return conflicts.length === 0 && Object.keys(refused).length === 0;
}

async function close(db: Db, actor: Actor, batchId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { id: batchId, undoneAt: null },
      data: { undoneAt: new Date() },
    });
    if (count === 1) await recordAudit(tx, actor, 'batch.undo', batchId);
  });
}
