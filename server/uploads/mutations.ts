import { CodedError } from '@/lib/errors';
import { reaches } from '@/lib/people/roles';
import type { UploadSettings } from '@/server/config';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireDisposable } from '@/server/people/gate';

/** A file that someone means to send. */
export interface Announced {
  id: string;
  /** As it may be shown. */
  name: string;
  bytes: number;
  fingerprint: string | null;
  /** Null makes a new draft. */
  photographId: string | null;
  publishWhenReady: boolean;
}

/** Rows cost little, but not nothing. */
const MOST_UNFINISHED = 500;

/**
 * Admits an upload: within the sizes and the person's quota, for a photograph that they may change. Two that are announced at
 * once cannot both take the last of the quota.
 * @throws CodedError FILE_EMPTY, UPLOAD_TOO_LARGE, UPLOAD_QUOTA, PHOTOGRAPH_UNKNOWN, PHOTOGRAPH_IN_TRASH, NOT_ALLOWED
 */
export async function admitUpload(
  db: Db,
  actor: Actor,
  announced: Announced,
  limits: Pick<UploadSettings, 'maxBytes' | 'quotaBytes'>,
): Promise<void> {
  const { bytes, photographId, publishWhenReady } = announced;
  const userId = actor.id;
  if (userId === null) throw new CodedError('SIGN_IN_NEEDED');
  if (bytes === 0) throw new CodedError('FILE_EMPTY', { name: announced.name });
  if (bytes > limits.maxBytes)
    throw new CodedError('UPLOAD_TOO_LARGE', { megabytes: inMegabytes(limits.maxBytes) });
  await db.$transaction(async (tx) => {
    if (photographId) await requireDisposable(tx, actor, photographId);
    if (publishWhenReady && !reaches(actor.role, 'curator'))
      throw new CodedError('NOT_ALLOWED', { role: 'curator' });
    const used = await usedQuota(tx, userId);
    const unfinished = await tx.upload.count({ where: { userId, state: { in: ['ARRIVING', 'FINISHING'] } } });
    if (used + bytes > limits.quotaBytes || unfinished >= MOST_UNFINISHED)
      throw new CodedError('UPLOAD_QUOTA', {
        megabytes: inMegabytes(limits.quotaBytes),
        used: inMegabytes(used),
      });
    await tx.upload.create({ data: { ...announced, bytes: BigInt(bytes), userId } });
  });
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

/** Bytes of one person's files that are on their way, or that are in no photograph which was ever published. */
export async function usedQuota(db: Db | Tx, userId: string): Promise<number> {
  const { _sum } = await db.upload.aggregate({
    _sum: { bytes: true },
    where: {
      userId,
      OR: [
        { state: { in: ['ARRIVING', 'FINISHING'] } },
        {
          state: 'RECEIVED',
          isRepeat: false,
          scan: { photograph: { publicationId: null, purgedAt: null } },
        },
      ],
    },
  });
  return Number(_sum.bytes ?? 0);
}

/** Bytes that have been promised to everyone's uploads, as if none had come yet. */
export async function announcedBytes(db: Db): Promise<{ id: string; bytes: number }[]> {
  const rows = await db.upload.findMany({ where: { state: 'ARRIVING' }, select: { id: true, bytes: true } });
  return rows.map(({ id, bytes }) => ({ id, bytes: Number(bytes) }));
}

/** Bytes came: the upload is not abandoned. */
export async function touchUpload(db: Db, id: string): Promise<void> {
  await db.upload.updateMany({ where: { id, state: 'ARRIVING' }, data: { touchedAt: new Date() } });
}

/** All bytes are here. Saying it twice changes nothing. */
export async function markWhole(db: Db, id: string): Promise<void> {
  await db.upload.updateMany({
    where: { id, state: 'ARRIVING' },
    data: { state: 'FINISHING', touchedAt: new Date() },
  });
}

/** Keeps a whole file's SHA-256 (lower-case hex): where taking it in is repeated, it is not counted again. */
export async function keepSum(db: Db, id: string, sha256: string): Promise<void> {
  await db.upload.updateMany({ where: { id, state: 'FINISHING' }, data: { sha256 } });
}

/** Its sender gives an upload up. @returns false where it was no longer arriving */
export async function cancelUpload(db: Db, id: string): Promise<boolean> {
  return leave(db, id, 'ARRIVING', { state: 'CANCELLED' });
}

/** Keeps why a file was not taken. @returns false where the upload had another end already */
export async function refuseUpload(db: Db, id: string, error: CodedError): Promise<boolean> {
  const data = {
    state: 'REFUSED' as const,
    failureCode: error.code,
    failureDetail: JSON.stringify(error.detail),
  };
  return (await leave(db, id, 'ARRIVING', data)) || (await leave(db, id, 'FINISHING', data));
}

/** Keeps why a whole upload could not be taken in yet; it stays whole. */
export async function postponeUpload(db: Db, id: string, error: CodedError): Promise<void> {
  await db.upload.updateMany({
    where: { id, state: 'FINISHING' },
    data: { failureCode: error.code, failureDetail: JSON.stringify(error.detail), touchedAt: new Date() },
  });
}

/** @returns false where bytes came after all */
export async function expireUpload(db: Db, id: string, untouchedSince: Date): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: { id, state: 'ARRIVING', touchedAt: { lte: untouchedSince } },
    data: { state: 'EXPIRED', failureCode: 'UPLOAD_EXPIRED', failureDetail: '{}', touchedAt: new Date() },
  });
  return count === 1;
}

async function leave(
  db: Db,
  id: string,
  from: 'ARRIVING' | 'FINISHING',
  data: Omit<NonNullable<Parameters<Tx['upload']['updateMany']>[0]>['data'], 'touchedAt'>,
): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: { id, state: from },
    data: { ...data, touchedAt: new Date() },
  });
  return count === 1;
}
