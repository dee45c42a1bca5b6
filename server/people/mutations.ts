import { hashPassword } from 'better-auth/crypto';
import { type Language, languageOf } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import { isLongEnough } from '@/lib/people/password';
import { isRole, type Role, reaches } from '@/lib/people/roles';
import type { Db, Tx } from '@/server/db/client';
import type { Actor, Person } from './actor';
import { recordAudit } from './audit';
import { addEntryLink, type MadeLink, makeEntryLink, readEntryLink } from './entry-links';

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  language: Language;
}

/**
 * Adds someone who has no password yet, and the link by which they set one.
 * @throws CodedError EMAIL_TAKEN
 */
export async function invitePerson(
  db: Db,
  actor: Actor<'administrator'>,
  { email, name, role, language }: NewPerson,
): Promise<{ id: string; link: MadeLink }> {
  const address = normaliseEmail(email);
  return db.$transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { email: address }, select: { id: true } });
    if (known) throw new CodedError('EMAIL_TAKEN');
    const { id } = await tx.user.create({ data: { email: address, name, role, language } });
    const link = await makeEntryLink(tx, { id, name, email: address, language }, 'SET_UP', actor.id);
    await recordAudit(tx, actor, 'person.invite', id, { person: name, email: address, role });
    return { id, link };
  });
}

/**
 * A new link for someone who lost theirs or forgot the password. What they have still works until it is used.
 * @throws CodedError PERSON_UNKNOWN (also where that person is disabled)
 */
export async function renewLink(db: Db, actor: Actor<'administrator'>, id: string): Promise<MadeLink> {
  return db.$transaction(async (tx) => {
    const person = await findPerson(tx, id);
    if (person.disabledAt) throw new CodedError('PERSON_UNKNOWN');
    const hasPassword = (await tx.account.count({ where: { userId: id, providerId: 'credential' } })) > 0;
    const link = await makeEntryLink(tx, person, hasPassword ? 'RESET' : 'SET_UP', actor.id);
    await recordAudit(tx, actor, 'person.link', id, { person: person.name });
    return link;
  });
}

/**
 * Counts from the person's next request on. Whoever loses rights is signed out everywhere besides: a page that stands open with
 * more than they may do should not stay open.
 * @throws CodedError PERSON_UNKNOWN, LAST_ADMINISTRATOR
 */
export async function changeRole(
  db: Db,
  actor: Actor<'administrator'>,
  id: string,
  role: Role,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, id);
    if (person.role === role) return;
    if (role !== 'administrator') await requireAnotherAdministrator(tx, id);
    await tx.user.update({ where: { id }, data: { role } });
    const falls = isRole(person.role) && !reaches(role, person.role);
    if (falls) await tx.session.deleteMany({ where: { userId: id } });
    await recordAudit(tx, actor, 'person.role', id, { person: person.name, from: person.role, to: role });
  });
}

/**
 * Out at once: sessions and links go with it. The row stays, for the history names it.
 * @throws CodedError PERSON_UNKNOWN, LAST_ADMINISTRATOR
 */
export async function disablePerson(db: Db, actor: Actor<'administrator'>, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, id);
    if (person.disabledAt) return;
    await requireAnotherAdministrator(tx, id);
    await tx.user.update({ where: { id }, data: { disabledAt: new Date() } });
    await tx.session.deleteMany({ where: { userId: id } });
    await tx.entryLink.deleteMany({ where: { userId: id, usedAt: null } });
    await recordAudit(tx, actor, 'person.disable', id, { person: person.name });
  });
}

/** @throws CodedError PERSON_UNKNOWN */
export async function enablePerson(db: Db, actor: Actor<'administrator'>, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, id);
    if (!person.disabledAt) return;
    await tx.user.update({ where: { id }, data: { disabledAt: null } });
    await recordAudit(tx, actor, 'person.enable', id, { person: person.name });
  });
}

/**
 * For someone who lost what makes the codes: the password alone lets them in again, and they are signed out everywhere.
 * @throws CodedError PERSON_UNKNOWN
 */
