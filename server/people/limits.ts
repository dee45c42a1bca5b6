import { createHash } from 'node:crypto';
import type { Db } from '@/server/db/client';

/** At most `max` attempts until `windowMs` have passed since the last one that was counted. */
export interface Limit {
  max: number;
  windowMs: number;
}

/**
 * Counts one attempt, before it is made, so that many at once cannot all slip through.
 * @param what a purpose and whom it is about; only a hash of it is kept
 * @returns false where there were too many
 */
export async function countAttempt(db: Db, what: string, { max, windowMs }: Limit): Promise<boolean> {
  const key = keyOf(what);
  const now = Date.now();
  return db.$transaction(async (tx) => {
    const kept = await tx.rateLimit.findUnique({ where: { key } });
    const count = kept && now - Number(kept.lastRequest) < windowMs ? kept.count : 0;
    if (count >= max) return false;
    const next = { count: count + 1, lastRequest: BigInt(now) };
    await tx.rateLimit.upsert({ where: { key }, create: { key, ...next }, update: next });
    return true;
  });
}

/** Forgets the attempts of whoever got in. */
export async function forgetAttempts(db: Db, what: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: keyOf(what) } });
}

function keyOf(what: string): string {
  return `own:${createHash('sha256').update(what).digest('base64url')}`;
}
