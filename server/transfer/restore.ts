import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { CodedError, isCodedError } from '@/lib/errors';
import { openDatabases } from '@/server/db/client';
import { isInUse, isWholeDatabase } from '@/server/db/database-copy';
import {
  DATABASE_MEMBER,
  type Damage,
  isMemberName,
  MANIFEST_MEMBER,
  type Manifest,
  manifestSchema,
  SECRET_MEMBER,
} from './backup-format';

export interface RestoreOptions {
  /** A folder that holds something is set aside, beside it, instead of being refused. */
  replace: boolean;
  /** Called with 0 to 100. */
  onProgress?(percent: number): void;
  signal?: AbortSignal;
}

export interface Restored {
  manifest: Manifest;
  /** Where the folder that was there before is now. */
  setAside: string | null;
}

/**
 * Puts a site back from a backup. Everything is read, compared and tried in a folder beside `dir` first; `dir` appears whole, or
 * stays as it was. Whoever was signed in when the backup was made has to sign in again.
 * @param dir absolute path of the data folder
 * @throws CodedError BACKUP_DAMAGED, FOLDER_NOT_EMPTY, SITE_RUNNING, DISK_FULL, FILE_UNREADABLE
 */
export async function restoreBackup(file: string, dir: string, options: RestoreOptions): Promise<Restored> {
  const isEmpty = await requireRoom(dir, options.replace);
  const staging = `${dir}.restoring-${randomUUID()}`;
  try {
    await fs.mkdir(staging, { recursive: true, mode: 0o700 });
    const found = await unpack(file, staging, options);
    const manifest = await readManifest(staging);
    compare(manifest, found);
    await fs.rm(path.join(staging, MANIFEST_MEMBER));
    await tryDatabase(path.join(staging, DATABASE_MEMBER));
    return { manifest, setAside: await putInPlace(staging, dir, isEmpty) };
  } catch (error) {
    throw asKnown(error, file);
  } finally {
    await fs.rm(staging, { recursive: true, force: true });
  }
}

/** @returns whether the folder is empty, or missing */
async function requireRoom(dir: string, replace: boolean): Promise<boolean> {
  const names = await fs.readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return true;
  if (!replace) throw new CodedError('FOLDER_NOT_EMPTY', { name: dir });
  const database = path.join(dir, DATABASE_MEMBER);
  if (existsSync(database) && isInUse(database)) throw new CodedError('SITE_RUNNING', { name: dir });
  return false;
}

function damaged(what: Damage, name = ''): CodedError {
  return new CodedError('BACKUP_DAMAGED', { what, name });
}

type Found = Map<string, { bytes: number; sha256: string }>;

async function unpack(file: string, staging: string, { onProgress, signal }: RestoreOptions): Promise<Found> {
  const { size } = await fs.stat(file);
  const found: Found = new Map();
  const tar = extract();
  const source = createReadStream(file);
  source.on('data', () => onProgress?.((source.bytesRead / size) * 100));
  const reading = pipeline(source, tar, { signal });
  reading.catch(() => undefined);
  let last: string | undefined;
  try {
    for await (const entry of tar) {
      const { name } = requireOurs(entry.header, found);
      last = name;
      found.set(
        name,
        await keepMember(
          entry as AsyncIterable<Uint8Array>,
          path.join(staging, name),
          entry.header.size ?? 0,
        ),
      );
    }
    await reading;
  } catch (error) {
    tar.destroy();
    source.destroy();
    if (isCodedError(error) || isOfTheDisk(error) || signal?.aborted) throw error;
    throw damaged(last === undefined ? 'FOREIGN' : 'TRUNCATED', last);
  }
  if (!found.has(MANIFEST_MEMBER)) throw damaged(found.size === 0 ? 'FOREIGN' : 'TRUNCATED');
  return found;
}

/** Ordinary files under names that we give, once each: no link, no folder, nothing that leads outside. */
function requireOurs(header: Header, found: Found): { name: string } {
  const { name, type } = header;
  if (type !== 'file' || !isMemberName(name) || found.has(name)) {
    throw damaged(found.size === 0 ? 'FOREIGN' : 'NAME', name.slice(0, 100));
  }
  return { name };
}

async function keepMember(body: AsyncIterable<Uint8Array>, target: string, bytes: number) {
  await fs.mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(body, counted, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
  return { bytes, sha256: hash.digest('hex') };
}

async function readManifest(staging: string): Promise<Manifest> {
  let json: unknown;
  try {
    json = JSON.parse(await fs.readFile(path.join(staging, MANIFEST_MEMBER), 'utf8'));
  } catch {
    throw damaged('FOREIGN', MANIFEST_MEMBER);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { version } = (json ?? {}) as { version?: unknown };
  throw damaged(typeof version === 'number' && version > 1 ? 'NEWER' : 'FOREIGN', MANIFEST_MEMBER);
}

function compare({ members }: Manifest, found: Found): void {
  const listed = new Set(members.map(({ name }) => name));
  for (const { name, bytes, sha256 } of members) {
    const kept = found.get(name);
    if (!kept) throw damaged('MISSING', name);
    if (kept.bytes !== bytes || kept.sha256 !== sha256) throw damaged('CHECKSUM', name);
  }
  for (const name of found.keys()) {
    if (name !== MANIFEST_MEMBER && !listed.has(name)) throw damaged('UNLISTED', name);
  }
  for (const name of [DATABASE_MEMBER, SECRET_MEMBER]) if (!listed.has(name)) throw damaged('MISSING', name);
}

/** Sessions and open links of the day of the backup are nobody's any more. */
async function tryDatabase(file: string): Promise<void> {
  if (!isWholeDatabase(file)) throw damaged('DATABASE', DATABASE_MEMBER);
  const { reader, writer } = openDatabases(`file:${file}`);
  try {
    await writer.$transaction([
      writer.session.deleteMany(),
      writer.verification.deleteMany(),
      writer.entryLink.deleteMany({ where: { usedAt: null } }),
      writer.auditEntry.create({ data: { actorName: 'restore', action: 'backup.restore' } }),
    ]);
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}

/** @returns where the folder is now that stood in its place */
async function putInPlace(staging: string, dir: string, isEmpty: boolean): Promise<string | null> {
  if (isEmpty) {
    // What is there is an empty folder, or nothing: a rename replaces either.
    await fs.rename(staging, dir);
    return null;
  }
  const setAside = `${dir}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  await fs.rename(dir, setAside);
  try {
    await fs.rename(staging, dir);
  } catch (error) {
    await fs.rename(setAside, dir);
    throw error;
  }
  return setAside;
}

function isOfTheDisk(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'ENOENT', 'EISDIR'].includes(code ?? '');
}

function asKnown(error: unknown, file: string): unknown {
  const { code, path: at } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CodedError('DISK_FULL', {}, { cause: error });
  if ((code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') && (at === file || code === 'EISDIR')) {
    return new CodedError('FILE_UNREADABLE', { name: file }, { cause: error });
  }
  return error;
}
