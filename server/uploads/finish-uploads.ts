import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError, isCodedError } from '@/lib/errors';
import type { Db } from '@/server/db/client';
import { makeWorkFolder } from '@/server/ingest/sweep';
import type { WorkerContext } from '@/server/ingest/worker';
import { absentActor } from '@/server/people/gate';
import { NoMetadataReader } from '@/server/scans/embedded-metadata';
import type { ArrivalSums } from './arrival-sums';
import { describeNextScan, forgetUnread } from './describe-scans';
import { keepSum, postponeUpload, refuseUpload } from './mutations';
import { findSameBytes, receiveRepeat, receiveUpload } from './receive-upload';
import { arrivedBytes, removeUploadFile, uploadFile } from './upload-folder';

export type FinishContext = Pick<
  WorkerContext,
  'db' | 'storage' | 'builder' | 'limits' | 'workDir' | 'logger'
> & {
  /** Folder of the files on their way in. */
  uploadsDir: string;
  sums: ArrivalSums;
  /** See `Config.iptcCharset`. */
  iptcCharset: string;
};

/** Milliseconds between two looks: a curator is watching. */
const LOOK_EVERY_MS = 150;

/** Proposals may come a moment after the picture. */
const DESCRIBE_EVERY_MS = 1000;

/** At once: decoding takes memory, but a small file should not wait for a large one. */
const AT_ONCE = 2;

/** Milliseconds until what failed for no fault of the file is tried again. */
const AGAIN_AFTER_MS = 30_000;

/** Reads what new scans say of themselves, when nobody waits for pictures, until `signal` says stop. */
export async function describeScans(context: FinishContext, signal: AbortSignal): Promise<void> {
  const { db, storage, workDir, iptcCharset, logger } = context;
  let isWarned = false;
  await forgetUnread(db);
  while (!signal.aborted) {
    try {
      const waiting = await db.upload.count({ where: { state: 'FINISHING' } });
      if (waiting === 0 && (await describeNextScan(db, storage, { workDir, iptcCharset }))) continue;
    } catch (error) {
      if (!(error instanceof NoMetadataReader)) logger.error({ err: error }, 'embedded metadata');
      else if (!isWarned) {
        isWarned = true;
        logger.warn('no perl: what files say of themselves is not read');
      }
    }
    await pause(DESCRIBE_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Milliseconds between two looks at the uploads that are on their way in. */
const FOLLOW_EVERY_MS = 250;

/** Milliseconds after which an upload that stands still is no longer followed. */
const STILL_MS = 120_000;

/** Sums what is on its way in behind those who send it, until `signal` says stop. */
export async function sumArrivals(
  { db, sums, logger }: Pick<FinishContext, 'db' | 'sums' | 'logger'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const moving = await db.upload.findMany({
        where: {
          OR: [
            { state: 'ARRIVING', touchedAt: { gt: new Date(Date.now() - STILL_MS) } },
            { state: 'FINISHING' },
          ],
        },
        select: { id: true, state: true },
      });
      sums.keepOnly(new Set(moving.map(({ id }) => id)));
      const arriving = moving.filter(({ state }) => state === 'ARRIVING');
      await Promise.all(arriving.map(({ id }) => sums.readOn(id)));
    } catch (error) {
      logger.error({ err: error }, 'sums of uploads');
    }
    await pause(FOLLOW_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Takes in every upload that is whole, until `signal` says stop; one that is under way then is taken in after the next start. */
export async function finishUploads(context: FinishContext, signal: AbortSignal): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    try {
      for (const id of await nextUploads(context.db, underWay)) {
        const work = finishUpload(context, id, signal).finally(() => underWay.delete(id));
        underWay.set(id, work);
      }
    } catch (error) {
      context.logger.error({ err: error }, 'uploads');
    }
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
  await Promise.all(underWay.values());
}

async function nextUploads(db: Db, underWay: ReadonlyMap<string, unknown>): Promise<string[]> {
  const room = AT_ONCE - underWay.size;
  if (room <= 0) return [];
  const rows = await db.upload.findMany({
    where: {
      state: 'FINISHING',
      id: { notIn: [...underWay.keys()] },
      OR: [{ failureCode: null }, { touchedAt: { lt: new Date(Date.now() - AGAIN_AFTER_MS) } }],
    },
    orderBy: { touchedAt: 'asc' },
    take: room,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes one whole upload in, or keeps why not. Can be repeated after any interruption. Never rejects. */
export async function finishUpload(context: FinishContext, id: string, signal: AbortSignal): Promise<void> {
  const { db, logger, uploadsDir } = context;
  try {
    await takeIn(context, id, signal);
    await removeUploadFile(uploadsDir, id);
  } catch (error) {
    if (signal.aborted) return;
    const reason = isCodedError(error) ? error : new CodedError('INTERNAL', {}, { cause: error });
    if (isOurFault(reason)) {
      logger.error({ err: error, upload: id }, 'upload not taken in; will be tried again');
      await postponeUpload(db, id, reason);
    } else if (await refuseUpload(db, id, reason)) {
      logger.warn({ err: error, upload: id }, 'upload refused');
      await removeUploadFile(uploadsDir, id);
    }
  }
}

/** The file may be good: nobody should have to send it again. */
function isOurFault({ code }: CodedError): boolean {
  return code === 'DISK_FULL' || code === 'INTERNAL';
}

async function takeIn(context: FinishContext, id: string, signal: AbortSignal): Promise<void> {
  const { db, storage, uploadsDir } = context;
  const row = await db.upload.findUnique({ where: { id } });
  if (row?.state !== 'FINISHING') return;
  const actor = await absentActor(db, row.userId);
  if (!actor) throw new CodedError('NOT_ALLOWED', { role: 'contributor' });
  if ((await arrivedBytes(uploadsDir, id)) !== Number(row.bytes)) throw new CodedError('ORIGINAL_MISSING');
  const file = uploadFile(uploadsDir, id);
  const upload = { ...row, sha256: row.sha256 ?? (await context.sums.finish(id)) };
  await keepSum(db, id, upload.sha256);
  const known = await findSameBytes(db, upload);
  if (known) return receiveRepeat(db, actor, upload, known);
  const folder = await makeWorkFolder(context.workDir);
  try {
    const job = { originalPath: file, workDir: path.join(folder, 'previews'), limits: context.limits };
    await fs.mkdir(job.workDir);
    const previewed = await context.builder.preview(job, signal);
    await receiveUpload(db, storage, actor, upload, { file, previewed });
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
