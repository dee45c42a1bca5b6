import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Databases, openDatabases } from '@/server/db/client';
import { migrate } from '@/server/db/migrate';
import { LocalStorage } from '@/server/storage/local-storage';

export interface TestSite extends Databases {
  /** A folder of its own, removed by `close`. */
  dir: string;
  url: string;
  storage: LocalStorage;
  close(): Promise<void>;
}

/** A real, migrated, empty database and a real store in a temporary folder. */
export async function openTestSite(): Promise<TestSite> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'exhibition-'));
  const url = `file:${path.join(dir, 'catalogue.db')}`;
  await migrate(url, { prismaDir: path.resolve('prisma') });
  const open = openDatabases(url);
  return {
    ...open,
    dir,
    url,
    storage: new LocalStorage(path.join(dir, 'storage')),
    async close() {
      await Promise.all([open.writer.$disconnect(), open.reader.$disconnect()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
