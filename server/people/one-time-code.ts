import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps before and after the present one whose codes are accepted: clocks differ. */
const DRIFT = 1;

/** The code of one time step (RFC 4226, 5.3). @param secret as stored, its UTF-8 bytes being the key */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The present time step (RFC 6238, 4). @param now milliseconds since 1970 */
export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** The newest step near `now` that a code belongs to; null where it belongs to none. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  for (let step = stepAt(now) + DRIFT; step >= stepAt(now) - DRIFT; step--) {
    if (codeOf(secret, step) === code) return step;
  }
  return null;
}
