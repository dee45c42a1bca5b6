import { CodedError, isCodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';
import type { Actor, EditablePhotographId } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { type Publisher, publishReady } from './publish';

/** Photographs that one look publishes: the rest falls due in the next, a moment later. */
const BATCH = 50;

/**
 * Has the worker publish the draft at a time: what it then is, if it is ready then.
 * @throws CodedError SCHEDULE_PAST
 */
export async function schedule(
  tx: Tx,
  actor: Actor<'curator'>,
  id: EditablePhotographId,
  at: Date,
): Promise<void> {
  if (at.getTime() <= Date.now()) throw new CodedError('SCHEDULE_PAST');
  const { slug } = await tx.photograph.update({
    where: { id },
    data: { publishAt: at, publishById: actor.id, publishFailure: null },
    select: { slug: true },
  });
  await recordAudit(tx, actor, 'photograph.schedule', id, { slug, at: at.toISOString() });
}

export async function unschedule(tx: Tx, id: EditablePhotographId): Promise<void> {
  await tx.photograph.update({
    where: { id },
    data: { publishAt: null, publishById: null, publishFailure: null },
  });
}

/**
 * Publishes what has fallen due. What is not ready keeps its time with the reason, for the worklist, and is not tried again.
 * @returns how many were published
 */
export async function publishDue(db: Db, now = new Date()): Promise<number> {
  const due = await db.photograph.findMany({
    // What goes into the trash loses its time.
    where: { publishAt: { lte: now }, publishFailure: null },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });
  let published = 0;
  for (const { id } of due) if (await publishOne(db, id, now)) published += 1;
  return published;
}

/** Asks again inside the transaction: another worker may have been quicker, or a curator have thought better of it. */
async function publishOne(db: Db, id: string, now: Date): Promise<boolean> {
  const where = { id, publishAt: { lte: now }, publishFailure: null };
  try {
    return await db.$transaction(async (tx) => {
      const row = await tx.photograph.findFirst({ where, select: { publishById: true } });
      if (!row) return false;
      await publishReady(tx, await whoScheduled(tx, row.publishById), id);
      return true;
    });
  } catch (error) {
    const code = isCodedError(error) ? error.code : 'INTERNAL';
    await db.photograph.updateMany({ where, data: { publishFailure: code } });
    if (code === 'INTERNAL') throw error;
    return false;
  }
}

async function whoScheduled(tx: Tx, id: string | null): Promise<Publisher> {
  const user = id === null ? null : await tx.user.findUnique({ where: { id }, select: { name: true } });
  return { id: user ? id : null, name: user?.name ?? '', ipAddress: null };
}
