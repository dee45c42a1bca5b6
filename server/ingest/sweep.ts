import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Db } from '@/server/db/client';
import type { Storage } from '@/server/storage/storage';
import { isGone, ownerOfFolder } from './owner';

/** How many ids one query may name. */
const CHUNK = 400;

/**
 * Removes objects that no scan refers to: builds that were lost or failed, originals whose row never came to be.
 * @param olderThanMs spares what is so young that its row may still be on its way.
 * @returns the removed keys.
 */
export async function sweepOrphans(db: Db, storage: Storage, olderThanMs: number): Promise<string[]> {
  const before = Date.now() - olderThanMs;
  const removed: string[] = [];
  const sweep = async (prefix: string, name: RegExp, known: (names: string[]) => Promise<Set<string>>) => {
    for await (const keys of chunks(oldKeys(storage, prefix, before))) {
      const nameOf = (key: string) => name.exec(key)?.[1] ?? '';
      const referred = await known([...new Set(keys.map(nameOf))]);
      for (const key of keys.filter((each) => !referred.has(nameOf(each)))) {
        await storage.remove(key);
        removed.push(key);
      }
    }
  };
  await sweep('originals/', /^originals\/([0-9a-f]{64})$/, (names) => knownOriginals(db, names));
  await sweep('previews/', /^previews\/([^/]+)\/[^/]+\.jpg$/, (names) => knownImages(db, names));
  await sweep('pyramids/', /^pyramids\/([^/]+)\.zip$/, (names) => knownImages(db, names));
  return removed;
}

async function* oldKeys(storage: Storage, prefix: string, before: number): AsyncIterable<string> {
  for await (const { key, modifiedAt } of storage.list(prefix)) {
    if (modifiedAt.getTime() <= before) yield key;
  }
}

async function* chunks(keys: AsyncIterable<string>): AsyncIterable<string[]> {
  let chunk: string[] = [];
  for await (const key of keys) {
    chunk.push(key);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

async function knownOriginals(db: Db, names: string[]): Promise<Set<string>> {
  const rows = await db.scan.findMany({
    where: { originalSha256: { in: names } },
    select: { originalSha256: true },
  });
  return new Set(rows.flatMap(({ originalSha256 }) => originalSha256 ?? []));
}

async function knownImages(db: Db, names: string[]): Promise<Set<string>> {
  const rows = await db.scan.findMany({ where: { imageId: { in: names } }, select: { imageId: true } });
  return new Set(rows.flatMap(({ imageId }) => imageId ?? []));
}

/** Removes the working folders of workers on this machine that no longer run. */
export async function sweepWorkFolders(workDir: string): Promise<void> {
  await fs.mkdir(workDir, { recursive: true });
  for (const name of await fs.readdir(workDir)) {
    const owner = ownerOfFolder(name);
    if (owner === null || isGone(owner))
      await fs.rm(path.join(workDir, name), { recursive: true, force: true });
  }
}

/** A new working folder that says which process it belongs to. */
export async function makeWorkFolder(workDir: string): Promise<string> {
  await fs.mkdir(workDir, { recursive: true });
  return fs.mkdtemp(path.join(workDir, `${process.pid}-`));
}
