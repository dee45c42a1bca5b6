/**
 * The official validator of the IIIF Image API against our entry. It is not ours to ship: clone IIIF/image-validator, install
 * what it needs (Debian: python3-bottle python3-lxml python3-pil python3-magic), and name its folder in IIIF_IMAGE_VALIDATOR.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueWatcher } from '@/server/catalogue/watcher';
import { workOnce } from '@/server/ingest/worker';
import { importFile } from '@/server/transfer/import-files';
import type { WebServer } from '@/server/web/start-web';
import { openTestSite, type TestSite } from '../fixtures/database';
import { startTestWeb } from '../fixtures/web-server';
import { workerOf } from '../fixtures/worker';

const VALIDATOR = process.env.IIIF_IMAGE_VALIDATOR;
/** A thousand pixels square, in a hundred squares whose colours the validator knows. */
const PICTURE = 'html/67352ccc-d1b0-11e1-89ae-279075081939.png';
/** Its modules are packages of Debian's own Python, which need not be the first in PATH. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const LEVEL = 2;
const TESTS_OF_LEVEL = 33;

let site: TestSite;
let watcher: CatalogueWatcher;
let web: WebServer;
let imageId: string;

describe.skipIf(!VALIDATOR)(
  `the official validator${VALIDATOR ? '' : ' (skipped: IIIF_IMAGE_VALIDATOR is not set)'}`,
  () => {
    const folder = VALIDATOR ?? '';

    beforeAll(async () => {
      site = await openTestSite();
      imageId = await publishPicture(site, path.join(folder, PICTURE));
      watcher = new CatalogueWatcher(site.reader);
      await watcher.start();
      const port = await freePort();
      web = await startTestWeb({
        root: path.join(site.dir, 'storage'),
        catalogue: watcher,
        port,
        publicUrl: `http://127.0.0.1:${port}`,
      });
    });
    afterAll(async () => {
      await web.close();
      watcher.stop();
      await site.close();
    });

    it(`passes all ${TESTS_OF_LEVEL} tests of level ${LEVEL}`, async () => {
      const verdicts = await validate(folder, new URL(web.url).port, imageId);
      expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
      expect(verdicts).toHaveLength(TESTS_OF_LEVEL);
    });
  },
);

async function publishPicture({ writer, ...rest }: TestSite, file: string): Promise<string> {
  const worker = await workerOf({ writer, ...rest });
  const rights = await writer.rightsStatement.create({
    data: { uri: 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/' },
  });
  const texts = { title: 'Squares', altText: 'A hundred squares.' };
  const labels = { create: ['ar', 'en'].map((language) => ({ language, ...texts })) };
  const { slug } = await writer.photograph.create({ data: { slug: 'squares', rightsId: rights.id, labels } });
  const imported = await importFile(worker, file, { photograph: slug, publish: true });
  if (imported.kind !== 'received') throw new Error(imported.kind);
  await workOnce(worker, new AbortController().signal, [imported.scanId]);
  const scan = await writer.scan.findUniqueOrThrow({ where: { id: imported.scanId } });
  return scan.imageId ?? '';
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Verdict {
  test: string;
  passed: boolean;
  /** What it says of a failure. */
  said: string;
}

/** Its exit code is the number of failures, and its log has a line for each test. */
function validate(folder: string, port: string, identifier: string): Promise<Verdict[]> {
  const args = [
    'iiif-validate.py',
    ...['-s', `127.0.0.1:${port}`, '-p', 'iiif/3', '-i', identifier],
    ...['--version=3.0', `--level=${LEVEL}`],
  ];
  return new Promise((resolve, reject) => {
    execFile(PYTHON, args, { cwd: folder }, (_error, _stdout, log) => {
      const parts = log.split(/^\[\d+\] test /m).slice(1);
      if (parts.length === 0) return reject(new Error(`the validator did not run: ${log}`));
      resolve(
        parts.map((part) => {
          const [first = '', ...said] = part.split('\n');
          const [test = '', verdict] = first.split(' ');
          return { test, passed: verdict === 'PASS', said: said.join('\n') };
        }),
      );
    });
  });
}
