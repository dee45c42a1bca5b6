import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

export const JSON_LD = 'application/ld+json';
export const PLAIN_JSON = 'application/json';

/** True for who would rather have JSON-LD under its plain type (Image API 3.0, 5.1.1; Presentation API 3.0, 6.2). */
export function wantsPlainJson(request: IncomingMessage): boolean {
  return new Negotiator(request).mediaType([JSON_LD, PLAIN_JSON]) === PLAIN_JSON;
}
