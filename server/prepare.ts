import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { StarterFault } from '@/lib/catalogue/starter';
import { ensureFirstRevisions } from './catalogue/drafts/first-revision';
import { loadStarter } from './catalogue/load-starter';
import { readStarter } from './catalogue/starter-files';
import { type Config, ConfigError } from './config';
import { databases } from './db/client';
import { migrate } from './db/migrate';
import { loadStarterDocuments } from './site/load-documents';

export interface Preparation {
  /** Names of the migrations that were applied. */
  migrations: string[];
  /** Photographs of the starter catalogue that were not in the database yet. */
  added: number;
  /** Rows of the starter catalogue that were left out, with the reason. */
  faults: StarterFault[];
}

/**
 * What must be done before anything serves or imports: the data folder can be written to, the database is up to date,
 * the starter catalogue is loaded. Doing it again changes nothing.
 * @param root the project's folder, with `prisma/` in it
 * @throws ConfigError where the data folder cannot be written to
 */
export async function prepareSite(settings: Config, root: string): Promise<Preparation> {
  await requireWritable(settings);
  const prismaDir = path.join(root, 'prisma');
  const migrations = await migrate(settings.databaseUrl, { prismaDir });
  const starterDir = path.join(prismaDir, 'starter');
  const starter = await readStarter(starterDir);
  const { writer } = databases();
  const added = await loadStarter(writer, starter);
  await ensureFirstRevisions(writer);
  // After the photographs: the first page's is named by its id.
  await loadStarterDocuments(writer, starterDir, starter.catalogue['site.json'][0]?.hero ?? null);
  return { migrations, added, faults: starter.faults };
}

async function requireWritable({ dataDir, storageDir, databaseUrl }: Config): Promise<void> {
  for (const folder of [dataDir, storageDir, path.dirname(databaseUrl.slice('file:'.length))]) {
    const probe = path.join(folder, `.writable-${process.pid}`);
    try {
      await fs.mkdir(folder, { recursive: true });
      await fs.writeFile(probe, '');
      await fs.rm(probe);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ConfigError(
        `Cannot write to ${folder} (${code}): set DATA_DIR to a folder that can be written to.`,
      );
    }
  }
}
