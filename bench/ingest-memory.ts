import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runBuild } from '@/server/ingest/run-build';
import type { BenchRow } from './row';
import { bundle } from './support/bundle';
import { type GrainyKind, grainyImage } from './support/grainy-images';

/** 400 megapixels. */
const SIDE = 20_000;
const MEGAPIXELS = (SIDE * SIDE) / 1e6;
const LIMITS = { maxPixels: 1e9, maxWholePixels: 1e9 };
const BAR_MB = 400;

/** Only what is read from top to bottom has a bar; the others show why they have a pixel limit of their own. */
const KINDS: readonly { kind: GrainyKind; called: string; held: 'in pieces' | 'whole' }[] = [
  { kind: 'tiff', called: 'TIFF', held: 'in pieces' },
  { kind: 'lzw.tiff', called: 'LZW TIFF', held: 'in pieces' },
  { kind: 'jpeg', called: 'JPEG', held: 'in pieces' },
  { kind: 'progressive.jpeg', called: 'progressive JPEG', held: 'whole' },
  { kind: 'progressive444.jpeg', called: 'progressive JPEG, colour not halved', held: 'whole' },
  { kind: 'interlaced.png', called: 'interlaced PNG', held: 'whole' },
];

/** Highest resident memory of the process that builds a scan of 400 megapixels, by kind of file. */
export async function benchIngestMemory(): Promise<BenchRow[]> {
  const entry = await bundle('server/ingest/build-process.ts');
  const rows: BenchRow[] = [];
  for (const { kind, called, held } of KINDS) {
    const { megabytes, seconds } = await measure(entry, await grainyImage(kind, SIDE));
    const inPieces = held === 'in pieces';
    const perPixel = ((megabytes * 1e6) / (SIDE * SIDE)).toFixed(1);
    rows.push({
      name: `peak memory, ${MEGAPIXELS} MP ${called}`,
      value: megabytes,
      unit: 'MB',
      bar: inPieces ? `<= ${BAR_MB}` : 'measured',
      ok: inPieces ? megabytes <= BAR_MB : null,
      detail: `decoded ${held}; ${perPixel} bytes a pixel; ${seconds.toFixed(0)} s for the whole build`,
    });
  }
  return rows;
}

async function measure(entry: string, originalPath: string) {
  const workDir = await mkdtemp(path.join(os.tmpdir(), 'bench-memory-'));
  const started = performance.now();
  try {
    const { peakMemoryBytes } = await runBuild(
      { job: { originalPath, workDir, limits: LIMITS }, threads: 0 },
      { entry, env: process.env, timeoutMs: 1_800_000, onEvent: () => {} },
    );
    return { megabytes: Math.round(peakMemoryBytes / 1e6), seconds: (performance.now() - started) / 1000 };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
