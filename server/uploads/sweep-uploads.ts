import fs from 'node:fs/promises';
import type { UploadSettings } from '@/server/config';
import type { Db } from '@/server/db/client';
import { expireUpload, markWhole } from './mutations';
import { arrivedBytes, isUploadId, removeUploadFile, uploadFile } from './upload-folder';

/** Milliseconds that an upload must have been still: the entry itself says that it is whole, as a rule. */
const STILL_MS = 10_000;

/** Milliseconds that a file may be without a row: its row is written first. */
const STRAY_MS = 3_600_000;

const DAY_MS = 86_400_000;
/** How long people can read how an upload ended that brought nothing. */
const REMEMBERED_MS = 30 * DAY_MS;

/**
 * Finds uploads that are whole although nobody said so: the server ended at the last byte.
 * @param stillMs spares what moved so recently
 */
export async function recoverWholeUploads(
  db: Db,
  { dir }: Pick<UploadSettings, 'dir'>,
  stillMs = STILL_MS,
): Promise<void> {
  const rows = await db.upload.findMany({
    where: { state: 'ARRIVING', touchedAt: { lte: new Date(Date.now() - stillMs) } },
    select: { id: true, bytes: true },
  });
  for (const { id, bytes } of rows) {
    if ((await arrivedBytes(dir, id)) === Number(bytes)) await markWhole(db, id);
  }
}

/** Ends uploads that nobody goes on with, and removes files that belong to none. @returns how many ended */
export async function sweepUploads(
  db: Db,
  { dir, expiresMs }: Pick<UploadSettings, 'dir' | 'expiresMs'>,
  strayMs = STRAY_MS,
): Promise<number> {
  const untouchedSince = new Date(Date.now() - expiresMs);
  const abandoned = await db.upload.findMany({
    where: { state: 'ARRIVING', touchedAt: { lte: untouchedSince } },
    select: { id: true },
  });
  let ended = 0;
  for (const { id } of abandoned) {
    if (await expireUpload(db, id, untouchedSince)) {
      await removeUploadFile(dir, id);
      ended += 1;
    }
  }
  await sweepStrays(db, dir, strayMs);
  await db.upload.deleteMany({
    where: {
      state: { in: ['CANCELLED', 'EXPIRED', 'REFUSED'] },
      touchedAt: { lte: new Date(Date.now() - REMEMBERED_MS) },
    },
  });
  return ended;
}

async function sweepStrays(db: Db, dir: string, strayMs: number): Promise<void> {
  await fs.mkdir(dir, { recursive: true });
  for (const id of (await fs.readdir(dir)).filter(isUploadId)) {
    const stat = await fs.stat(uploadFile(dir, id)).catch(() => null);
    if (!stat || Date.now() - stat.mtimeMs <= strayMs) continue;
    const wanted = await db.upload.count({ where: { id, state: { in: ['ARRIVING', 'FINISHING'] } } });
    if (wanted === 0) await removeUploadFile(dir, id);
  }
}
