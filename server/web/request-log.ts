import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/** Long enough for a UUID or a W3C trace id, without anything that could forge a line of the log. */
const SANE_REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

const LONGEST_LOGGED_PATH = 512;

/** The request's id: a proxy's, where it is a plain word of 8 to 64 characters, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * Gives the request an id, which a page's answer repeats in `X-Request-Id`, and writes one line when the answer has been sent or
 * given up. One of many, as a zoom's tiles and a page's scripts are, is logged at `debug` while all goes well.
 * @returns the request's id.
 */
export function logRequest(
  logger: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  isOneOfMany: boolean,
): string {
  const id = requestId(request);
  const started = performance.now();
  // Next rewrites `url` on its way.
  const target = request.url ?? '';
  // What is kept for a year should not carry the id of whoever asked first.
  if (!isOneOfMany) response.setHeader('X-Request-Id', id);
  response.once('close', () => {
    const level = levelOf(response, isOneOfMany);
    if (!logger.isLevelEnabled(level)) return;
    logger[level]({
      id,
      method: request.method,
      path: loggedPath(target),
      status: response.statusCode,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...(response.writableFinished ? {} : { aborted: true }),
    });
  });
  return id;
}

/** Without the query, which may carry what only its reader should know. */
function loggedPath(target: string): string {
  const query = target.indexOf('?');
  return (query < 0 ? target : target.slice(0, query)).slice(0, LONGEST_LOGGED_PATH);
}

function levelOf(response: ServerResponse, isOneOfMany: boolean): 'error' | 'info' | 'debug' {
  if (response.statusCode >= 500) return 'error';
  return isOneOfMany && response.statusCode < 400 ? 'debug' : 'info';
}
