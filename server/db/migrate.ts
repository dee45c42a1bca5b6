import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ALL_TABLES, schemaFiles, withSchemaEngine } from './schema-engine';

export interface MigrationFolders {
  /** Absolute path of `prisma/`. */
  prismaDir: string;
}

const migrationsDir = ({ prismaDir }: MigrationFolders) => path.join(prismaDir, 'sqlite', 'migrations');
const modelsDir = ({ prismaDir }: MigrationFolders) => path.join(prismaDir, 'models');

function migrationNames(base: string): string[] {
  if (!existsSync(base)) return [];
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function migrationList(base: string) {
  const lockfile = path.join(base, 'migration_lock.toml');
  return {
    baseDir: base,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(base).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(path.join(base, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/**
 * Brings a SQLite database up to the newest migration, creating the file if need be. Each migration is whole or absent.
 * Web and worker must not run meanwhile.
 * @returns the names of the migrations applied; empty where there was nothing to do.
 */
export async function migrate(url: string, folders: MigrationFolders): Promise<string[]> {
  const base = migrationsDir(folders);
  // Loading the engine takes most of a second; a start with nothing to do should not pay it.
  if (isUpToDate(url, migrationNames(base))) return [];
  return withSchemaEngine(url, schemaFiles('sqlite', modelsDir(folders)), async (engine) => {
    const applied = await engine.applyMigrations({
      migrationsList: migrationList(base),
      filters: ALL_TABLES,
    });
    return applied.appliedMigrationNames;
  });
}

function isUpToDate(url: string, names: string[]): boolean {
  const file = url.slice('file:'.length);
  if (!existsSync(file)) return false;
  const db = new Database(file, { readonly: true });
  try {
    const table = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    if (!table) return false;
    const finished = db
      .prepare(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
      .pluck()
      .all() as string[];
    return names.length === finished.length && names.every((name) => finished.includes(name));
  } finally {
    db.close();
  }
}

/**
 * For developers: writes the migration that leads from the newest one to the models.
 * @returns the new folder's name, or null where the models have not changed.
 */
export async function createMigration(name: string, folders: MigrationFolders): Promise<string | null> {
  const base = migrationsDir(folders);
  const files = schemaFiles('sqlite', modelsDir(folders));
  return withSchemaEngine('file::memory:', files, async (engine) => {
    const { stdout: script } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(base) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: ALL_TABLES,
    });
    if (!script || /^-- This is an empty migration/.test(script)) return null;
    const folder = `${timestamp(new Date())}_${name}`;
    mkdirSync(path.join(base, folder), { recursive: true });
    writeFileSync(path.join(base, folder, 'migration.sql'), script);
    return folder;
  });
}

/** Prisma's own form: fourteen digits, UTC. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
