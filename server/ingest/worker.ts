import fs from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isCodedError } from '@/lib/errors';
import { keys } from '@/server/storage/storage';
import { type BuildContext, buildClaim } from './build-claim';
import { type Claim, ClaimLost, claimScan, failScan, releaseClaim, renewLease } from './mutations';
import { newOwner } from './owner';
import { makeWorkFolder } from './sweep';

export interface WorkerContext extends BuildContext {
  /** Local folder for builds that are under way. */
  workDir: string;
  leaseSeconds: number;
  logger: Logger;
}

/** Milliseconds between two looks at an empty queue. */
const IDLE_MS = 500;

/** Builds until `signal` says stop; a build that is under way is given back to the queue. */
export async function work(context: WorkerContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const found = await workOnce(context, signal).catch((error: unknown) => {
      context.logger.error({ err: error }, 'worker');
      return false;
    });
    if (!found) await pause(IDLE_MS, undefined, { signal }).catch(() => {});
  }
}

/**
 * Claims and builds one scan.
 * @param only these scans; any where absent
 * @returns false where nothing waited
 */
export async function workOnce(
  context: WorkerContext,
  signal: AbortSignal,
  only?: readonly string[],
): Promise<boolean> {
  const { db, leaseSeconds } = context;
  const claim = await claimScan(db, { owner: newOwner(), seconds: leaseSeconds, only });
  if (!claim) return false;
  const lost = new AbortController();
  const heartbeat = setInterval(
    () => void renewLease(db, claim, leaseSeconds).catch((error: unknown) => lost.abort(error)),
    (leaseSeconds * 1000) / 3,
  );
  try {
    await buildInFolder(context, claim, AbortSignal.any([signal, lost.signal]));
    context.logger.info({ scan: claim.scanId, image: claim.imageId, standIn: claim.standIn }, 'scan ready');
  } catch (error) {
    await abandon(context, claim, lost.signal.aborted ? lost.signal.reason : error, signal.aborted);
  } finally {
    clearInterval(heartbeat);
  }
  return true;
}

async function buildInFolder(context: WorkerContext, claim: Claim, signal: AbortSignal): Promise<void> {
  const folder = await makeWorkFolder(context.workDir);
  try {
    await buildClaim(context, claim, folder, signal);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Says why, gives back or marks as failed, and removes what was made under this build's image id. */
async function abandon(
  context: WorkerContext,
  claim: Claim,
  error: unknown,
  stopping: boolean,
): Promise<void> {
  const { db, logger } = context;
  if (stopping) await releaseClaim(db, claim);
  else if (error instanceof ClaimLost) logger.warn({ scan: claim.scanId }, 'claim lost, build thrown away');
  else {
    const level = isCodedError(error) && error.code !== 'INTERNAL' ? 'warn' : 'error';
    logger[level]({ scan: claim.scanId, err: error }, 'scan failed');
    await failScan(db, claim, error).catch((failure: unknown) => {
      if (!(failure instanceof ClaimLost)) throw failure;
    });
  }
  await removeBuild(context, claim);
}

async function removeBuild({ storage }: WorkerContext, { imageId }: Claim): Promise<void> {
  for await (const { key } of storage.list(keys.previews(imageId))) await storage.remove(key);
  await storage.remove(keys.pyramid(imageId));
}
