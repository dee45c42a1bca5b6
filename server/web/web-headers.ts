import type { IncomingMessage } from 'node:http';

/** A request's headers as the web's own type; only `set-cookie` comes as a list, which no request has. */
export function webHeaders({ headers }: IncomingMessage): Headers {
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return new Headers(fields);
}
