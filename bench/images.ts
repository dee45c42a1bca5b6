import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { TILE_SIZE, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { LocalStorage } from '@/server/storage/local-storage';
import { keys } from '@/server/storage/storage';
import type { PublicImage } from '@/server/web/catalogue-state';
import type { BenchRow } from './row';
import { BENCH_CACHE, bundle } from './support/bundle';
import { Dice } from './support/dice';
import { grainyImage } from './support/grainy-images';
import { interleave, type LoadResult, load, median } from './support/load';
import { findProgram } from './support/programs';
import { freePort, type RunningServer, startOurs } from './support/servers';

/** 100 megapixels. */
const SIDE = 10_000;
const PIECE = 512;
const ROUNDS = 5;
const AT_ONCE = 4;
/** Of each round. iiif-processor needs seconds for each that it takes from the original. */
const PIECES = 40;
const PIECES_OF_ORIGINAL = 4;
const FLOOD = 200;
const FLOODS = 3;
const CONNECTIONS = 64;
const SECONDS = 5;

const IMAGE: PublicImage = {
  id: 'bench-large',
  width: SIDE,
  height: SIDE,
  tileSize: TILE_SIZE,
  previews: [],
  rights: null,
};

/** Pictures on request, against iiif-processor; what they cost tiles; and the memory that they take. */
export async function benchImages(): Promise<BenchRow[]> {
  const wrk = findProgram('wrk');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-images-'));
  const servers: RunningServer[] = [];
  try {
    const original = await grainyImage('jpeg', SIDE);
    const pyramid = await pyramidalTiff(original);
    await storePyramid(original, folder);
    const ours = await startOurImages(folder);
    servers.push(ours);
    const peer = await startPeer([pyramid, original]);
    servers.push(peer);
    const rows = await benchPieces(ours, peer);
    if (wrk) {
      rows.push(await benchRepeated(wrk, folder, ours));
      rows.push(await benchFlood(wrk, folder, ours));
    }
    rows.push(await benchMemory(ours));
    return rows;
  } finally {
    for (const server of servers) await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As vips writes them for image servers: tiles of the same size and quality as ours. */
async function pyramidalTiff(original: string): Promise<string> {
  const file = path.join(BENCH_CACHE, 'images', `${SIDE}.pyramid.tiff`);
  if (existsSync(file)) return file;
  await sharp(original, { limitInputPixels: false })
    .tiff({
      tile: true,
      pyramid: true,
      tileWidth: TILE_SIZE,
      tileHeight: TILE_SIZE,
      compression: 'jpeg',
      quality: 75,
    })
    .toFile(`${file}.part`);
  await rename(`${file}.part`, file);
  return file;
}

async function storePyramid(original: string, folder: string): Promise<void> {
  const zip = path.join(folder, `${IMAGE.id}.zip`);
  await sharp(original, { limitInputPixels: false, sequentialRead: true })
    .jpeg({ quality: 75, optimiseCoding: false })
    .tile({ layout: 'iiif3', container: 'zip', size: TILE_SIZE })
    .toFile(zip);
  await new LocalStorage(path.join(folder, 'store')).putFile(keys.pyramid(IMAGE.id), zip);
}

async function startOurImages(folder: string): Promise<RunningServer> {
  const port = await freePort();
  await bundle('server/pyramids/compose-process.ts');
  return startOurs(await bundle('bench/support/tile-server.ts'), {
    args: [path.join(folder, 'store'), String(port), JSON.stringify(IMAGE)],
    env: { MALLOC_ARENA_MAX: '2' },
    port,
  });
}

async function startPeer(files: string[]): Promise<RunningServer> {
  const port = await freePort();
  const program = await bundle('bench/peers/iiif-processor-server.ts');
  return startOurs(program, { args: [String(port), ...files], env: {}, port });
}

/** A square region of any offset and scale, as 512 pixels. */
function anyPiece(dice: Dice): string {
  const side = Math.round(PIECE * 2 ** (dice.roll() * 4));
  const at = () => Math.floor(dice.roll() * (SIDE - side));
  return `${at()},${at()},${side},${side}/${PIECE},${PIECE}/0/default.jpg`;
}

async function benchPieces(ours: RunningServer, peer: RunningServer): Promise<BenchRow[]> {
  const dice = new Dice();
  const pieces = (count: number) => Array.from({ length: count }, () => anyPiece(dice));
  const base = `${ours.origin}/iiif/3/${IMAGE.id}`;
  const rates: Record<'ours' | 'tiff' | 'told' | 'original', number[]> = {
    ours: [],
    tiff: [],
    told: [],
    original: [],
  };
  await rate(base, pieces(4));
  await rate(`${peer.origin}/iiif/3/0`, pieces(4));
  for (let round = 0; round < ROUNDS; round++) {
    const asked = pieces(PIECES);
    rates.ours.push(await rate(base, asked));
    rates.tiff.push(await rate(`${peer.origin}/iiif/3/0`, asked));
    rates.told.push(await rate(`${peer.origin}/told/iiif/3/0`, asked));
    rates.original.push(await rate(`${peer.origin}/iiif/3/1`, asked.slice(0, PIECES_OF_ORIGINAL)));
  }
  const row = (name: string, bar: number, other: number, note = ''): BenchRow => {
    const value = median(rates.ours) / other;
    return {
      name: `512 px of 100 MP at any offset and scale, against iiif-processor reading ${name}`,
      value,
      unit: 'x',
      bar: `>= ${bar}`,
      ok: value >= bar,
      detail: `ours ${median(rates.ours).toFixed(1)}/s, iiif-processor ${other.toFixed(2)}/s${note}; ${AT_ONCE} at once, medians of ${ROUNDS} rounds in turn`,
    };
  };
  return [
    row(
      'a pyramidal TIFF',
      2.5,
      median(rates.tiff),
      ` (${median(rates.told).toFixed(2)}/s where it is told the sizes of the file's pages)`,
    ),
    row('the original', 20, median(rates.original)),
  ];
}

/** Asks for each once, a few at a time. @returns answers a second */
async function rate(base: string, paths: readonly string[]): Promise<number> {
  const started = performance.now();
  const statuses = await askAll(base, paths, AT_ONCE);
  if (statuses.some((status) => status !== 200)) throw new Error(`failures at ${base}: ${statuses}`);
  return (paths.length * 1000) / (performance.now() - started);
}

async function askAll(base: string, paths: readonly string[], atOnce: number): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  try {
    return await Promise.all(paths.map(async (name) => (await ask(`${base}/${name}`, agent)).status));
  } finally {
    agent.destroy();
  }
}

function ask(url: string, agent: http.Agent): Promise<{ status: number; retryAfterSeconds: number }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        const { statusCode: status = 0, headers } = response;
        const retryAfterSeconds = Number(headers['retry-after'] ?? 1);
        response.resume().once('end', () => resolve({ status, retryAfterSeconds }));
      })
      .once('error', reject);
  });
}

