import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { type Camera, cameraOn, scaleLimits } from '@/lib/viewport/camera';
import { flightBetween } from '@/lib/viewport/flight';
import type { Region, Size } from '@/lib/viewport/region';
import { openDatabases } from '@/server/db/client';
import { publishTour } from '@/tests/fixtures/tours';
import { CPU_SLOWDOWN, SLOW_4G } from './page-load';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { grainyImage } from './support/grainy-images';
import { median } from './support/load';
import { findProgram } from './support/programs';
import { freePort, startOurs } from './support/servers';

const run = promisify(execFile);

const ROUNDS = 7;
const SIDE = 10_000;
const SLUG = 'egyptian-camel-transport-olivet-1918';
const TOUR = '/en/tours/measured';
/** Opposite corners of the scan, seen as near as a stop would show them. */
const REGIONS: [Region, Region] = [
  { x: 900, y: 1200, width: 1600, height: 1200 },
  { x: 7200, y: 7400, width: 1500, height: 1100 },
];
const ANNOUNCED_MS = 3000;

/** Flights between two stops of one 100 MP photograph, beside bare OpenSeadragon on the same path; and what a tour's page weighs. */
export async function benchTours(): Promise<BenchRow[]> {
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);
  if (!executablePath)
    return [{ name: 'tours', value: null, unit: '', bar: '', ok: null, detail: 'no Chromium' }];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-tours-'));
  const port = await freePort();
  const env = {
    DATA_DIR: folder,
    FETCH_SCANS: 'off',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  const program = (name: string) => path.join(ROOT, 'dist', `${name}.js`);
  await run(process.execPath, [program('import'), await grainyImage('jpeg', SIDE), '--photograph', SLUG], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  const imageId = await makeTour(folder);
  const server = await startOurs(program('web'), { env, port });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return [
      ...(await measureFrames(browser, server.origin, imageId)),
      await measureLanding(browser, server.origin),
      await weigh(server.origin),
    ];
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the image that both stops are on */
async function makeTour(folder: string): Promise<string> {
  const { reader, writer } = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
  const { id } = await writer.photograph.findFirstOrThrow({ where: { slug: SLUG }, select: { id: true } });
  const { imageId } = await writer.scan.findFirstOrThrow({
    where: { photographId: id, state: 'READY', standIn: false },
  });
  const stops = REGIONS.map((region, index) => ({
    id: `s${index}`,
    photographId: id,
    region,
    titles: { ar: 'محطة', en: 'Stop' },
  }));
  await publishTour(writer, { slug: 'measured', titles: { ar: 'جولة', en: 'Tour' }, stops });
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  return imageId ?? '';
}

async function slowPage(
  browser: Browser,
  network?: typeof SLOW_4G,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  if (network) await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return { context, page };
}

const SHARP = '[data-arrived="true"] [data-zoom="complete"]';

async function standAtFirstStop(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}${TOUR}#stop-s0`);
  await page.waitForSelector(SHARP, { timeout: 60_000 });
  await page.waitForTimeout(ANNOUNCED_MS);
}

async function measureFrames(browser: Browser, origin: string, imageId: string): Promise<BenchRow[]> {
  const ours: number[][] = [];
  const bare: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { context, page } = await slowPage(browser);
    await standAtFirstStop(page, origin);
    const { size, area } = await measuresOf(page);
    const image = { width: SIDE, height: SIDE };
    const limits = scaleLimits(image, area, 4);
    const [from, to] = REGIONS.map((region) => cameraOn(region, image, area, limits)) as [Camera, Camera];
    const way = flightBetween(from, to, area, limits.min);
    ours.push(await flyOurs(page));
    await context.close();
    const cameras = Array.from({ length: 401 }, (_, index) => way.at(index / 400));
    bare.push(await flyBare(browser, origin, imageId, { size, seconds: way.seconds, cameras }));
  }
  const part = (frames: number[], at: number) =>
    [...frames].sort((a, b) => a - b)[Math.min(frames.length - 1, Math.floor(at * frames.length))] ?? 0;
  return (
    [
      ['median', 0.5],
      ['p95', 0.95],
      ['worst', 1],
    ] as const
  ).map(([name, at]) => {
    const [mine, theirs] = [ours, bare].map((rounds) => median(rounds.map((frames) => part(frames, at))));
    const ratio = (mine ?? 0) / (theirs || 1);
    return {
      name: `flight between stops of 100 MP, 4x CPU: ${name} frame against bare OpenSeadragon`,
      value: ratio,
      unit: 'x',
      bar: '<= 1.2',
      ok: ratio <= 1.2,
      detail: `${mine?.toFixed(1)} ms against ${theirs?.toFixed(1)} ms; medians of ${ROUNDS} rounds in turn, the same path`,
    };
  });
}

function measuresOf(page: Page): Promise<{ size: Size; area: Size }> {
  return page.evaluate(() => {
    const part = (name: string) =>
      document.querySelector<HTMLElement>(`[data-phase="shown"] [data-part="${name}"]`);
    const [stage, frame, mount] = [part('stage'), part('frame'), part('mount')];
    if (!stage || !frame || !mount) throw new Error('no tour on the page');
    const paper = Number.parseFloat(getComputedStyle(mount).paddingTop);
    return {
      size: { width: stage.clientWidth, height: stage.clientHeight },
      area: { width: frame.clientWidth - 2 * paper, height: frame.clientHeight - 2 * paper },
    };
  });
}

