import { CodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';
import type { Actor, Person } from '@/server/people/actor';

/**
 * Begins changes to many records that will be undone together.
 * @returns its id
 */
export async function beginBatch(
  db: Db,
  actor: Pick<Person, 'id' | 'name'>,
  kind: 'bulk' | 'import',
  detail: Record<string, string | number>,
): Promise<string> {
  const { id } = await db.batch.create({
    data: { kind, actorId: actor.id, actorName: actor.name, detail: JSON.stringify(detail) },
    select: { id: true },
  });
  return id;
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
