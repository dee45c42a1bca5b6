import { CodedError } from '@/lib/errors';
import { isRole } from '@/lib/people/roles';
import type { PersonView, SessionView } from '@/lib/people/views';
import type { Db } from '@/server/db/client';
import type { Actor } from './actor';
import { normaliseEmail } from './mutations';

/** Everyone, by name. */
export async function listPeople(db: Db): Promise<PersonView[]> {
  const [rows, signIns] = await Promise.all([
    db.user.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: { accounts: { where: { providerId: 'credential' }, select: { id: true } } },
    }),
    db.auditEntry.groupBy({ by: ['actorId'], where: { action: 'session.sign-in' }, _max: { at: true } }),
  ]);
  const last = new Map(signIns.map(({ actorId, _max }) => [actorId, _max.at]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: isRole(row.role) ? row.role : 'contributor',
    state: row.disabledAt ? 'disabled' : row.accounts.length > 0 ? 'active' : 'invited',
    hasSecondFactor: row.twoFactorEnabled === true,
    lastSignIn: last.get(row.id)?.toISOString() ?? null,
  }));
}

/** @throws CodedError PERSON_UNKNOWN */
export async function findByEmail(db: Db, email: string): Promise<{ id: string }> {
  const person = await db.user.findUnique({ where: { email: normaliseEmail(email) }, select: { id: true } });
  if (!person) throw new CodedError('PERSON_UNKNOWN');
  return person;
}

/** The actor's own sessions that have not run out, the newest first. @param token of the one that asks */
export async function listSessions(db: Db, actor: Actor, token: string | null): Promise<SessionView[]> {
  if (actor.id === null) return [];
  const rows = await db.session.findMany({
    where: { userId: actor.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent ?? '',
    ipAddress: row.ipAddress ?? '',
    since: row.createdAt.toISOString(),
    isThis: row.token === token,
  }));
}

/** Whether the actor gives a code after the password. */
export async function hasSecondFactor(db: Db, actor: Actor): Promise<boolean> {
  if (actor.id === null) return false;
  const row = await db.user.findUnique({ where: { id: actor.id }, select: { twoFactorEnabled: true } });
  return row?.twoFactorEnabled === true;
}
