import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { jpegOf, photograph, randomFrom } from '@/tests/fixtures/images';
import { receiveFile } from './receive';
import { sweepOrphans } from './sweep';

const SCANS = 6;
const KILLS = 20;
const LEASE_SECONDS = 2;

let site: TestSite;
let running: ChildProcess | null = null;

beforeEach(async () => {
  site = await openTestSite();
  await mkdir(path.join(site.dir, 'incoming'));
});
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) running.kill('SIGKILL');
  await site.close();
});

/** The compiled worker, as `npm start` runs it. */
async function startWorker(): Promise<ChildProcess> {
  running = fork(path.resolve('dist', 'worker.js'), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATA_DIR: site.dir,
      FETCH_SCANS: 'off',
      LOG_LEVEL: 'silent',
      SCAN_LEASE_SECONDS: String(LEASE_SECONDS),
    },
  });
  await once(running, 'message');
  return running;
}

async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

const ready = () => site.reader.scan.count({ where: { state: 'READY' } });

async function stored(): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of site.storage.list('')) found.push(key);
  return found.sort();
}

it('a worker killed twenty times leaves every scan READY once and no orphans', {
  timeout: 300_000,
}, async () => {
  for (let each = 0; each < SCANS; each += 1) {
    const file = path.join(site.dir, 'incoming', `${each}.jpg`);
    await writeFile(file, await jpegOf(photograph(2600, 1900, each % 2 ? 1 : 3, each + 1)));
    await receiveFile(site.writer, site.storage, { file, photographId: null, publishWhenReady: false });
  }
  const random = randomFrom(20_161_104);
  for (let kills = 0; kills < KILLS; kills += 1) {
    const worker = await startWorker();
    // The moment is the point of the test: anywhere in a build, which takes a second or two.
    await pause(random() * 1500);
    await kill(worker);
  }
  const last = await startWorker();
  await expect.poll(ready, { timeout: 120_000, interval: 200 }).toBe(SCANS);
  await kill(last);
  await sweepOrphans(site.writer, site.storage, -1);
  const scans = await site.reader.scan.findMany();
  const expected = scans.flatMap(({ originalSha256, imageId, previews }) => [
    `originals/${originalSha256}`,
    `pyramids/${imageId}.zip`,
    ...(JSON.parse(previews ?? '[]') as { width: number }[]).map(
      ({ width }) => `previews/${imageId}/${width}.jpg`,
    ),
  ]);
  expect(await stored()).toEqual(expected.sort());
  expect(new Set(scans.map(({ imageId }) => imageId)).size).toBe(SCANS);
});
