/** Set by our own HTTP entry on every request, over whatever the client sent. */
export const CLIENT_ADDRESS_HEADER = 'x-exhibition-client-address';

/** The address that a request came from, as far as the entry could tell. */
export function clientAddressOf(headers: Headers): string | null {
  return headers.get(CLIENT_ADDRESS_HEADER);
}
