import { z } from 'zod';
import { CodedError } from '@/lib/errors';
import { type BulkChange, bulkChange } from '@/lib/studio/bulk-commands';
import type { Db, Tx } from '@/server/db/client';
import type { Actor, Person } from '@/server/people/actor';

const bulkWork = z.object({ change: bulkChange, ids: z.array(z.string()) });

/** What a bulk change is meant to do, kept so that it can be gone on with. */
export type BulkWork = z.output<typeof bulkWork>;

/**
 * Begins changes to many records that will be undone together.
 * @returns its id
 */
export async function beginBatch(
  db: Db,
  actor: Pick<Person, 'id' | 'name'>,
  kind: 'bulk' | 'import',
  detail: Record<string, string | number>,
  work?: BulkWork,
): Promise<string> {
  const { id } = await db.batch.create({
    data: {
      ...{ kind, actorId: actor.id, actorName: actor.name, detail: JSON.stringify(detail) },
      touchedAt: new Date(),
      work: work ? JSON.stringify(work) : null,
    },
    select: { id: true },
  });
  return id;
}

/** Notes that the batch has changed so many more records. */
export async function countInBatch(db: Db | Tx, id: string, changed: number): Promise<void> {
  await db.batch.update({
    where: { id },
    data: { changed: { increment: changed }, touchedAt: new Date() },
  });
}

/** Nothing more will be added. */
export async function finishBatch(db: Db, id: string): Promise<void> {
  await db.batch.updateMany({
    where: { id, finishedAt: null },
    data: { finishedAt: new Date(), touchedAt: new Date() },
  });
}

/**
 * A batch that its own maker may still add to.
 * @throws CodedError RECORD_UNKNOWN, BATCH_UNDONE
 */
export async function requireOpenBatch(db: Db | Tx, actor: Actor<'curator'>, id: string): Promise<void> {
  const batch = await db.batch.findUnique({ where: { id }, select: { actorId: true, undoneAt: true } });
  if (batch?.actorId !== actor.id) throw new CodedError('RECORD_UNKNOWN');
  if (batch.undoneAt) throw new CodedError('BATCH_UNDONE');
}

/**
 * The photographs of a bulk change that it has not changed yet. Those that were left out or were so already are among them: they are
 * looked at again.
 * @throws CodedError RECORD_UNKNOWN where it is no bulk change
 */
export async function restOfBatch(db: Db, id: string): Promise<{ change: BulkChange; ids: string[] }> {
  const batch = await db.batch.findUnique({ where: { id }, select: { work: true } });
  if (!batch?.work) throw new CodedError('RECORD_UNKNOWN');
  const { change, ids } = bulkWork.parse(JSON.parse(batch.work));
  const query = { where: { batchId: id }, select: { subjectId: true } } as const;
  const [revisions, steps] = await Promise.all([db.revision.findMany(query), db.batchStep.findMany(query)]);
  const done = new Set([...revisions, ...steps].map(({ subjectId }) => subjectId));
  return { change, ids: ids.filter((each) => !done.has(each)) };
}