/** Asks for each until it is made or refused for good, as a patient client does. @returns the last statuses, and how often one had to wait */
async function askPatiently(
  base: string,
  paths: readonly string[],
  atOnce: number,
): Promise<{ statuses: number[]; waits: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let waits = 0;
  const insist = async (name: string): Promise<number> => {
    for (;;) {
      const { status, retryAfterSeconds } = await ask(`${base}/${name}`, agent);
      if (status !== 503) return status;
      waits++;
      await sleep(retryAfterSeconds * 1000);
    }
  };
  try {
    return { statuses: await Promise.all(paths.map(insist)), waits };
  } finally {
    agent.destroy();
  }
}

function tilePaths(): string[] {
  const names: string[] = [];
  for (const tile of tilesOf(IMAGE)) {
    names.push(`/iiif/3/${IMAGE.id}/${tilePath(IMAGE, tile)}`);
    if (names.length === 150) break;
  }
  return names;
}

async function benchRepeated(wrk: string, folder: string, ours: RunningServer): Promise<BenchRow> {
  const dice = new Dice();
  const made = Array.from({ length: 30 }, () => anyPiece(dice));
  await askAll(`${ours.origin}/iiif/3/${IMAGE.id}`, made, AT_ONCE);
  const against = (paths: string[]) => () =>
    load(wrk, folder, { origin: ours.origin, paths, connections: CONNECTIONS, seconds: SECONDS });
  const contestants = {
    made: against(made.map((name) => `/iiif/3/${IMAGE.id}/${name}`)),
    tiles: against(tilePaths().slice(0, 30)),
  };
  for (const warm of Object.values(contestants)) await warm();
  const results = await interleave(3, contestants);
  const value = results.tiles.requestsPerSecond / results.made.requestsPerSecond;
  return {
    name: 'a picture on request that was asked for before, time against a tile',
    value,
    unit: 'x',
    bar: '<= 1.5',
    ok: value <= 1.5,
    detail: `tiles ${Math.round(results.tiles.requestsPerSecond)}/s, pictures ${Math.round(results.made.requestsPerSecond)}/s; ${CONNECTIONS} connections, medians of 3 runs of ${SECONDS} s in turn`,
  };
}

