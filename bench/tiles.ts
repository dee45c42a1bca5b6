import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { TILE_SIZE, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { openTiles } from '@/server/pyramids/zip-tiles';
import { LocalStorage } from '@/server/storage/local-storage';
import { keys } from '@/server/storage/storage';
import type { PublicImage } from '@/server/web/catalogue-state';
import type { BenchRow } from './row';
import { BENCH_CACHE, bundle, ROOT } from './support/bundle';
import { interleave, type LoadResult, load } from './support/load';
import { findProgram } from './support/programs';
import { freePort, type RunningServer, startNginx, startOurs, startProgram } from './support/servers';

const run = promisify(execFile);

const CONNECTIONS = 64;
const SECONDS = 5;
const ROUNDS = 3;

/** 27 megapixels with film grain: tiles of about the size that real scans have. */
const IMAGE: PublicImage = {
  id: 'bench-grain',
  width: 6000,
  height: 4500,
  tileSize: TILE_SIZE,
  previews: [],
  rights: null,
};

/** Tiles, warm, from our entry, from nginx and from a Next route handler, in turn. */
export async function benchTiles(): Promise<BenchRow[]> {
  const wrk = findProgram('wrk');
  const nginx = findProgram('nginx');
  if (!wrk) return rows(null, 'wrk is not installed', null);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-tiles-'));
  const servers: RunningServer[] = [];
  // Started by root, nginx reads files as nobody.
  await chmod(folder, 0o755);
  try {
    const names = await makeTiles(folder);
    const ours = await startOurTiles(folder);
    servers.push(ours);
    const files = nginx && (await startNginx(nginx, path.join(folder, 'nginx'), path.join(folder, 'files')));
    if (files) servers.push(files);
    const next = await startNextPeer(path.join(folder, 'files'));
    servers.push(next);
    const against = (server: RunningServer, prefix: string) => () =>
      load(wrk, folder, {
        origin: server.origin,
        paths: names.map((name) => `${prefix}/${name}`),
        connections: CONNECTIONS,
        seconds: SECONDS,
      });
    const contestants: Record<string, () => Promise<LoadResult>> = {
      ours: against(ours, `/iiif/3/${IMAGE.id}`),
      next: against(next, '/tiles'),
      ...(files ? { nginx: against(files, '') } : {}),
    };
    for (const warm of Object.values(contestants)) await warm();
    return rows(await interleave(ROUNDS, contestants), describeTiles(names.length), nginx);
  } finally {
    for (const server of servers) await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function describeTiles(count: number): string {
  return `${count} tiles, ${CONNECTIONS} connections, medians of ${ROUNDS} runs of ${SECONDS} s in turn`;
}

/** By contestant: `ours`, `next` and, where it is installed, `nginx`. */
type Results = Readonly<Record<string, LoadResult>>;

function rows(results: Results | null, how: string, nginx: string | null): BenchRow[] {
  const rate = (result?: LoadResult) =>
    result ? `${Math.round(result.requestsPerSecond)}/s` : 'not measured';
  const ratio = (peer?: LoadResult) =>
    results?.ours && peer ? results.ours.requestsPerSecond / peer.requestsPerSecond : null;
  const detail = (text: string) => (results ? `${text}; ${how}` : how);
  const toNginx = ratio(results?.nginx);
  const toNext = ratio(results?.next);
  const p99 = results?.ours?.p99Ms ?? null;
  return [
    {
      name: 'tiles against nginx serving them as files',
      value: toNginx,
      unit: 'x',
      bar: '>= 0.2',
      ok: toNginx === null ? null : toNginx >= 0.2,
      detail: nginx
        ? detail(`ours ${rate(results?.ours)}, nginx ${rate(results?.nginx)}`)
        : 'nginx is not installed',
    },
    {
      name: 'tiles, 99th percentile',
      value: p99,
      unit: 'ms',
      bar: '<= 60',
      ok: p99 === null ? null : p99 <= 60,
      detail: detail('ours'),
    },
    {
      name: 'tiles against a Next route handler',
      value: toNext,
      unit: 'x',
      bar: '>= 10',
      ok: toNext === null ? null : toNext >= 10,
      detail: detail(`ours ${rate(results?.ours)}, Next ${rate(results?.next)}`),
    },
  ];
}

/** Stores the pyramid for us and writes its tiles as files for the others. @returns the tiles' names */
async function makeTiles(folder: string): Promise<string[]> {
  const { width, height } = IMAGE;
  const zip = path.join(folder, `${IMAGE.id}.zip`);
  await sharp(grain(width, height), { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 75, optimiseCoding: false })
    .tile({ layout: 'iiif3', container: 'zip', size: TILE_SIZE })
    .toFile(zip);
  const storage = new LocalStorage(path.join(folder, 'store'));
  await storage.putFile(keys.pyramid(IMAGE.id), zip);
  const tiles = await openTiles(await storage.open(keys.pyramid(IMAGE.id)));
  const names: string[] = [];
  for (const tile of tilesOf(IMAGE)) {
    const name = tilePath(IMAGE, tile);
    const entry = tiles.find(name);
    if (!entry) throw new Error(`no tile ${name}`);
    const file = path.join(folder, 'files', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await tiles.read(entry));
    names.push(name);
  }
  await tiles.close();
  return names;
}

/** Slow waves with noise on them: about as hard to compress as a scanned print. */
function grain(width: number, height: number): Buffer {
  const pixels = randomBytes(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      pixels[at] = 110 + 60 * Math.sin(x / 90) * Math.cos(y / 70) + ((pixels[at] as number) >> 4);
    }
  }
  return pixels;
}

async function startOurTiles(folder: string): Promise<RunningServer> {
  const port = await freePort();
  return startOurs(await bundle('bench/support/tile-server.ts'), {
    args: [path.join(folder, 'store'), String(port), JSON.stringify(IMAGE)],
    env: {},
    port,
  });
}

/** Built on the fly from `bench/peers/next-route`, with the project's own Next. */
async function startNextPeer(tilesFolder: string): Promise<RunningServer> {
  const folder = path.join(BENCH_CACHE, 'next-route');
  await cp(path.join(ROOT, 'bench', 'peers', 'next-route'), folder, { recursive: true });
  const next = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1', TILES_FOLDER: tilesFolder };
  await run(process.execPath, [next, 'build'], { cwd: folder, env: { ...process.env, ...env } });
  const port = await freePort();
  return startProgram(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], port, {
    cwd: folder,
    env,
  });
}
