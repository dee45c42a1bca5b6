import type { Db, Tx } from '@/server/db/client';
import type { Person } from './actor';

/** What the log knows how to say; `studio.people.log.<action>` words each. */
export const AUDITED = [
  'session.sign-in',
  'session.sign-in-failed',
  'session.sign-out-everywhere',
  'session.second-factor-on',
  'session.second-factor-off',
  'password.set',
  'person.invite',
  'person.link',
  'person.role',
  'person.disable',
  'person.enable',
  'photograph.publish',
  'photograph.unpublish',
  'photograph.schedule',
  'photograph.trash',
  'photograph.restore',
  'photograph.purge',
  'section.publish',
  'section.unpublish',
  'section.trash',
  'section.restore',
  'sections.order',
  'authority.delete',
  'authority.merge',
  'document.publish',
  'batch.apply',
  'batch.undo',
  'catalogue.export',
  'backup.make',
  'backup.restore',
] as const;

export type Audited = (typeof AUDITED)[number];

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
