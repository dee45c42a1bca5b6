import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { UploadList, UploadView } from '@/lib/studio/upload-commands';
import { keys } from '@/server/storage/storage';
import { callCommand } from '@/tests/fixtures/people';
import type { BenchRow } from './row';
import { grainyImage } from './support/grainy-images';
import { median } from './support/load';
import { StudioSite } from './support/studio-site';
import { TusLine } from './support/tus-line';

const run = promisify(execFile);

const MEBIBYTE = 2 ** 20;
/** A square TIFF of so many pixels a side has 1 GiB, 300 MB and 50 MB. */
const SIDE_OF_GIBIBYTE = 18_919;
const SIDE_OF_300_MB = 10_000;
const SIDE_OF_50_MB = 4_082;
const CUTS = 10;
const RESTARTS = 2;
const ROUNDS = 3;
const LOOK_EVERY_MS = 50;
const GIVE_UP_MS = 120_000;
/** Milliseconds: the tiles of a file of 1 GiB on a slow machine. */
const IDLE_AFTER_MS = 900_000;

/**
 * One file over tus on loopback, against copying and summing it; its first picture, and that of a smaller one, also while the
 * large one's tiles are cut; and a file through a line that is cut.
 */
export async function benchUploads(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-uploads-'));
  try {
    const site = await StudioSite.prepare(path.join(folder, 'whole'));
    try {
      await Promise.all([site.startWeb(), site.startWorker()]);
      return [...(await measureWhole(site, folder)), await measureCuts(folder)];
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureWhole(site: StudioSite, folder: string): Promise<BenchRow[]> {
  const large = await grainyImage('tiff', SIDE_OF_GIBIBYTE);
  const times = { copying: [await copyAndSum(large, folder)], sending: [] as number[] };
  const first = await sendWhole(site, large);
  times.sending.push(first.seconds);
  const ofLarge = await untilPicture(site, first.id, first.line);
  const amidst = await firstPicture(site, folder, SIDE_OF_50_MB);
  await requireSame(site, first.id, large);
  for (let round = 1; round < ROUNDS; round++) {
    await untilIdle(site);
    times.copying.push(await copyAndSum(large, folder));
    // Known by now, which is found out when all of it has come and is summed.
    times.sending.push((await sendWhole(site, large)).seconds);
  }
  const memory = site.webPeakMemory();
  const quiet: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await untilIdle(site);
    quiet.push(await firstPicture(site, folder, SIDE_OF_50_MB));
  }
  return [
    sendingRow(times),
    {
      name: 'memory of the web process meanwhile',
      value: memory / MEBIBYTE,
      unit: 'MB',
      bar: '<= 300',
      ok: memory <= 300 * MEBIBYTE,
      detail: 'highest resident size since it started, pages and all',
    },
    pictureRow('50 MB', 2, median(quiet), `median of ${ROUNDS}: ${list(quiet)}`),
    pictureRow('50 MB, while tiles of 358 MP are cut', 2, amidst, 'one run'),
    pictureRow('1 GiB', 15, ofLarge, 'one run'),
  ];
}

const list = (values: readonly number[]) => `${values.map((value) => value.toFixed(2)).join(', ')} s`;

/** @returns seconds */
async function copyAndSum(file: string, folder: string): Promise<number> {
  const copied = path.join(folder, 'copy');
  const taken = await seconds(async () => {
    await run('cp', [file, copied]);
    await run('sha256sum', [copied]);
  });
  await rm(copied);
  return taken;
}

async function sendWhole(site: StudioSite, file: string) {
  const line = new TusLine(site.origin, site.cookie, file);
  let id = '';
  const taken = await seconds(async () => {
    id = await line.send();
    await untilSummed(site, id);
  });
  return { id, line, seconds: taken };
}

function sendingRow(times: { sending: number[]; copying: number[] }): BenchRow {
  const [sending, copying] = [median(times.sending), median(times.copying)];
  const ratio = sending / copying;
  return {
    name: '1 GiB TIFF over loopback by tus, against cp and sha256sum',
    value: ratio,
    unit: 'x',
    bar: '<= 1.5',
    ok: ratio <= 1.5,
    detail: `until its sum is known: ${list(times.sending)}; in turn with ${list(times.copying)}`,
  };
}

function pictureRow(what: string, bar: number, value: number, detail: string): BenchRow {
  const name = `first picture of a TIFF of ${what}, after its last byte`;
  return { name, value, unit: 's', bar: `<= ${bar}`, ok: value <= bar, detail };
}

/** Sends a file that the site has not seen. @returns seconds from its last byte to its picture */
async function firstPicture(site: StudioSite, folder: string, side: number): Promise<number> {
  const file = path.join(folder, 'another.tiff');
  await copyFile(await grainyImage('tiff', side), file);
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(randomBytes(16), 0, 16, size - 16);
  await handle.close();
  const line = new TusLine(site.origin, site.cookie, file);
  return untilPicture(site, await line.send(), line);
}

/** Waits until the site knows the SHA-256 of what it was sent. */
async function untilSummed({ db }: StudioSite, id: string): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  while ((await db.reader.upload.count({ where: { id, sha256: { not: null } } })) === 0) {
    if (performance.now() > until) throw new Error('never summed');
    await pause(LOOK_EVERY_MS);
  }
}

/** Waits until no tiles are being cut. */
async function untilIdle({ db }: StudioSite): Promise<void> {
  const until = performance.now() + IDLE_AFTER_MS;
  while ((await db.reader.scan.count({ where: { state: { in: ['WAITING', 'BUILDING'] } } })) > 0) {
    if (performance.now() > until) throw new Error('tiles are cut for ever');
    await pause(LOOK_EVERY_MS);
  }
}

/** Asks as the studio's page does, until the picture itself is there. */
async function untilPicture({ origin, cookie }: StudioSite, id: string, line: TusLine): Promise<number> {
  const until = performance.now() + GIVE_UP_MS;
  while (performance.now() < until) {
    const response = await callCommand(origin, 'uploads.list', {}, cookie);
    const { value } = (await response.json()) as { value: UploadList };
    const upload = value.uploads.find((each) => each.id === id);
    if (upload?.failure) throw new Error(`refused: ${upload.failure.code}`);
    const address = smallestPreview(upload);
    if (address) {
      const picture = await fetch(new URL(address, origin), { headers: { Cookie: cookie } });
      if (!picture.ok) throw new Error(`picture: ${picture.status}`);
      await picture.arrayBuffer();
      return (performance.now() - line.lastByteAt) / 1000;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error('no picture came');
}

function smallestPreview(upload: UploadView | undefined): string | undefined {
  return upload?.scan?.previews[0]?.address;
}

async function measureCuts(folder: string): Promise<BenchRow> {
  const file = await grainyImage('tiff', SIDE_OF_300_MB);
  const { size } = await stat(file);
  const site = await StudioSite.prepare(path.join(folder, 'cut'));
  try {
    await Promise.all([site.startWeb(), site.startWorker()]);
    const line = new TusLine(site.origin, site.cookie, file);
    const breaks = CUTS + RESTARTS;
    line.breaks = Array.from({ length: breaks }, (_, n) => ({
      at: Math.floor((size * (n + 1)) / (breaks + 1)) + n * 7919,
      meanwhile: (n + 1) % 5 === 0 ? () => site.restartWeb() : undefined,
    }));
    const id = await line.send();
    await untilPicture(site, id, line);
    await requireSame(site, id, file);
    const ratio = line.sent / size;
    return {
      name: `300 MB through a line cut ${CUTS} times and a server killed ${RESTARTS} times`,
      value: ratio,
      unit: 'x the file sent',
      bar: '<= 1.1',
      ok: ratio <= 1.1,
      detail: 'whole, and of the same SHA-256',
    };
  } finally {
    await site.stop();
  }
}

/** @throws where what is kept is not what was sent */
async function requireSame({ db, folder }: StudioSite, id: string, file: string): Promise<void> {
  const { scan } = await db.reader.upload.findUniqueOrThrow({ where: { id }, include: { scan: true } });
  const sent = await sumOf(file);
  const kept = await sumOf(path.join(folder, 'storage', keys.original(sent)));
  if (scan?.originalSha256 !== sent || kept !== sent) throw new Error('what came is not what was sent');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function sumOf(file: string): Promise<string> {
  return (await run('sha256sum', [file])).stdout.slice(0, 64);
}
