import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { TILE_SIZE } from '@/lib/pyramid/geometry';
import { checksum } from '@/server/ingest/receive';
import { runBuild } from '@/server/ingest/run-build';
import type { BenchRow } from './row';
import { bundle } from './support/bundle';
import { grainyImage } from './support/grainy-images';
import { median } from './support/load';
import { findProgram } from './support/programs';

const run = promisify(execFile);

const ROUNDS = 5;
/** 100 megapixels. */
const SIDE = 10_000;
const LIMITS = { maxPixels: 1e9, maxWholePixels: 1e9 };

/** Milliseconds. */
interface Times {
  /** `vips dzsave`, from start to end of its process. */
  dzsave: number;
  /** Our ZIP alone, from the first byte read to the last written, in a process that is already up. */
  tiles: number;
  /** Checksum, start of the process, previews, tiles, verification, end of the process. */
  ingest: number;
}

/** One scan's pyramid and whole ingest, against the vips command line that writes the same tiles, in turn. */
export async function benchPyramid(): Promise<BenchRow[]> {
  const vips = findProgram('vips');
  if (!vips) return rows(null, 'vips is not installed (Debian: libvips-tools)');
  const original = await grainyImage('jpeg', SIDE);
  const entry = await bundle('server/ingest/build-process.ts');
  const alone = await bundle('bench/peers/pyramid-alone.ts');
  const all: Times[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    all.push({
      dzsave: await inNewFolder((folder) => timeDzsave(vips, original, folder)),
      tiles: await inNewFolder((folder) => timeTiles(alone, original, folder)),
      ingest: await inNewFolder((folder) => timeIngest(entry, original, folder)),
    });
  }
  const times: Times = {
    dzsave: median(all.map(({ dzsave }) => dzsave)),
    tiles: median(all.map(({ tiles }) => tiles)),
    ingest: median(all.map(({ ingest }) => ingest)),
  };
  const { stdout } = await run(vips, ['--version']);
  const megabytes = Math.round((await stat(original)).size / 1e6);
  return rows(
    times,
    `100 MP JPEG of ${megabytes} MB, ${TILE_SIZE} px, quality 75, ${stdout.trim()}, medians of ${ROUNDS} in turn`,
  );
}

function rows(times: Times | null, detail: string): BenchRow[] {
  const speed = times && times.dzsave / times.tiles;
  const share = times && times.ingest / times.dzsave;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const told = (what: string, ms?: number) =>
    times && ms !== undefined ? `${what} ${seconds(ms)}, dzsave ${seconds(times.dzsave)}; ${detail}` : detail;
  return [
    {
      name: 'pyramid ZIP, speed against vips dzsave',
      value: speed,
      unit: 'x',
      bar: '>= 0.95',
      ok: speed === null ? null : speed >= 0.95,
      detail: told('tiles', times?.tiles),
    },
    {
      name: 'whole ingest, time against vips dzsave',
      value: share,
      unit: 'x',
      bar: '<= 1.6',
      ok: share === null ? null : share <= 1.6,
      detail: told('checksum, previews, ZIP and verification', times?.ingest),
    },
  ];
}

async function inNewFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-pyramid-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeDzsave(vips: string, original: string, folder: string): Promise<number> {
  const started = performance.now();
  await run(vips, [
    'dzsave',
    original,
    path.join(folder, 'pyramid.zip'),
    '--layout=iiif3',
    '--container=zip',
    `--tile-size=${TILE_SIZE}`,
    '--overlap=0',
    '--suffix=.jpg[Q=75]',
  ]);
  return performance.now() - started;
}

async function timeTiles(program: string, original: string, folder: string): Promise<number> {
  const { stdout } = await run(process.execPath, [program, original, path.join(folder, 'pyramid.zip')]);
  return Number(stdout);
}

async function timeIngest(entry: string, original: string, workDir: string): Promise<number> {
  const started = performance.now();
  await checksum(original);
  await runBuild(
    { job: { originalPath: original, workDir, limits: LIMITS }, threads: 0 },
    { entry, env: process.env, timeoutMs: 600_000, onEvent: () => {} },
  );
  return performance.now() - started;
}
