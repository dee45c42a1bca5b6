import type { z } from 'zod';
import { CodedError } from '@/lib/errors';
import { DOOR_INPUTS, type DoorName, type DoorOutputs } from '@/lib/people/door';
import { type Db, databases } from '@/server/db/client';
import { answerFailure, answerValue, parseInput, readJson } from '@/server/studio/answer';
import { logger } from '@/server/studio/log';
import type { Actor } from './actor';
import { recordAudit } from './audit';
import { callAuth } from './better-auth-call';
import { clientAddressOf } from './client-address';
import { readEntryLink } from './entry-links';
import { actorOf, requireRole } from './gate';
import { canSendMail, mailLink } from './letters';
import { countAttempt, forgetAttempts, type Limit } from './limits';
import { makeForgottenLink, normaliseEmail, requireGoodPassword, setPasswordByLink } from './mutations';
import { requireSameSite } from './same-site';
import { acceptCode, describeFactor } from './second-factor';
import { attemptsAt, idOfUser, passSecondFactor, signIn } from './sign-in';

/** Bytes: nothing that is asked here is longer than an address and a password. */
const MOST_BYTES = 4_000;

/** Of one address, for what better-auth does not count itself. */
const LINK_LIMIT: Limit = { max: 30, windowMs: 5 * 60_000 };

/** Of one account, for the code that sets a second factor up. */
const CONFIRM_LIMIT: Limit = { max: 10, windowMs: 15 * 60_000 };

type Inputs = { [Name in DoorName]: z.output<(typeof DOOR_INPUTS)[Name]> };

const SCHEMAS: { [Name in DoorName]: z.ZodType<Inputs[Name]> } = DOOR_INPUTS;

interface Asked<Name extends DoorName> {
  request: Request;
  db: Db;
  input: Inputs[Name];
}

interface Answer<Name extends DoorName> {
  value: DoorOutputs[Name];
  /** `Set-Cookie` lines. */
  cookies?: string[];
}

type Answers = { [Name in DoorName]: (asked: Asked<Name>) => Promise<Answer<Name>> };

/** To one address: nobody's letter box is filled through us. */
const LETTER_LIMIT: Limit = { max: 3, windowMs: 15 * 60_000 };

/** What is open to strangers, and what needs the session's cookie renewed, which no command of the studio can do. */
const ANSWERS: Answers = {
  'sign-in': ({ db, request, input }) => signIn(db, request, input),
  'second-factor': ({ db, request, input }) => passSecondFactor(db, request, input.code),
  'sign-out': async ({ request }) => {
    const { cookies } = await callAuth(request, '/sign-out', {}, 'INTERNAL');
    return { value: null, cookies };
  },
  'read-link': async ({ db, request, input }) => {
    await limitLinks(db, request);
    const { kind, user } = await readEntryLink(db, input.token);
    return {
      value: { kind: kind === 'SET_UP' ? 'set-up' : 'reset', name: user.name, email: user.email },
    };
  },
  'use-link': async ({ db, request, input }) => {
    await limitLinks(db, request);
    const address = clientAddressOf(request.headers);
    const { email } = await setPasswordByLink(db, input.token, input.password, address);
    // Others' guesses must not keep out whoever has just shown that the account is theirs.
    await forgetAttempts(db, attemptsAt(email));
    return signIn(db, request, { email, password: input.password });
  },
  'ask-link': async ({ db, request, input }) => {
    await limitLinks(db, request);
    if (canSendMail() && (await countAttempt(db, `forgot ${normaliseEmail(input.email)}`, LETTER_LIMIT))) {
      // Nobody waits for it: how long a letter takes would say whether the address is known.
      void sendForgottenLink(db, input.email);
    }
    return { value: null };
  },
  'change-password': async ({ db, request, input }) => {
    const actor = await requireActor(request);
    requireGoodPassword(input.next);
    const body = { currentPassword: input.current, newPassword: input.next, revokeOtherSessions: true };
    const { cookies } = await callAuth(request, '/change-password', body, 'PASSWORD_WRONG');
    await recordAudit(db, actor, 'password.set', actor.id);
    return { value: null, cookies };
  },
  'second-factor-begin': async ({ request, input }) => {
    await requireActor(request);
    const { body, cookies } = await callAuth(request, '/two-factor/enable', input, 'PASSWORD_WRONG');
    return { value: { ...describeFactor(String(body.totpURI)), codes: codesOf(body.backupCodes) }, cookies };
  },
  'second-factor-confirm': async ({ db, request, input }) => {
    const actor = await requireActor(request);
    // better-auth counts an account's tries at the door only.
    const attempts = `confirm ${actor.id}`;
    if (!(await countAttempt(db, attempts, CONFIRM_LIMIT))) throw new CodedError('TOO_MANY_ATTEMPTS');
    const answer = await callAuth(request, '/two-factor/verify-totp', input, 'CODE_REFUSED');
    await forgetAttempts(db, attempts);
    await acceptCode(db, idOfUser(answer), input.code);
    await recordAudit(db, actor, 'session.second-factor-on', actor.id);
    return { value: null, cookies: answer.cookies };
  },
  'second-factor-stop': async ({ db, request, input }) => {
    const actor = await requireActor(request);
    const { cookies } = await callAuth(request, '/two-factor/disable', input, 'PASSWORD_WRONG');
    await recordAudit(db, actor, 'session.second-factor-off', actor.id);
    return { value: null, cookies };
  },
  'second-factor-codes': async ({ request, input }) => {
    await requireActor(request);
    const path = '/two-factor/generate-backup-codes';
    const { body, cookies } = await callAuth(request, path, input, 'PASSWORD_WRONG');
    return { value: { codes: codesOf(body.backupCodes) }, cookies };
  },
};

/** Answers `POST /api/auth/<name>`. What better-auth itself would offer there is not reachable. */
export async function answerDoor(request: Request, name: string): Promise<Response> {
  try {
    requireSameSite(request);
    if (!isDoorName(name)) throw new CodedError('COMMAND_UNKNOWN', { name });
    const { value, cookies = [] } = await run(name, request);
    return answerValue(value, cookies);
  } catch (error) {
    return answerFailure(error, name);
  }
}

async function run<Name extends DoorName>(name: Name, request: Request): Promise<Answer<Name>> {
  const input = parseInput(SCHEMAS[name], await readJson(request, MOST_BYTES));
  return ANSWERS[name]({ request, db: databases().writer, input });
}

function isDoorName(name: string): name is DoorName {
  return Object.hasOwn(DOOR_INPUTS, name);
}

async function sendForgottenLink(db: Db, email: string): Promise<void> {
  try {
    const link = await makeForgottenLink(db, email);
    if (link) await mailLink(link);
  } catch (error) {
    logger().error({ err: error }, 'letter not sent');
  }
}

async function limitLinks(db: Db, request: Request): Promise<void> {
  const isFine = await countAttempt(db, `link ${clientAddressOf(request.headers)}`, LINK_LIMIT);
  if (!isFine) throw new CodedError('TOO_MANY_ATTEMPTS');
}

async function requireActor(request: Request): Promise<Actor> {
  return requireRole(await actorOf(request.headers), 'contributor');
}

function codesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
