import type { Audited } from '@/lib/people/audited';
import type { Db, Tx } from '@/server/db/client';
import type { Person } from './actor';

/**
 * Writes one line of the log, in the transaction of what it tells of.
 * @param subject id or key of what was acted upon
 * @param detail values for the sentence; never a password, a link or unpublished words
 */
export async function recordAudit(
  db: Db | Tx,
  actor: Pick<Person, 'id' | 'name' | 'ipAddress'>,
  action: Audited,
  subject: string | null,
  detail: Record<string, string | number> = {},
): Promise<void> {
  await db.auditEntry.create({
    data: {
      actorId: actor.id,
      actorName: actor.name,
      action,
      subject,
      detail: JSON.stringify(detail),
      ipAddress: actor.ipAddress,
    },
  });
}
