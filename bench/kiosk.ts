import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { openDatabases } from '@/server/db/client';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { liveKioskDay } from '@/tests/fixtures/kiosk-day';
import { publishTour } from '@/tests/fixtures/tours';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { findProgram } from './support/programs';
import { freePort, startOurs } from './support/servers';

const run = promisify(execFile);

/** Fast enough for a day in minutes, slow enough for pictures to come before a view is passed over. */
const SPEED = 240;
const HOURS = 8;
const SIZE = { width: 4000, height: 3000 };
const SLUGS = [
  'panorama-of-jerusalem-1870',
  'citadel-and-walls-1850',
  'inside-jaffa-gate-1870',
  'egyptian-camel-transport-olivet-1918',
];
const REGIONS = [
  null,
  { x: 300, y: 400, width: 1200, height: 900 },
  { x: 2400, y: 1500, width: 900, height: 700 },
];

/** A kiosk that nobody touches, for a working day on a fast clock: what it holds must not grow. */
export async function benchKiosk(): Promise<BenchRow[]> {
  const name = `kiosk, ${HOURS} simulated hours: heap growth after the first round`;
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);
  if (!executablePath) return [{ name, value: null, unit: '', bar: '', ok: null, detail: 'no Chromium' }];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-kiosk-'));
  const port = await freePort();
  const env = {
    DATA_DIR: folder,
    FETCH_SCANS: 'off',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  await makeTour(folder, env);
  const server = await startOurs(path.join(ROOT, 'dist', 'web.js'), { env, port });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const day = await liveKioskDay(page, `${server.origin}/en/kiosk`, { speed: SPEED, hours: HOURS });
    const value = 100 * (day.last.bytes / day.first.bytes - 1);
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    return [
      {
        name,
        value,
        unit: '%',
        bar: '<= 10',
        ok: value <= 10,
        detail: `${megabytes(day.first.bytes)} to ${megabytes(day.last.bytes)} MB, ${day.first.nodes} to ${day.last.nodes} nodes; ${day.views} views in ${day.rounds} rounds, clock ${SPEED}x`,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One tour of three stops on each photograph, all of them with real pyramids. */
async function makeTour(folder: string, env: Record<string, string>): Promise<void> {
  for (const [index, slug] of SLUGS.entries()) {
    const file = path.join(folder, `scan-${index}.jpg`);
    await writeFile(file, await jpegOf(photograph(SIZE.width, SIZE.height, 3, index + 1)));
    const args = [path.join(ROOT, 'dist', 'import.js'), file, '--photograph', slug];
    await run(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
  }
  const { reader, writer } = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
  const photographs = await reader.photograph.findMany({
    where: { slug: { in: SLUGS } },
    select: { id: true },
  });
  const stops = photographs.flatMap(({ id }, place) =>
    REGIONS.map((region, index) => ({
      id: `s${place}-${index}`,
      photographId: id,
      region,
      titles: { ar: 'محطة', en: 'Stop' },
    })),
  );
  await publishTour(writer, { slug: 'measured', titles: { ar: 'جولة', en: 'Tour' }, stops });
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
}
