import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
  const all = (await readdir(path.join(prismaDir, 'sqlite', 'migrations'))).filter((name) =>
    /^\d/.test(name),
  );
  expect(await migrate(url, { prismaDir })).toEqual(all.sort());
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

it('keeps every row of the first version, and takes what was published then for its first revision', async () => {
  const names = (await readdir(path.join(prismaDir, 'sqlite', 'migrations'))).filter((name) =>
    /^\d/.test(name),
  );
  const [first = '', ...rest] = names.sort();
  const only = path.join(dir, 'first');
  await cp(prismaDir, only, { recursive: true });
  for (const name of rest) await rm(path.join(only, 'sqlite', 'migrations', name), { recursive: true });
  expect(await migrate(url, { prismaDir: only })).toEqual([first]);
  const old = new Database(url.slice('file:'.length));
  old.exec(`
    INSERT INTO "Section" ("id", "slug", "position") VALUES ('s', 'walls', 1);
    INSERT INTO "Maker" ("id", "slug") VALUES ('m', 'salzmann');
    INSERT INTO "MakerName" ("makerId", "language", "name") VALUES ('m', 'en', 'Salzmann');
    INSERT INTO "Photograph" ("id", "slug", "status", "sectionId", "updatedAt") VALUES ('p', 'gate', 'PUBLISHED', 's', 0);
    INSERT INTO "PhotographLabel" ("photographId", "language", "title") VALUES ('p', 'en', 'Gate');
    INSERT INTO "PhotographMaker" ("photographId", "makerId") VALUES ('p', 'm');
    INSERT INTO "PhotographPublication" ("id", "photographId", "snapshot") VALUES ('v', 'p', '{"labels":{}}');
    UPDATE "Photograph" SET "publicationId" = 'v';
    INSERT INTO "SectionPublication" ("id", "sectionId", "snapshot") VALUES ('w', 's', '{}');
    UPDATE "Section" SET "publicationId" = 'w';
  `);
  old.close();
  expect(await migrate(url, { prismaDir })).toEqual(rest);
  const db = new Database(url.slice('file:'.length), { readonly: true });
  const count = (table: string) => db.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get();
  for (const table of ['MakerName', 'PhotographLabel', 'PhotographMaker', 'PhotographPublication'])
    expect(count(table), table).toBe(1);
  expect(db.prepare('SELECT * FROM "Photograph"').get()).toMatchObject({
    publicationId: 'v',
    sectionId: 's',
    publishedRevision: 1,
  });
  expect(db.prepare('SELECT "publicationId" FROM "Section"').pluck().get()).toBe('w');
  expect(db.prepare('SELECT "snapshot" FROM "PhotographPublication"').pluck().get()).toContain(
    '"slug":"gate"',
  );
  db.close();
});