/** @returns milliseconds of each frame until the stop is reached */
function flyOurs(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>(requestAnimationFrame);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    const times = [await frame(), await frame()];
    while (!document.querySelector('[data-arrived="true"]')) times.push(await frame());
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  });
}

interface BareFlight {
  size: Size;
  seconds: number;
  /** At equal parts of the time. */
  cameras: Camera[];
}

/** OpenSeadragon as it comes, on an empty page of the same site, moved along the same path. */
async function flyBare(
  browser: Browser,
  origin: string,
  imageId: string,
  flight: BareFlight,
): Promise<number[]> {
  const { context, page } = await slowPage(browser);
  try {
    const html = `<!doctype html><body style="margin:0;background:#12100d"><div id="bare" style="width:${flight.size.width}px;height:${flight.size.height}px"></div>`;
    await page.route(`${origin}/bare`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto(`${origin}/bare`);
    const script = path.join(ROOT, 'node_modules/openseadragon/build/openseadragon/openseadragon.min.js');
    await page.addScriptTag({ content: await readFile(script, 'utf8') });
    return await page.evaluate(flyInPage, { ...flight, imageId, side: SIDE, wait: ANNOUNCED_MS });
  } finally {
    await context.close();
  }
}

/** Runs in the bare page. */
async function flyInPage(
  given: BareFlight & { imageId: string; side: number; wait: number },
): Promise<number[]> {
  const { size, seconds, cameras, imageId, side, wait } = given;
  const { OpenSeadragon } = window as unknown as { OpenSeadragon: typeof import('openseadragon') };
  const viewer = OpenSeadragon({
    id: 'bare',
    prefixUrl: '',
    drawer: 'canvas',
    showNavigationControl: false,
    maxZoomPixelRatio: 4,
    tileSources: [`/iiif/3/${imageId}/info.json`],
  });
  await new Promise((resolve) => viewer.addOnceHandler('open', resolve));
  const stand = ({ x, y, scale }: { x: number; y: number; scale: number }) => {
    const [width, height] = [size.width / scale / side, size.height / scale / side];
    const bounds = new OpenSeadragon.Rect(x / side - width / 2, y / side - height / 2, width, height);
    viewer.viewport.fitBounds(bounds, true);
  };
  const first = cameras[0];
  if (first) stand(first);
  await new Promise((resolve) => setTimeout(resolve, wait));
  const frame = () => new Promise<number>(requestAnimationFrame);
  const times = [await frame(), await frame()];
  const begun = times[1] ?? 0;
  for (let now = begun; now < begun + seconds * 1000; ) {
    const camera = cameras[Math.round(((now - begun) / (seconds * 1000)) * (cameras.length - 1))];
    if (camera) stand(camera);
    now = await frame();
    times.push(now);
  }
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

async function measureLanding(browser: Browser, origin: string): Promise<BenchRow> {
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { context, page } = await slowPage(browser, SLOW_4G);
    await standAtFirstStop(page, origin);
    waits.push(
      await page.evaluate(async () => {
        const frame = () => new Promise<number>(requestAnimationFrame);
        const until = async (selector: string) => {
          while (!document.querySelector(selector)) await frame();
          return performance.now();
        };
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
        await until('[data-arrived="false"]');
        const landed = await until('[data-arrived="true"]');
        return (await until('[data-arrived="true"] [data-zoom="complete"]')) - landed;
      }),
    );
    await context.close();
  }
  const value = median(waits);
  return {
    name: 'flight on Slow 4G, stop announced 3 s before: sharp after landing',
    value,
    unit: 'ms',
    bar: '<= 800',
    ok: value <= 800,
    detail: `median of ${ROUNDS}; worst ${Math.round(Math.max(...waits))} ms`,
  };
}

/** The scripts that the page itself names; what it fetches later is fetched when somebody asks for it. */
async function weigh(origin: string): Promise<BenchRow> {
  const bytesOf = async (address: string) => {
    const html = await (await fetch(`${origin}${address}`)).text();
    const scripts = new Set([...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = '']) => src));
    const sizes = await Promise.all([...scripts].map((src) => gzippedBytes(`${origin}${src}`)));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const [photograph, tour] = [await bytesOf(`/en/photographs/${SLUG}`), await bytesOf(TOUR)];
  const value = (tour - photograph) / 1000;
  return {
    name: 'tour page: script before the first interaction, above the photograph page',
    value,
    unit: 'KB gzip',
    bar: '<= 25',
    ok: value <= 25,
    detail: `${Math.round(tour / 1000)} KB against ${Math.round(photograph / 1000)} KB, OpenSeadragon apart`,
  };
}

async function gzippedBytes(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'gzip' } });
  const stated = answer.headers.get('content-length');
  const bytes = (await answer.arrayBuffer()).byteLength;
  return stated === null ? bytes : Number(stated);
}
