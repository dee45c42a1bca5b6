import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError } from '@/lib/errors';
import type { Db } from '@/server/db/client';
import { keys, type Storage } from '@/server/storage/storage';
import { takePlace } from './mutations';

export interface Received {
  scanId: string;
  /** False where the same bytes were there already for this photograph. */
  isNew: boolean;
  state: 'WAITING' | 'BUILDING' | 'READY' | 'FAILED';
}

export interface Delivery {
  /** Local path of the file as delivered; it is only read. */
  file: string;
  /** What the file was called where it comes from; its own name where absent. */
  originalName?: string;
  /** The photograph it shows; null makes no connection yet. */
  photographId: string | null;
  publishWhenReady: boolean;
}

/**
 * Takes a delivered file in: its untouched bytes into storage under their SHA-256, then a scan that waits for a
 * worker. The same bytes for the same photograph are recognised; a scan that failed is tried again.
 * @throws CodedError FILE_EMPTY, FILE_UNREADABLE, DISK_FULL
 */
export async function receiveFile(db: Db, storage: Storage, delivery: Delivery): Promise<Received> {
  const { sha256, bytes } = await checksum(delivery.file);
  if (bytes === 0) throw new CodedError('FILE_EMPTY', { name: path.basename(delivery.file) });
  const known = await db.scan.findFirst({
    where: { originalSha256: sha256, photographId: delivery.photographId, standIn: false },
    orderBy: { createdAt: 'desc' },
  });
  if (known) return receiveAgain(db, known.id, delivery);
  await storage.put(keys.original(sha256), createReadStream(delivery.file), bytes);
  const scan = await db.scan.create({
    data: {
      photographId: delivery.photographId,
      originalSha256: sha256,
      originalBytes: BigInt(bytes),
      originalName: delivery.originalName ?? path.basename(delivery.file),
      publishWhenReady: delivery.publishWhenReady,
    },
  });
  return { scanId: scan.id, isNew: true, state: 'WAITING' };
}

/** The same bytes came once more: a scan that failed is tried again, and one that is READY may now be shown. */
export async function receiveAgain(
  db: Db,
  scanId: string,
  delivery: Pick<Delivery, 'publishWhenReady'>,
): Promise<Received> {
  const state = await db.$transaction(async (tx) => {
    if (delivery.publishWhenReady) {
      await tx.scan.update({ where: { id: scanId }, data: { publishWhenReady: true } });
    }
    await tx.scan.updateMany({
      where: { id: scanId, state: 'FAILED' },
      data: { state: 'WAITING', attempts: 0, failureCode: null, failureDetail: null },
    });
    const scan = await tx.scan.findUniqueOrThrow({
      where: { id: scanId },
      include: { publications: { select: { id: true }, where: { currentOf: { isNot: null } } } },
    });
    const alreadyShown = scan.publications.length > 0;
    if (scan.state === 'READY' && !alreadyShown) await takePlace(tx, scanId);
    return scan.state;
  });
  return { scanId, isNew: false, state };
}

/** SHA-256 (lower-case hex) and size of a file, in one pass. */
export async function checksum(file: string): Promise<{ sha256: string; bytes: number }> {
  try {
    const stat = await fs.stat(file);
    if (!stat.isFile()) throw new CodedError('FILE_UNREADABLE', { name: path.basename(file) });
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { sha256: hash.digest('hex'), bytes };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('FILE_UNREADABLE', { name: path.basename(file) }, { cause: error });
  }
}
