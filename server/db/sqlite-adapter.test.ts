import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { openDatabases } from './client';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
  await site.writer.catalogueVersion.create({ data: { id: 1, version: 0 } });
});
afterEach(() => site.close());

const version = async () =>
  (await site.reader.catalogueVersion.findUniqueOrThrow({ where: { id: 1 } })).version;

describe('QueuedSqlite', () => {
  it('keeps concurrent read-modify-write transactions apart', async () => {
    const addOne = () =>
      site.writer.$transaction(async (tx) => {
        const row = await tx.catalogueVersion.findUniqueOrThrow({ where: { id: 1 } });
        await new Promise((resolve) => setImmediate(resolve));
        await tx.catalogueVersion.update({ where: { id: 1 }, data: { version: row.version + 1 } });
      });
    await Promise.all(Array.from({ length: 40 }, addOne));
    expect(await version()).toBe(40);
  });

  it("does not let another request's statement fall into a transaction that is rolled back", async () => {
    let goOn = () => {};
    const paused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let begun = () => {};
    const inside = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const failing = site.writer.$transaction(async (tx) => {
      await tx.catalogueVersion.update({ where: { id: 1 }, data: { version: 1000 } });
      begun();
      await paused;
      throw new Error('change of mind');
    });
    await inside;
    const other = site.writer.community.create({ data: { slug: 'other-request' } });
    goOn();
    await expect(failing).rejects.toThrow('change of mind');
    await other;
    expect(await version()).toBe(0);
    expect(await site.reader.community.count()).toBe(1);
  });

  it('lets readers read while a write transaction is open', async () => {
    await site.writer.$transaction(async (tx) => {
      await tx.catalogueVersion.update({ where: { id: 1 }, data: { version: 7 } });
      expect(await version()).toBe(0);
    });
    expect(await version()).toBe(7);
  });

  it('waits for a writer on another connection instead of failing', async () => {
    const second = openDatabases(site.url);
    const many = Array.from({ length: 30 }, (_, index) =>
      (index % 2 ? second.writer : site.writer).$transaction((tx) =>
        tx.catalogueVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } }),
      ),
    );
    await Promise.all(many);
    expect(await version()).toBe(30);
    await Promise.all([second.writer.$disconnect(), second.reader.$disconnect()]);
  });

  it('refuses writes through the reader', async () => {
    await expect(site.reader.community.create({ data: { slug: 'no' } })).rejects.toThrow(/readonly/);
  });

  it('enforces foreign keys', async () => {
    const orphan = { photographId: 'nobody', language: 'en', title: 'x' };
    await expect(site.writer.photographLabel.create({ data: orphan })).rejects.toThrow();
  });
});
