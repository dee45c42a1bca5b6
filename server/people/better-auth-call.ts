import { CodedError, type ErrorCode } from '@/lib/errors';
import { config } from '@/server/config';
import { auth } from './auth';
import { CLIENT_ADDRESS_HEADER } from './client-address';

export interface AuthAnswer {
  body: Record<string, unknown>;
  /** `Set-Cookie` lines for the browser. */
  cookies: string[];
}

/** What better-auth says, in our words. Whatever is not here is `otherwise`, so that no answer says which part was wrong. */
const CODES: Record<string, ErrorCode> = {
  INVALID_PASSWORD: 'PASSWORD_WRONG',
  INVALID_TWO_FACTOR_COOKIE: 'SECOND_FACTOR_EXPIRED',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'SECOND_FACTOR_EXPIRED',
  UNAUTHORIZED: 'SIGN_IN_NEEDED',
};

const TOO_MANY_REQUESTS = 429;

/**
 * Asks better-auth over its own router, so that its limits, hooks and checks of the session all apply; only this module
 * decides what is handed on. None of its addresses is open to the outside.
 * @throws CodedError as `CODES` has it, TOO_MANY_ATTEMPTS, or `otherwise`
 */
export async function callAuth(
  request: Request,
  path: string,
  input: object,
  otherwise: ErrorCode,
): Promise<AuthAnswer> {
  const answer = await auth().handler(forwarded(request, path, input));
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown> | null;
  if (answer.status === TOO_MANY_REQUESTS) throw new CodedError('TOO_MANY_ATTEMPTS');
  if (answer.status >= 500) throw new CodedError('INTERNAL');
  if (!answer.ok) throw new CodedError(CODES[String(body?.code)] ?? otherwise);
  return { body: body ?? {}, cookies: answer.headers.getSetCookie() };
}

/** Gives a session that is in use a new term. @returns `Set-Cookie` lines */
export async function renewSession(request: Request): Promise<string[]> {
  return (await callAuth(request, '/get-session', {}, 'SIGN_IN_NEEDED')).cookies;
}

/** Nothing of the request but who sends it: no redirect, origin or proxy header of a stranger's choice goes in. */
function forwarded(request: Request, path: string, input: object): Request {
  const { publicUrl } = config();
  const headers = new Headers({
    'content-type': 'application/json',
    origin: new URL(publicUrl).origin,
    [CLIENT_ADDRESS_HEADER]: request.headers.get(CLIENT_ADDRESS_HEADER) ?? '',
  });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(`${new URL(publicUrl).origin}/api/auth${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });
}
