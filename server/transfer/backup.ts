import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { CodedError } from '@/lib/errors';
import { openDatabases } from '@/server/db/client';
import { copyDatabase } from '@/server/db/database-copy';
import { keys, ObjectNotFound, type Storage } from '@/server/storage/storage';
import {
  DATABASE_MEMBER,
  MANIFEST_MEMBER,
  type Manifest,
  memberOfObject,
  SECRET_MEMBER,
} from './backup-format';

export interface BackupSource {
  /** A `file:` address. */
  databaseUrl: string;
  /** Absolute path; the site's secret lies in it. */
  dataDir: string;
  storage: Storage;
}

export interface BackupOptions {
  /** Called with 0 to 100. */
  onProgress?(percent: number): void;
  signal?: AbortSignal;
  /** Opens what is written; a file that must not exist, readable by its owner only. */
  openOutput?(file: string): Writable;
}

/**
 * Writes everything that the site is into one file: the database as it is at one moment, and after it every object that it names,
 * which nothing ever changes. The site may run meanwhile. The file is there whole or not at all.
 * @param file absolute path; holds the site's secret, password hashes and unpublished words
 * @throws CodedError FILE_EXISTS, DISK_FULL
 */
export async function makeBackup(
  source: BackupSource,
  file: string,
  options: BackupOptions = {},
): Promise<Manifest> {
  await requireAbsent(file);
  const partial = `${file}.part`;
  const work = path.join(source.dataDir, 'work', `${process.pid}-backup-${randomUUID()}`);
  await fs.mkdir(work, { recursive: true, mode: 0o700 });
  try {
    const copy = path.join(work, DATABASE_MEMBER);
    copyDatabase(source.databaseUrl, copy);
    const manifest = await writeTar(source, copy, partial, options);
    await publishFile(partial, file);
    return manifest;
  } catch (error) {
    throw asDiskFull(error);
  } finally {
    await fs.rm(partial, { force: true });
    await fs.rm(work, { recursive: true, force: true });
  }
}

async function requireAbsent(file: string): Promise<void> {
  const exists = await fs.lstat(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new CodedError('FILE_EXISTS', { name: file });
}

function ownersFile(file: string): Writable {
  return createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
}

async function writeTar(
  source: BackupSource,
  copy: string,
  partial: string,
  { onProgress, signal, openOutput = ownersFile }: BackupOptions,
): Promise<Manifest> {
  const { keys: named, ...counts } = await readNamed(copy);
  const tar = pack();
  const written = pipeline(tar, openOutput(partial), { signal });
  const manifest: Manifest = {
    format: 'exhibition-backup',
    version: 1,
    madeAt: new Date().toISOString(),
    counts: { ...counts, objects: 0 },
    members: [],
    missing: [],
  };
  const fill = async () => {
    manifest.members.push(await addFile(tar, DATABASE_MEMBER, copy));
    manifest.members.push(await addFile(tar, SECRET_MEMBER, path.join(source.dataDir, 'secret')));
    for (const [index, key] of named.entries()) {
      await addObject(tar, source.storage, key, manifest);
      onProgress?.(((index + 1) / named.length) * 100);
    }
    manifest.counts.objects = manifest.members.length - 2;
    const listed = Buffer.from(JSON.stringify(manifest));
    tar.entry({ name: MANIFEST_MEMBER, mode: 0o600, mtime: new Date() }, listed);
    tar.finalize();
  };
  const filled = fill().catch((error: unknown) => {
    tar.destroy(error as Error);
    throw error;
  });
  // Whichever fails first stops the other, and both have ended before anything is tidied up.
  const [outcome, filling] = await Promise.allSettled([written, filled]);
  if (outcome.status === 'rejected') throw outcome.reason;
  if (filling.status === 'rejected') throw filling.reason;
  return manifest;
}

type Member = Manifest['members'][number];

async function addFile(tar: Pack, name: string, file: string): Promise<Member> {
  const { size } = await fs.stat(file);
  return addMember(tar, name, size, createReadStream(file));
}

async function addObject(tar: Pack, storage: Storage, key: string, manifest: Manifest): Promise<void> {
  try {
    const { body, length } = await storage.get(key);
    manifest.members.push(await addMember(tar, memberOfObject(key), length, body));
  } catch (error) {
    if (!(error instanceof ObjectNotFound)) throw error;
    manifest.missing.push(key);
  }
}

async function addMember(tar: Pack, name: string, bytes: number, body: Readable): Promise<Member> {
  const hash = createHash('sha256');
  const entry = tar.entry({ name, size: bytes, mode: 0o600, mtime: new Date() });
  const stopped = new AbortController();
  // An entry hears nothing of a pack whose output has failed, and would wait for room for ever.
  const stop = () => stopped.abort(new Error('output failed'));
  tar.once('close', stop);
  try {
    await pipeline(body, hashing(hash), entry, { signal: stopped.signal });
  } finally {
    tar.off('close', stop);
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

/** What the copied database names; the running one may name more by now. */
async function readNamed(copy: string): Promise<{ keys: string[]; photographs: number; scans: number }> {
  const { reader, writer } = openDatabases(`file:${copy}`);
  try {
    const [scans, pictures, voices, photographs] = await Promise.all([
      reader.scan.findMany({ select: { originalSha256: true, imageId: true, previews: true, state: true } }),
      reader.sitePicture.findMany({ select: { id: true } }),
      reader.tourMedia.findMany({ select: { sha256: true } }),
      reader.photograph.count(),
    ]);
    const objects = new Set([
      ...scans.flatMap(keysOfScan),
      ...pictures.map(({ id }) => keys.sitePicture(id)),
      ...voices.map(({ sha256 }) => keys.narration(sha256)),
    ]);
    return { keys: [...objects].sort(), photographs, scans: scans.length };
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}

interface NamedScan {
  originalSha256: string | null;
  imageId: string | null;
  previews: string | null;
  state: string;
}

function keysOfScan({ originalSha256, imageId, previews, state }: NamedScan): string[] {
  const original = originalSha256 ? [keys.original(originalSha256)] : [];
  if (state !== 'READY' || !imageId) return original;
  const widths = (JSON.parse(previews ?? '[]') as { width: number }[]).map(({ width }) => width);
  return [...original, keys.pyramid(imageId), ...widths.map((width) => keys.preview(imageId, width))];
}

/** A hard link refuses a name that was taken meanwhile, where a rename would replace it. */
async function publishFile(partial: string, file: string): Promise<void> {
  try {
    await fs.link(partial, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CodedError('FILE_EXISTS', { name: file });
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    await requireAbsent(file);
    await fs.rename(partial, file);
  }
}

function asDiskFull(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new CodedError('DISK_FULL', {}, { cause: error }) : error;
}
