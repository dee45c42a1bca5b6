import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export const READ_METHODS = 'GET, HEAD, OPTIONS';

/** Any page may show and read what is public: that is what IIIF is for (Image API 3.0, 7). */
export const FOR_EVERYONE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Content-Length, Link, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Seconds that a refusal may be kept: it may be published a moment from now, on a process that learns of it later than its neighbour. */
export const REFUSAL_CACHING = 'public, max-age=5';

/** Answers OPTIONS: anyone may read (CORS). */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    ...FOR_EVERYONE,
    Allow: READ_METHODS,
    'Access-Control-Allow-Methods': READ_METHODS,
    'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match',
    'Access-Control-Max-Age': '86400',
  });
  response.end();
}

/** Answers with a status and nothing more; a refusal is kept for a moment where `headers` do not say otherwise. */
export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
): void {
  response
    .writeHead(status, { ...FOR_EVERYONE, 'Cache-Control': REFUSAL_CACHING, ...headers, 'Content-Length': 0 })
    .end();
}
