import type { ErrorCode } from '../errors';

/** Why a command was refused, as it travels to the page that words it. */
export interface CommandFailure {
  code: ErrorCode;
  detail: Readonly<Record<string, string | number>>;
}