export async function stopSecondFactorOf(db: Db, actor: Actor<'administrator'>, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const person = await findPerson(tx, id);
    await tx.twoFactor.deleteMany({ where: { userId: id } });
    await tx.user.update({ where: { id }, data: { twoFactorEnabled: false } });
    await tx.session.deleteMany({ where: { userId: id } });
    await recordAudit(tx, actor, 'session.second-factor-off', id, { person: person.name });
  });
}

/**
 * Sets the password of whoever the link is for, uses the link up, and ends that person's other links and all sessions.
 * @returns with what they sign in
 * @throws CodedError LINK_USED, LINK_EXPIRED, PASSWORD_TOO_SHORT
 */
export async function setPasswordByLink(
  db: Db,
  token: string,
  password: string,
  ipAddress: string | null,
): Promise<{ email: string }> {
  requireGoodPassword(password);
  await readEntryLink(db, token);
  const hash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { id, user } = await readEntryLink(tx, token);
    await tx.entryLink.update({ where: { id }, data: { usedAt: new Date() } });
    await tx.entryLink.deleteMany({ where: { userId: user.id, usedAt: null } });
    await storePassword(tx, user.id, hash);
    await tx.session.deleteMany({ where: { userId: user.id } });
    // Whoever holds the mailbox or the administrator's word has shown that the address is right.
    await tx.user.update({ where: { id: user.id }, data: { emailVerified: true } });
    await recordAudit(tx, { id: user.id, name: user.name, ipAddress }, 'password.set', user.id);
    return { email: user.email };
  });
}

/** @throws CodedError PASSWORD_TOO_SHORT */
export function requireGoodPassword(password: string): void {
  if (!isLongEnough(password)) throw new CodedError('PASSWORD_TOO_SHORT');
}

async function storePassword(tx: Tx, userId: string, hash: string): Promise<void> {
  const credential = { userId, providerId: 'credential' };
  await tx.account.deleteMany({ where: credential });
  await tx.account.create({ data: { ...credential, accountId: userId, password: hash } });
}

/** Ends one of the actor's own sessions. @throws CodedError RECORD_UNKNOWN, for another's as for none */
export async function endSession(db: Db, actor: Actor, sessionId: string): Promise<void> {
  if (actor.id === null) return;
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId: actor.id } });
  if (count === 0) throw new CodedError('RECORD_UNKNOWN');
}

/** Signs the actor out everywhere, here too. */
export async function endAllSessions(db: Db, actor: Actor): Promise<void> {
  const { id } = actor;
  if (id === null) return;
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId: id } });
    await recordAudit(tx, actor, 'session.sign-out-everywhere', id);
  });
}

/** The actor's own name and the language that the studio writes to them in. */
export async function saveProfile(
  db: Db,
  actor: Actor,
  profile: Pick<Person, 'name' | 'language'>,
): Promise<void> {
  if (actor.id !== null) await db.user.update({ where: { id: actor.id }, data: profile });
}

/** E-mail addresses are compared in small letters, as better-auth does. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * A link for whoever forgot the password; null where nobody with a password has that address, which the asker never learns.
 */
export async function makeForgottenLink(db: Db, email: string): Promise<MadeLink | null> {
  return db.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { email: normaliseEmail(email) } });
    if (!person || person.disabledAt) return null;
    const hasPassword = (await tx.account.count({ where: { userId: person.id } })) > 0;
    if (!hasPassword) return null;
    return addEntryLink(tx, { ...person, language: languageOf(person.language) }, 'RESET', null);
  });
}

async function findPerson(tx: Tx, id: string) {
  const person = await tx.user.findUnique({ where: { id } });
  if (!person) throw new CodedError('PERSON_UNKNOWN');
  return { ...person, language: languageOf(person.language) };
}

async function requireAnotherAdministrator(tx: Tx, id: string): Promise<void> {
  const others = { role: 'administrator', disabledAt: null, id: { not: id } };
  const person = await tx.user.findUnique({ where: { id }, select: { role: true, disabledAt: true } });
  const isOne = person?.role === 'administrator' && person.disabledAt === null;
  if (isOne && (await tx.user.count({ where: others })) === 0) throw new CodedError('LAST_ADMINISTRATOR');
}
