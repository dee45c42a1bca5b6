import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import type { StudioCommands } from '@/lib/studio/commands';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { callCommand } from '@/tests/fixtures/people';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { findProgram } from './support/programs';
import { StudioSite } from './support/studio-site';

const run = promisify(execFile);

const ANNOTATIONS = 200;
const ROUNDS = 5;
const CPU_SLOWDOWN = 4;
const SLUG = 'egyptian-camel-transport-olivet-1918';
const SCAN = { width: 6000, height: 4000 };
/** The zoom's keys: nearer thrice, across and down, and back to the whole. Milliseconds after each. */
const JOURNEY: readonly string[] = [
  '+',
  'ArrowRight',
  'ArrowDown',
  '+',
  'ArrowLeft',
  'ArrowDown',
  '+',
  'ArrowUp',
  '0',
];
const STEP_MS = 450;
const SETTLE_MS = 800;

/** One photograph with many marks, panned and zoomed with and without them in turn on a slow processor. */
export async function benchAnnotations(): Promise<BenchRow[]> {
  const name = `pan and zoom under ${ANNOTATIONS} annotations: p95 frame`;
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);
  if (!executablePath) return [{ name, value: null, unit: '', bar: '', ok: null, detail: 'no Chromium' }];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-annotations-'));
  const site = await StudioSite.prepare(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    await bringScan(folder);
    await site.startWeb();
    await annotate(site);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
    await page.goto(`${site.origin}/en/photographs/${SLUG}`);
    await page.locator('[data-part="marks"]').waitFor({ state: 'attached' });
    return [await compare(name, page)];
  } finally {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bringScan(folder: string): Promise<void> {
  const scan = path.join(folder, 'scan.jpg');
  await writeFile(scan, await jpegOf(photograph(SCAN.width, SCAN.height, 1)));
  const env = { ...process.env, DATA_DIR: folder, FETCH_SCANS: 'off', DATABASE_URL: '', STORAGE_URL: '' };
  await run(process.execPath, [path.join(ROOT, 'dist', 'import.js'), scan, '--photograph', SLUG], { env });
}

/** Drawn all over the picture, every third one an outline, and published. */
async function annotate({ db, origin, cookie }: StudioSite): Promise<void> {
  const { id } = await db.reader.photograph.findFirstOrThrow({ where: { slug: SLUG }, select: { id: true } });
  const where = { photographId: id, standIn: false };
  const scan = await db.reader.scan.findFirstOrThrow({ where, select: { id: true } });
  const ask = async <Name extends keyof StudioCommands>(
    command: Name,
    input: StudioCommands[Name]['input'],
  ) => {
    const answer = (await (await callCommand(origin, command, input, cookie)).json()) as { value?: unknown };
    if (!answer.value) throw new Error(`${command}: ${JSON.stringify(answer)}`);
    return answer.value as StudioCommands[Name]['output'];
  };
  const { revision } = await ask('photographs.open', { id });
  const changes = Object.fromEntries(
    Array.from({ length: ANNOTATIONS }, (_, n) => [`annotations.bench-${n}`, annotationOf(n, scan.id)]),
  );
  const saved = await ask('photographs.save', { id, base: revision, sitting: 'made-by-bench', changes });
  await ask('photographs.publish', { id, revision: saved.revision });
}

function annotationOf(n: number, scanId: string) {
  const { width, height } = SCAN;
  const [x, y] = [Math.round((((n * 37) % 90) * width) / 100), Math.round((((n * 53) % 90) * height) / 100)];
  const [across, down] = [Math.round(width / 18), Math.round(height / 14)];
  const shape =
    n % 3 === 0
      ? {
          type: 'polygon',
          points: [
            [x, y],
            [x + across, y + 20],
            [x + across / 2, y + down],
          ].map((point) => point.map(Math.round)),
        }
      : { type: 'rectangle', x, y, width: across, height: down };
  const said = (title: string) => ({ title, comment: null, translation: null });
  return {
    ...{ kind: 'detail', scanId, shape, order: n, transcription: null, placeId: null, dateEdtf: null },
    texts: { ar: said(`تفصيل ${n}`), en: said(`Detail ${n}`) },
  };
}

async function compare(name: string, page: Page): Promise<BenchRow> {
  const devtools = await page.context().newCDPSession(page);
  const throttle = (rate: number) => devtools.send('Emulation.setCPUThrottlingRate', { rate });
  await page.locator('[data-part="stage"]').focus();
  // The first journey fetches the tiles that the others find.
  await journey(page);
  await throttle(CPU_SLOWDOWN);
  const frames: Record<'shown' | 'hidden', number[]> = { shown: [], hidden: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    frames.shown.push(...(await journey(page)));
    await page.keyboard.press('a');
    frames.hidden.push(...(await journey(page)));
    await page.keyboard.press('a');
  }
  await throttle(1);
  const [shown, hidden] = [p95(frames.shown), p95(frames.hidden)];
  const ratio = shown / hidden;
  const detail = `${shown.toFixed(1)} ms with, ${hidden.toFixed(1)} ms without, in turn, ${ROUNDS} journeys each, ${CPU_SLOWDOWN}x CPU`;
  return { name, value: ratio, unit: 'x', bar: '<= 1.5', ok: ratio <= 1.5, detail };
}

/** @returns how long each frame took, in milliseconds */
async function journey(page: Page): Promise<number[]> {
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate(recordFrames);
  for (const key of JOURNEY) {
    await page.keyboard.press(key);
    await page.waitForTimeout(STEP_MS);
  }
  return page.evaluate(() => (window as unknown as { benchFrames(): number[] }).benchFrames());
}

/** Runs in the page, until `benchFrames` is called. */
function recordFrames(): void {
  const frames: number[] = [];
  let last: number | null = null;
  let isOver = false;
  const next = (now: number) => {
    if (last !== null) frames.push(now - last);
    last = now;
    if (!isOver) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  Object.assign(window, {
    benchFrames: () => {
      isOver = true;
      return frames;
    },
  });
}

function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}
