import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStarter } from '@/server/catalogue/load-starter';
import { readStarter } from '@/server/catalogue/starter-files';
import { CatalogueWatcher } from '@/server/catalogue/watcher';
import { parseConfig } from '@/server/config';
import { childBuilder } from '@/server/ingest/child-builder';
import { sweepWorkFolders } from '@/server/ingest/sweep';
import { type WorkerContext, workOnce } from '@/server/ingest/worker';
import { keys } from '@/server/storage/storage';
import { importFile } from '@/server/transfer/import-files';
import type { WebServer } from '@/server/web/start-web';
import { compareTiles } from '../fixtures/compare-tiles';
import { openTestSite, type TestSite } from '../fixtures/database';
import { startTestWeb } from '../fixtures/web-server';
import { workerOf } from '../fixtures/worker';

const SCANS = path.resolve('..', 'shared', 'photographs');
const scans = existsSync(SCANS) ? readdirSync(SCANS).filter((name) => name.endsWith('.jpg')) : [];

const never = new AbortController().signal;

let site: TestSite;
let worker: WorkerContext;
let watcher: CatalogueWatcher;
let web: WebServer;

beforeAll(async () => {
  site = await openTestSite();
  const settings = parseConfig({ DATA_DIR: site.dir }, process.cwd());
  worker = await workerOf(site, { builder: await childBuilder(settings) });
  await sweepWorkFolders(worker.workDir);
  watcher = new CatalogueWatcher(site.reader, undefined, 50);
  await watcher.start();
  web = await startTestWeb({ root: path.join(site.dir, 'storage'), catalogue: watcher });
});
afterAll(async () => {
  await web.close();
  watcher.stop();
  await site.close();
});

/** Every tile that the image's info.json promises, fetched from the running entry and held against the original. */
async function crawl(scanId: string) {
  const scan = await site.reader.scan.findUniqueOrThrow({ where: { id: scanId } });
  expect(scan.failureCode).toBeNull();
  const { imageId, width, height, tileSize, tileCount } = scan;
  await expect.poll(() => watcher.image(imageId ?? '')).not.toBeNull();
  const get = async (tile: string) => {
    const response = await fetch(`${web.url}/iiif/3/${imageId}/${tile}`);
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  };
  const original = await site.storage.localPath(keys.original(scan.originalSha256 ?? ''));
  const shape = { width: width ?? 0, height: height ?? 0, tileSize: tileSize ?? 0 };
  const comparison = await compareTiles(shape, get, original);
  expect(comparison.faults).toEqual([]);
  expect(comparison.tiles).toBe(tileCount);
}

describe('every promised tile is served and shows its region of the original', () => {
  it('of a stand-in, drawn and built as the worker does', { timeout: 240_000 }, async () => {
    const { catalogue, ...reading } = await readStarter(path.resolve('prisma', 'starter'));
    const [one] = catalogue['photographs.json'];
    if (!one) throw new Error('empty catalogue');
    await loadStarter(site.writer, { ...reading, catalogue: { ...catalogue, 'photographs.json': [one] } });
    const scan = await site.writer.scan.findFirstOrThrow({ where: { standIn: true } });
    await workOnce(worker, never, [scan.id]);
    await crawl(scan.id);
  });

  it.skipIf(scans.length === 0)(
    `of each real scan${scans.length === 0 ? ' (skipped: ../shared/photographs is not here)' : ''}`,
    { timeout: 600_000 },
    async () => {
      const rights = await site.writer.rightsStatement.create({
        data: { uri: 'https://example.org/rights' },
      });
      for (const name of scans) {
        const texts = { title: name, altText: `What ${name} shows.` };
        const labels = { create: ['ar', 'en'].map((language) => ({ language, ...texts })) };
        const { slug } = await site.writer.photograph.create({
          data: { slug: name.replace(/[^a-z0-9]+/g, '-'), rightsId: rights.id, labels },
        });
        const file = path.join(SCANS, name);
        const imported = await importFile(worker, file, { photograph: slug, publish: true });
        if (imported.kind !== 'received') throw new Error(`${name}: ${imported.kind}`);
        await workOnce(worker, never, [imported.scanId]);
        await crawl(imported.scanId);
      }
    },
  );
});
