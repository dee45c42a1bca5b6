import { symmetricDecrypt } from 'better-auth/crypto';
import { renderSVG } from 'uqr';
import type { DoorOutputs } from '@/lib/people/door';
import { config } from '@/server/config';
import type { Db } from '@/server/db/client';
import { authSecret } from './auth';
import { stepOfCode } from './one-time-code';

/**
 * A code opens the door once: remembers the time step of the one that was just accepted.
 * @returns false where that code, or a later one, was accepted before
 */
export async function acceptCode(db: Db, userId: string, code: string): Promise<boolean> {
  const factor = await db.twoFactor.findFirst({ where: { userId }, select: { id: true, secret: true } });
  if (!factor) return false;
  const secret = await symmetricDecrypt({ key: authSecret(config().dataDir), data: factor.secret });
  const step = stepOfCode(secret, code, Date.now());
  if (step === null) return false;
  const { count } = await db.twoFactor.updateMany({
    where: { id: factor.id, OR: [{ lastStep: null }, { lastStep: { lt: BigInt(step) } }] },
    data: { lastStep: BigInt(step) },
  });
  return count === 1;
}

/** What an authenticator is set up with: the address as a picture, and its secret for typing. */
export function describeFactor(uri: string): Omit<DoorOutputs['second-factor-begin'], 'codes'> {
  return {
    uri,
    secret: new URL(uri).searchParams.get('secret') ?? '',
    picture: renderSVG(uri, { border: 2 }),
  };
}
