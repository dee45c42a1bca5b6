import { LANGUAGES } from '@/lib/catalogue/languages';
import { photographSnapshot } from '@/lib/catalogue/snapshot';
import { type CodedError, isCodedError } from '@/lib/errors';
import { isRole, reaches } from '@/lib/people/roles';
import { showScan } from '@/server/catalogue/mutations';
import { type Publisher, publishReady } from '@/server/catalogue/publishing/publish';
import type { Db, Tx } from '@/server/db/client';
import { newImageId } from './image-id';
import { isGone } from './owner';

/** A scan that one worker may build until `leaseUntil`. */
export interface Claim {
  scanId: string;
  owner: string;
  imageId: string;
  standIn: boolean;
  photographId: string | null;
  originalSha256: string | null;
}

export interface Lease {
  owner: string;
  seconds: number;
  /** Only these scans; any where absent. */
  only?: readonly string[];
}

/** Workers choose at random among the first few, or all of them would race for the same one. */
const CANDIDATES = 16;

/** A worker that died this often over one scan is being killed by it. */
const MOST_ATTEMPTS = 50;

/**
 * Claims a waiting scan, or one whose worker's lease ran out; curators' scans go before stand-ins.
 * @returns null where nothing waits.
 */
export async function claimScan(db: Db, lease: Lease): Promise<Claim | null> {
  for (;;) {
    const candidates = await db.scan.findMany({
      where: { ...claimable(new Date()), ...(lease.only ? { id: { in: [...lease.only] } } : {}) },
      orderBy: [{ standIn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      take: CANDIDATES,
      select: { id: true, standIn: true, attempts: true, imageId: true },
    });
    const alike = candidates.filter(({ standIn }) => standIn === candidates[0]?.standIn);
    const chosen = alike[Math.floor(Math.random() * alike.length)];
    if (!chosen) return null;
    if (chosen.attempts >= MOST_ATTEMPTS) await giveUp(db, chosen.id);
    else {
      const claim = await tryToClaim(db, chosen, lease);
      if (claim) return claim;
    }
  }
}

const claimable = (now: Date) => ({
  OR: [{ state: 'WAITING' as const }, { state: 'BUILDING' as const, leaseUntil: { lt: now } }],
});

/** Compare and set: the row must still be as it was found, or another worker has it. */
async function tryToClaim(
  db: Db,
  { id: scanId, attempts, imageId: seen }: { id: string; attempts: number; imageId: string | null },
  lease: Lease,
): Promise<Claim | null> {
  const now = new Date();
  // The previews of a first look stay where they are while the first build runs.
  const keeps = attempts === 0 && seen !== null;
  const imageId = keeps ? seen : newImageId();
  const { count } = await db.scan.updateMany({
    where: { id: scanId, attempts, ...claimable(now) },
    data: {
      state: 'BUILDING',
      leaseOwner: lease.owner,
      leaseUntil: new Date(now.getTime() + lease.seconds * 1000),
      attempts: { increment: 1 },
      imageId,
      ...(keeps ? {} : NO_PREVIEWS),
      stage: null,
      progress: 0,
      failureCode: null,
      failureDetail: null,
    },
  });
  if (count !== 1) return null;
  const { standIn, photographId, originalSha256 } = await db.scan.findUniqueOrThrow({
    where: { id: scanId },
  });
  return { scanId, owner: lease.owner, imageId, standIn, photographId, originalSha256 };
}

const NO_PREVIEWS = { previewsAt: null, previews: null, placeholder: null } as const;

async function giveUp(db: Db, scanId: string): Promise<void> {
  await db.scan.updateMany({
    where: { id: scanId, ...claimable(new Date()), attempts: { gte: MOST_ATTEMPTS } },
    data: {
      state: 'FAILED',
      failureCode: 'BUILD_CRASHED',
      failureDetail: '{}',
      leaseOwner: null,
      leaseUntil: null,
      imageId: null,
    },
  });
}

/** Puts back the claims of workers on this machine that no longer run. */
export async function releaseClaimsOfTheGone(db: Db): Promise<void> {
  const held = await db.scan.findMany({
    where: { state: 'BUILDING' },
    select: { id: true, leaseOwner: true },
  });
  for (const { id, leaseOwner } of held) {
    if (leaseOwner && isGone(leaseOwner)) {
      await db.scan.updateMany({
        where: { id, state: 'BUILDING', leaseOwner },
        data: { state: 'WAITING', leaseOwner: null, leaseUntil: null },
      });
    }
  }
}

/**
 * Lets stand-ins that failed be drawn again. No curator waits for them, and what failed is our own drawing: a newer
 * version of it, or a disk with room again, may succeed.
 */
export async function retryStandIns(db: Db): Promise<void> {
  await db.scan.updateMany({
    where: { standIn: true, state: 'FAILED' },
    data: { state: 'WAITING', attempts: 0, failureCode: null, failureDetail: null },
  });
}

/** The claim ran out, or was lost: whatever was built must be thrown away. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

const held = (claim: Claim) => ({
  id: claim.scanId,
  state: 'BUILDING' as const,
  leaseOwner: claim.owner,
  imageId: claim.imageId,
  leaseUntil: { gt: new Date() },
});

/** Writes to a scan only while the claim holds. @throws ClaimLost */
export async function updateClaimed(
  db: Db | Tx,
  claim: Claim,
  data: Parameters<Tx['scan']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await db.scan.updateMany({ where: held(claim), data });
  if (count !== 1) throw new ClaimLost(claim.scanId);
}

/** @throws ClaimLost */
export function renewLease(db: Db, claim: Claim, seconds: number): Promise<void> {
  return updateClaimed(db, claim, { leaseUntil: new Date(Date.now() + seconds * 1000) });
}

/** Gives a claim back untouched: this worker is asked to stop. */
export async function releaseClaim(db: Db, claim: Claim): Promise<void> {
  await db.scan.updateMany({
    where: held(claim),
    data: {
      state: 'WAITING',
      stage: null,
      leaseOwner: null,
      leaseUntil: null,
      attempts: { decrement: 1 },
      // What was made under this id is thrown away.
      imageId: null,
      ...NO_PREVIEWS,
    },
  });
}

/** Keeps why a scan could not be built, for the curator to read. */
export async function failScan(db: Db, claim: Claim, error: unknown): Promise<void> {
  const { code, detail } = asReason(error);
  await updateClaimed(db, claim, {
    state: 'FAILED',
    failureCode: code,
    failureDetail: JSON.stringify(detail),
    leaseOwner: null,
    leaseUntil: null,
    // Its objects belong to nobody now; nothing half-made stays visible.
    imageId: null,
    ...NO_PREVIEWS,
    stage: null,
  });
}

function asReason(error: unknown): Pick<CodedError, 'code' | 'detail'> {
  return isCodedError(error) ? error : { code: 'INTERNAL', detail: {} };
}

/** What of a finished build goes into the row. Sizes are pixels of the oriented, full-size image. */
export interface BuiltImage {
  width: number;
  height: number;
  tileSize: number;
  tileCount: number;
  pyramidBytes: bigint;
  tilesDigest: string;
}

/**
 * Marks a scan READY and, in the same transaction, lets it take its place: instead of a stand-in or of nothing at
 * once, and on a published photograph where that was asked for.
 * @throws ClaimLost
 */
export async function completeScan(db: Db, claim: Claim, built: BuiltImage): Promise<void> {
  await db.$transaction(async (tx) => {
    await updateClaimed(tx, claim, {
      ...built,
      state: 'READY',
      stage: null,
      progress: 100,
      readyAt: new Date(),
      leaseOwner: null,
      leaseUntil: null,
    });
    await takePlace(tx, claim.scanId);
  });
}

/** Shows a READY scan where the rules say so; also for a scan that was READY before it was asked for. */
export async function takePlace(tx: Tx, scanId: string): Promise<void> {
  const scan = await tx.scan.findUniqueOrThrow({
    where: { id: scanId },
    include: { photograph: { include: { publication: { include: { scan: true } } } } },
  });
  const { photograph } = scan;
  if (!photograph || photograph.status === 'DELETED') return;
  const { publication } = photograph;
  if (!publication) {
    if (scan.publishWhenReady) await publishIfComplete(tx, photograph.id, scanId);
    return;
  }
  const shown = publication.scan;
  const yields = shown === null || (shown.standIn && !scan.standIn);
  if (!yields && !scan.publishWhenReady) return;
  if (yields && !scan.standIn && !(await mayReplaceSheet(tx, scan, publication.snapshot))) return;
  await showScan(tx, photograph.id, scanId);
}

/**
 * A sheet may be shown without alternative text, a photograph may not: one that comes through the studio waits for a curator
 * who describes it and publishes. So does a contributor's, whatever the words. Files that the server's own engineer brings in,
 * or has fetched from the holders, are shown at once: whoever runs commands there is asked nothing by the studio either.
 */
async function mayReplaceSheet(
  tx: Tx,
  { deliveredById }: { deliveredById: string | null },
  snapshot: string,
): Promise<boolean> {
  if (deliveredById === null) return true;
  const deliverer = await tx.user.findUnique({ where: { id: deliveredById }, select: { role: true } });
  const isCurators = deliverer !== null && isRole(deliverer.role) && reaches(deliverer.role, 'curator');
  const { labels } = photographSnapshot.parse(JSON.parse(snapshot));
  return isCurators && LANGUAGES.every((language) => labels[language]?.altText);
}

const NOBODY: Publisher = { id: null, name: '', ipAddress: null };

async function publishIfComplete(tx: Tx, photographId: string, scanId: string): Promise<void> {
  try {
    await publishReady(tx, NOBODY, photographId, scanId);
  } catch (error) {
    // The scan is good; only words or rights are missing. The photograph stays a draft.
    if (!isCodedError(error) || error.code !== 'PUBLISH_REFUSED') throw error;
  }
}
