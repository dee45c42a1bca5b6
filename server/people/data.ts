import { type Language, languageOf } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import { isRole, type Role } from '@/lib/people/roles';
import type { Db } from '@/server/db/client';
import { normaliseEmail } from './mutations';

/** Whether someone can enter: `invited` has not set a password yet. */
export type PersonState = 'active' | 'invited' | 'disabled';

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  state: PersonState;
  hasSecondFactor: boolean;
  /** UTC; null before the first time. */
  lastSignIn: Date | null;
}

/** Everyone, by name. */
export async function listPeople(db: Db): Promise<PersonRow[]> {
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
    language: languageOf(row.language),
    state: row.disabledAt ? 'disabled' : row.accounts.length > 0 ? 'active' : 'invited',
    hasSecondFactor: row.twoFactorEnabled === true,
    lastSignIn: last.get(row.id) ?? null,
  }));
}

/** @throws CodedError PERSON_UNKNOWN */
export async function findByEmail(db: Db, email: string): Promise<{ id: string }> {
  const person = await db.user.findUnique({ where: { email: normaliseEmail(email) }, select: { id: true } });
  if (!person) throw new CodedError('PERSON_UNKNOWN');
  return person;
}
