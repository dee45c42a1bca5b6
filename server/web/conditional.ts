import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import fresh from 'fresh';

/** Describes the bytes, so a 304 must not carry them (RFC 9110, 15.4.5). */
const OF_THE_BODY = ['Content-Type', 'Content-Length', 'Content-Encoding'] as const;

/**
 * Answers 304 where the client already holds what `headers.ETag` names (weak comparison, RFC 9110, 13.1.2).
 * @returns whether it answered.
 */
export function answerNotModified(
  request: IncomingMessage,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
): boolean {
  if (request.headers['if-none-match'] === undefined) return false;
  if (!fresh(request.headers, { etag: headers.ETag })) return false;
  const kept = { ...headers };
  for (const name of OF_THE_BODY) delete kept[name];
  response.writeHead(304, kept).end();
  return true;
}
