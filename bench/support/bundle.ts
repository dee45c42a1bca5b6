import path from 'node:path';
import { build } from 'esbuild';
import { programOptions } from '@/scripts/setup/build.mjs';

/** The project's folder: the bench is run from there, whatever file it is bundled into. */
export const ROOT = process.cwd();

/** Where servers and peers are built; git ignores it. */
export const BENCH_CACHE = path.join(ROOT, '.cache', 'bench');

/** Bundles a program of ours as `npm start` does. @returns the file to run */
export async function bundle(entry: string): Promise<string> {
  const outfile = path.join(BENCH_CACHE, `${path.parse(entry).name}.mjs`);
  await build({
    ...programOptions(ROOT),
    entryPoints: [entry],
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
