import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { findProgram } from './support/programs';
import { freePort, type RunningServer, startOurs } from './support/servers';

const run = promisify(execFile);

const ROUNDS = 5;
const SLUG = 'egyptian-camel-transport-olivet-1918';

/** "Slow 4G" as Chromium's developer tools had it, and a processor four times slower than this one. */
export const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};
export const CPU_SLOWDOWN = 4;

/** The sizes of the real scan of this photograph, so that the page is laid out as it will be. */
const SCAN = { width: 3000, height: 1621 };

interface Load {
  /** Milliseconds since the navigation began. */
  firstPicture: number;
  sharp: number;
  zoomAsked: number;
  layoutShift: number;
  /** Bytes over the network. */
  fontsBefore: number;
  scriptsBefore: number;
  pictureIsLargest: boolean;
}

/** A photograph's page, cold, on a slow phone's network and processor, in both languages. */
export async function benchPageLoad(): Promise<BenchRow[]> {
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);
  if (!executablePath) return [notMeasured('photograph page on Slow 4G', 'no Chromium')];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-page-load-'));
  const server = await startSite(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const rows: BenchRow[] = [];
    for (const language of ['ar', 'en'])
      rows.push(...(await measureLanguage(browser, server.origin, language)));
    return rows;
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startSite(folder: string): Promise<RunningServer> {
  const port = await freePort();
  const env = {
    DATA_DIR: folder,
    FETCH_SCANS: 'off',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  const scan = path.join(folder, 'scan.jpg');
  await writeFile(scan, await jpegOf(photograph(SCAN.width, SCAN.height, 1)));
  const program = (name: string) => path.join(ROOT, 'dist', `${name}.js`);
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  await run(process.execPath, [program('import'), scan, '--photograph', SLUG], options);
  return startOurs(program('web'), { env, port });
}

async function measureLanguage(browser: Browser, origin: string, language: string): Promise<BenchRow[]> {
  const url = `${origin}/${language}/photographs/${SLUG}`;
  // What a browser never has to wait for: the first rendering of a page after a publish.
  await fetch(url).then((answer) => answer.text());
  const loads: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) loads.push(await loadOnce(browser, url));
  const median = (of: (load: Load) => number) =>
    loads.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const row = (what: string, value: number, unit: string, most: number, detail = ''): BenchRow => ({
    name: `photograph page (${language}) on Slow 4G: ${what}`,
    value,
    unit,
    bar: most === 0 ? '= 0' : `<= ${most}`,
    ok: value <= most,
    detail,
  });
  const largest = loads.every(({ pictureIsLargest }) => pictureIsLargest)
    ? 'the picture is the LCP element'
    : 'LCP IS NOT THE PICTURE';
  const asked = median(({ zoomAsked }) => zoomAsked);
  const picture = median(({ firstPicture }) => firstPicture);
  return [
    row('first picture', picture, 'ms', 1300, `median of ${ROUNDS}; ${largest}`),
    row(
      'initial view sharp',
      median(({ sharp }) => sharp),
      'ms',
      3200,
      'as fine as the screen',
    ),
    row(
      'layout shift',
      median(({ layoutShift }) => layoutShift),
      '',
      0,
    ),
    row('fonts before the picture', median(({ fontsBefore }) => fontsBefore) / 1000, 'KB', 120),
    row('script before OpenSeadragon', median(({ scriptsBefore }) => scriptsBefore) / 1000, 'KB gzip', 165),
    {
      ...row('OpenSeadragon asked for after the picture', asked - picture, 'ms', 0),
      bar: '> 0',
      ok: asked > picture,
    },
  ];
}

async function loadOnce(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForSelector('[data-zoom="open"], [data-zoom="complete"]', {
      state: 'attached',
      timeout: 60_000,
    });
    return await readLoad(page);
  } finally {
    await context.close();
  }
}

interface Observed {
  largest: { time: number; isPicture: boolean };
  shift: number;
  sharp: number;
}

/** Runs in the page, before anything of the page does. */
function observe(): void {
  const seen: Observed = { largest: { time: 0, isPicture: false }, shift: 0, sharp: 0 };
  Object.assign(window, { benchSeen: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      element?: Element;
      renderTime?: number;
    })[]) {
      seen.largest = { time: entry.startTime, isPicture: entry.element?.tagName === 'IMG' };
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    if (seen.sharp === 0 && document.querySelector('[data-zoom]')) seen.sharp = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-zoom'] });
}

function readLoad(page: Page): Promise<Load> {
  return page.evaluate(() => {
    const { largest, shift, sharp } = (window as unknown as { benchSeen: Observed }).benchSeen;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources
      .filter(({ name }) => /\.js(\?|$)/.test(name))
      .sort((a, b) => b.encodedBodySize - a.encodedBodySize);
    // The zoom's own chunk is the last large one to be asked for.
    const late = scripts.filter(
      ({ startTime, encodedBodySize }) => startTime > largest.time && encodedBodySize > 30_000,
    );
    const zoomAsked = Math.min(...late.map(({ startTime }) => startTime));
    const sum = (entries: PerformanceResourceTiming[]) =>
      entries.reduce((total, entry) => total + entry.encodedBodySize, 0);
    return {
      firstPicture: largest.time,
      sharp,
      zoomAsked,
      layoutShift: shift,
      fontsBefore: sum(
        resources.filter(({ name, responseEnd }) => /\.woff2/.test(name) && responseEnd <= largest.time),
      ),
      scriptsBefore: sum(scripts.filter(({ startTime }) => startTime < zoomAsked)),
      pictureIsLargest: largest.isPicture,
    };
  });
}

function notMeasured(name: string, why: string): BenchRow {
  return { name, value: null, unit: '', bar: '', ok: null, detail: why };
}
