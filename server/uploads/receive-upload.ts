import { CodedError, isCodedError } from '@/lib/errors';
import { reaches } from '@/lib/people/roles';
import { createDraft } from '@/server/catalogue/drafts/create-draft';
import type { Db, Tx } from '@/server/db/client';
import { factsColumns } from '@/server/ingest/build-claim';
import { newImageId } from '@/server/ingest/image-id';
import type { PreviewedScan } from '@/server/ingest/preview-scan';
import { receiveAgain } from '@/server/ingest/receive';
import type { Actor } from '@/server/people/actor';
import { requireDisposable } from '@/server/people/gate';
import { keys, type Storage } from '@/server/storage/storage';

/** An upload whose bytes are all here. */
export interface WholeUpload {
  id: string;
  name: string;
  sha256: string;
  bytes: bigint;
  /** Null makes a new draft. */
  photographId: string | null;
  publishWhenReady: boolean;
}

/**
 * The scan that has these bytes already: of the photograph that they are meant for, or, for a new draft, of any photograph that
 * was not removed for good.
 */
export function findSameBytes(
  db: Db | Tx,
  { sha256, photographId }: Pick<WholeUpload, 'sha256' | 'photographId'>,
): Promise<{ id: string; photographId: string | null; state: string } | null> {
  return db.scan.findFirst({
    where: {
      originalSha256: sha256,
      standIn: false,
      ...(photographId ? { photographId } : { photograph: { purgedAt: null } }),
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true, photographId: true, state: true },
  });
}

/**
 * Bytes that are in the catalogue already make no second draft. A scan that failed is tried again, if its photograph is the
 * sender's to give scans: having the same file moves nothing of others'.
 */
export async function receiveRepeat(
  db: Db,
  actor: Actor,
  upload: WholeUpload,
  scan: { id: string; photographId: string | null },
): Promise<void> {
  if (await mayGive(db, actor, scan.photographId)) {
    const publishWhenReady =
      upload.photographId !== null && upload.publishWhenReady && reaches(actor.role, 'curator');
    await receiveAgain(db, scan.id, { publishWhenReady });
  }
  await markReceived(db, upload.id, { scanId: scan.id, isRepeat: true });
}

async function mayGive(db: Db, actor: Actor, photographId: string | null): Promise<boolean> {
  if (photographId === null) return reaches(actor.role, 'curator');
  try {
    await requireDisposable(db, actor, photographId);
    return true;
  } catch (error) {
    if (isCodedError(error)) return false;
    throw error;
  }
}

/**
 * Takes a file in that was looked at: its untouched bytes into storage under their SHA-256, its first previews beside them, then, at
 * one stroke, its scan, for a new draft the draft, and the upload's end.
 * @param file local path; it may be linked, so nobody may write to it afterwards
 * @throws CodedError DISK_FULL, PHOTOGRAPH_UNKNOWN, PHOTOGRAPH_IN_TRASH, NOT_ALLOWED
 */
export async function receiveUpload(
  db: Db,
  storage: Storage,
  actor: Actor,
  upload: WholeUpload,
  { file, previewed }: { file: string; previewed: PreviewedScan },
): Promise<void> {
  const imageId = newImageId();
  await storage.putFile(keys.original(upload.sha256), file);
  for (const preview of previewed.previews)
    await storage.putFile(keys.preview(imageId, preview.width), preview.file);
  await db.$transaction(async (tx) => {
    const photographId = await photographFor(tx, actor, upload);
    const { id: scanId } = await tx.scan.create({
      data: {
        photographId,
        originalSha256: upload.sha256,
        originalBytes: upload.bytes,
        originalName: upload.name,
        deliveredById: actor.id,
        publishWhenReady: await showsWhenReady(tx, actor, upload),
        imageId,
        ...factsColumns(previewed.facts),
        previews: JSON.stringify(previewed.previews.map(({ width, height }) => ({ width, height }))),
        placeholder: previewed.placeholder,
        previewsAt: new Date(),
      },
    });
    await markReceived(tx, upload.id, { scanId, photographId, isRepeat: false });
  });
}

async function photographFor(tx: Tx, actor: Actor, { photographId }: WholeUpload): Promise<string> {
  if (photographId) return requireDisposable(tx, actor, photographId);
  // A file's name is no title.
  return createDraft(tx, actor, { title: null, language: actor.language });
}

/** On a published page only: no draft is published by a file's arrival. */
async function showsWhenReady(tx: Tx, actor: Actor, upload: WholeUpload): Promise<boolean> {
  if (!upload.publishWhenReady || !upload.photographId || !reaches(actor.role, 'curator')) return false;
  return (await tx.photograph.count({ where: { id: upload.photographId, status: 'PUBLISHED' } })) === 1;
}

/** @throws CodedError UPLOAD_UNKNOWN where another worker was faster, which undoes the transaction around it */
async function markReceived(
  db: Db | Tx,
  id: string,
  data: { scanId: string; isRepeat: boolean; photographId?: string },
): Promise<void> {
  const { count } = await db.upload.updateMany({
    where: { id, state: 'FINISHING' },
    data: { ...data, state: 'RECEIVED', failureCode: null, failureDetail: null, touchedAt: new Date() },
  });
  if (count !== 1) throw new CodedError('UPLOAD_UNKNOWN');
}
