import { z } from 'zod';
import { CodedError, isCodedError } from '@/lib/errors';
import type { Entry } from '@/lib/people/door';
import type { Db } from '@/server/db/client';
import { recordAudit } from './audit';
import { type AuthAnswer, callAuth } from './better-auth-call';
import { clientAddressOf } from './client-address';
import { countAttempt, forgetAttempts, type Limit } from './limits';
import { normaliseEmail } from './mutations';
import { acceptCode } from './second-factor';
import { sessionTokenOf } from './session-token';

/** Of one account, from whatever addresses; the same for an account that does not exist. */
const ACCOUNT_LIMIT: Limit = { max: 10, windowMs: 15 * 60_000 };

export interface Entered {
  value: Entry;
  cookies: string[];
}

/**
 * E-mail address and password. What is refused is refused in the same words and the same time, whatever was wrong.
 * @throws CodedError SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS
 */
export async function signIn(
  db: Db,
  request: Request,
  input: { email: string; password: string },
): Promise<Entered> {
  const email = normaliseEmail(input.email);
  if (!z.email().safeParse(email).success) throw new CodedError('SIGN_IN_REFUSED');
  const attempts = attemptsAt(email);
  if (!(await countAttempt(db, attempts, ACCOUNT_LIMIT))) throw new CodedError('TOO_MANY_ATTEMPTS');
  try {
    const answer = await callAuth(
      request,
      '/sign-in/email',
      { email, password: input.password },
      'SIGN_IN_REFUSED',
    );
    await forgetAttempts(db, attempts);
    if (answer.body.twoFactorRedirect) return { value: { step: 'second-factor' }, cookies: answer.cookies };
    return await enter(db, request, answer);
  } catch (error) {
    if (isCodedError(error) && error.code === 'SIGN_IN_REFUSED') await recordFailure(db, request, email);
    throw error;
  }
}

/** What the tries at an account are counted under. */
export function attemptsAt(email: string): string {
  return `sign-in ${normaliseEmail(email)}`;
}

/** Six digits are a code of the authenticator, anything else one of the recovery codes. */
const TIMED_CODE = /^\d{6}$/;

/**
 * The code after the password.
 * @throws CodedError CODE_REFUSED, SECOND_FACTOR_EXPIRED, TOO_MANY_ATTEMPTS
 */
export async function passSecondFactor(db: Db, request: Request, code: string): Promise<Entered> {
  const isTimed = TIMED_CODE.test(code);
  const path = isTimed ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const answer = await callAuth(request, path, { code }, 'CODE_REFUSED');
  const userId = idOfUser(answer);
  if (isTimed && !(await acceptCode(db, userId, code))) {
    await db.session.deleteMany({ where: { token: String(answer.body.token) } });
    throw new CodedError('CODE_REFUSED');
  }
  return enter(db, request, answer);
}

export function idOfUser({ body }: AuthAnswer): string {
  const { id } = (body.user ?? {}) as { id?: unknown };
  if (typeof id !== 'string') throw new CodedError('INTERNAL');
  return id;
}

/** The session is a new one; one that the browser brought along, whoever planted it there, ends. */
async function enter(db: Db, request: Request, answer: AuthAnswer): Promise<Entered> {
  const id = idOfUser(answer);
  const brought = sessionTokenOf(request.headers);
  if (brought !== null) await db.session.deleteMany({ where: { token: brought } });
  const { name } = await db.user.findUniqueOrThrow({ where: { id }, select: { name: true } });
  await recordAudit(db, { id, name, ipAddress: clientAddressOf(request.headers) }, 'session.sign-in', id);
  return { value: { step: 'inside' }, cookies: answer.cookies };
}

async function recordFailure(db: Db, request: Request, email: string): Promise<void> {
  const known = await db.user.findUnique({ where: { email }, select: { id: true } });
  const actor = { id: null, name: email, ipAddress: clientAddressOf(request.headers) };
  await recordAudit(db, actor, 'session.sign-in-failed', known?.id ?? null);
}
