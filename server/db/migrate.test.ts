import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMigration, migrate } from './migrate';

let dir: string;
let prismaDir: string;
let url: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'migrate-'));
  prismaDir = path.join(dir, 'prisma');
  await cp(path.resolve('prisma', 'models'), path.join(prismaDir, 'models'), { recursive: true });
  await cp(path.resolve('prisma', 'sqlite', 'migrations'), path.join(prismaDir, 'sqlite', 'migrations'), {
    recursive: true,
  });
  url = `file:${path.join(dir, 'test.db')}`;
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const addMigration = async (name: string, sql: string) => {
  const folder = path.join(prismaDir, 'sqlite', 'migrations', name);
  await mkdir(folder);
  await writeFile(path.join(folder, 'migration.sql'), sql);
};
const tables = () => {
  const db = new Database(url.slice('file:'.length), { readonly: true });
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  db.close();
  return names;
};

it('migrates an absent database, once', async () => {
  expect(await migrate(url, { prismaDir })).toHaveLength(1);
  expect(tables()).toContain('Photograph');
  expect(await migrate(url, { prismaDir })).toEqual([]);
});

it('has a migration for every change of the models', async () => {
  expect(await createMigration('unexpected', { prismaDir })).toBeNull();
});

it('applies a new migration to a database that has data', async () => {
  await migrate(url, { prismaDir });
  await addMigration('29990101000000_more', 'CREATE TABLE "More" ("id" INTEGER PRIMARY KEY);');
  expect(await migrate(url, { prismaDir })).toEqual(['29990101000000_more']);
  expect(tables()).toContain('More');
});

it('leaves nothing of a migration that fails half-way', async () => {
  await migrate(url, { prismaDir });
  await addMigration(
    '29990101000000_broken',
    'CREATE TABLE "Half" ("id" INTEGER PRIMARY KEY);\nCREATE TABLE "Half" ("id" INTEGER);',
  );
  await expect(migrate(url, { prismaDir })).rejects.toThrow();
  expect(tables()).not.toContain('Half');
});
