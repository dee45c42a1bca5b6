import pino, { type Logger } from 'pino';
import { config } from '@/server/config';

let kept: Logger | undefined;

/** The log of what the studio does on the server. Inputs are never logged: they hold passwords and unpublished words. */
export function logger(): Logger {
  kept ??= pino({ level: config().logLevel, base: { process: 'web', part: 'studio' } });
  return kept;
}
