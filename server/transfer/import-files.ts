import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError, isCodedError } from '@/lib/errors';
import { slugFrom } from '@/lib/text/slug';
import type { Db } from '@/server/db/client';
import { checksum, receiveFile } from '@/server/ingest/receive';
import { probe, type ScanLimits } from '@/server/scans/probe';
import type { Storage } from '@/server/storage/storage';

export interface ImportContext {
  db: Db;
  storage: Storage;
  limits: ScanLimits;
}

export interface ImportOptions {
  /** Attaches the scan to this photograph; without it every new file becomes a draft of its own. */
  photograph: string | null;
  /** Publishes what is complete as soon as its scan is READY. */
  publish: boolean;
}

/** What became of one file. */
export type Imported =
  | { kind: 'received'; name: string; scanId: string; pages: number }
  | { kind: 'known'; name: string; scanId: string; state: string }
  | { kind: 'refused'; name: string; error: CodedError };

/** Files that operating systems leave in folders. */
const CLUTTER = /^(\..*|Thumbs\.db|desktop\.ini)$/i;

/**
 * The files that a path names: itself, or everything below a folder, in a stable order.
 * @throws CodedError FILE_UNREADABLE
 */
export async function filesAt(target: string): Promise<string[]> {
  try {
    const stat = await fs.stat(target);
    if (!stat.isDirectory()) return [target];
    const entries = await fs.readdir(target, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !CLUTTER.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new CodedError('FILE_UNREADABLE', { name: displayName(target) }, { cause: error });
  }
}

/**
 * Takes one file in. It is judged by its header before anything is kept, so that a refused file leaves no trace.
 * Never throws for what is wrong with the file.
 */
export async function importFile(
  context: ImportContext,
  file: string,
  options: ImportOptions,
): Promise<Imported> {
  const name = displayName(file);
  try {
    const photographId =
      options.photograph === null ? null : await photographIdOf(context.db, options.photograph);
    const { pages } = await probe(file, context.limits);
    const target = photographId ?? (await draftFor(context.db, file));
    const received = await receiveFile(context.db, context.storage, {
      file,
      originalName: name,
      photographId: target,
      publishWhenReady: options.publish,
    });
    if (!received.isNew) return { kind: 'known', name, scanId: received.scanId, state: received.state };
    return { kind: 'received', name, scanId: received.scanId, pages };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return { kind: 'refused', name, error };
  }
}

async function photographIdOf(db: Db, slug: string): Promise<string> {
  const photograph =
    (await db.photograph.findUnique({ where: { slug }, select: { id: true, status: true } })) ??
    (await formerPhotograph(db, slug));
  if (!photograph || photograph.status === 'DELETED') throw new CodedError('PHOTOGRAPH_UNKNOWN', { slug });
  return photograph.id;
}

async function formerPhotograph(db: Db, slug: string) {
  const former = await db.formerSlug.findUnique({ where: { kind_slug: { kind: 'PHOTOGRAPH', slug } } });
  return (
    former && db.photograph.findUnique({ where: { id: former.targetId }, select: { id: true, status: true } })
  );
}

/** The photograph that already has these bytes, or a new draft that is called after the file until a curator names it. */
async function draftFor(db: Db, file: string): Promise<string> {
  const { sha256 } = await checksum(file);
  const known = await db.scan.findFirst({
    where: { originalSha256: sha256, photographId: { not: null }, standIn: false },
    orderBy: { createdAt: 'asc' },
    select: { photographId: true },
  });
  if (known?.photographId) return known.photographId;
  const wished = slugFrom(path.parse(displayName(file)).name) ?? `photograph-${sha256.slice(0, 8)}`;
  const { id } = await db.$transaction(async (tx) => {
    const taken = await tx.photograph.findUnique({ where: { slug: wished } });
    return tx.photograph.create({ data: { slug: taken ? `${wished}-${sha256.slice(0, 8)}` : wished } });
  });
  return id;
}

/**
 * A file's name as it may be shown and kept: composed, and without the invisible marks that turn a right-to-left
 * name's ending round.
 */
export function displayName(file: string): string {
  return path
    .basename(file)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}