/** Large, each another, in each format, and turned: as large as clear corners allow, or by a right angle and larger. */
function expensive(n: number): string {
  const format = ['jpg', 'png', 'webp'][n % 3];
  const [width, turn] = n % 2 ? [2300, 33] : [3000, 90];
  const y = n % FLOOD;
  return `${n},${y},${SIDE - 1000},${SIDE - 1000}/${width + y},/${turn}/default.${format}`;
}

async function benchFlood(wrk: string, folder: string, ours: RunningServer): Promise<BenchRow> {
  const tiles = (seconds: number): Promise<LoadResult> =>
    load(wrk, folder, { origin: ours.origin, paths: tilePaths(), connections: 8, seconds });
  await tiles(2);
  const rounds: { quiet: number; flooded: number; statuses: number[] }[] = [];
  for (let round = 0; round < FLOODS; round++) {
    const quiet = await tiles(SECONDS);
    const asked = Array.from({ length: FLOOD }, (_, n) => expensive(round * FLOOD + n));
    const flood = askAll(`${ours.origin}/iiif/3/${IMAGE.id}`, asked, FLOOD);
    const flooded = await tiles(SECONDS);
    rounds.push({ quiet: quiet.p99Ms, flooded: flooded.p99Ms, statuses: await flood });
  }
  const value = median(rounds.map(({ quiet, flooded }) => flooded / quiet));
  const statuses = rounds.flatMap((round) => round.statuses);
  const made = statuses.filter((status) => status === 200).length;
  const refused = statuses.filter((status) => status === 503).length;
  const milliseconds = (of: 'quiet' | 'flooded') => rounds.map((round) => round[of].toFixed(1)).join(', ');
  return {
    name: `tiles, 99th percentile, in a flood of ${FLOOD} distinct expensive requests against before it`,
    value,
    unit: 'x',
    bar: '<= 3',
    ok: value <= 3 && made > 0 && made + refused === statuses.length,
    detail: `${milliseconds('quiet')} ms before, ${milliseconds('flooded')} ms in it, 8 connections, median of ${FLOODS} floods; of these ${statuses.length} requests ${made} were made and ${refused} told to come back`,
  };
}

/** The largest pictures that may be asked for, in every format, several at once. */
async function benchMemory(ours: RunningServer): Promise<BenchRow> {
  const worst = ['jpg', 'png', 'webp'].flatMap((format) => [
    `0,0,5000,5000/max/45/default.${format}`,
    `full/max/!7/default.${format}`,
    `full/5000,5000/270/bitonal.${format}`,
    `full/10000,100/0/gray.${format}`,
    `full/100,10000/0/default.${format}`,
  ]);
  const started = performance.now();
  const { statuses, waits } = await askPatiently(`${ours.origin}/iiif/3/${IMAGE.id}`, worst, 6);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = processesOf(ours.pid).map((pid) => peakMemory(pid) / 1e6);
  const value = megabytes.reduce((sum, one) => sum + one, 0);
  return {
    name: 'memory of the server, whatever is asked',
    value,
    unit: 'MB',
    bar: '<= 600',
    ok: value <= 600 && statuses.every((status) => status === 200 || status === 400),
    detail: `highest of the entry and of the process that composes, added up: ${megabytes.map((one) => Math.round(one)).join(' + ')} MB, after all of the above and ${worst.length} of the largest pictures, 6 at once, in ${seconds.toFixed(0)} s (${statuses.join(' ')}; ${waits} times told to come back)`,
  };
}

/** The process and those that it started. */
function processesOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children];
}

/** Bytes: the highest resident size since it started. */
function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}
