import type { IncomingMessage } from 'node:http';

/** Set by our own HTTP entry on every request, over whatever the client sent. */
export const CLIENT_ADDRESS_HEADER = 'x-exhibition-client-address';

/** The page that was asked for, set in the same way: so that whoever is sent to the door comes back to it. */
export const ASKED_PAGE_HEADER = 'x-exhibition-asked-page';

/** The address that a request came from, as far as the entry could tell. */
export function clientAddressOf(headers: Headers): string | null {
  return headers.get(CLIENT_ADDRESS_HEADER) || null;
}

/**
 * Marks a request with what our entry knows of it.
 * @param trustProxy how many proxies in front are ours; each has appended whom it was asked by
 */
export function markRequest(request: IncomingMessage, trustProxy: number): void {
  request.headers[CLIENT_ADDRESS_HEADER] = addressOf(request, trustProxy);
  request.headers[ASKED_PAGE_HEADER] = request.url ?? '';
}

/** What stands further to the front of `X-Forwarded-For` is of the client's own making. */
function addressOf({ headers, socket }: IncomingMessage, trustProxy: number): string {
  const direct = socket.remoteAddress ?? '';
  if (trustProxy === 0) return direct;
  const passed = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return passed.at(-trustProxy)?.trim() || direct;
}
