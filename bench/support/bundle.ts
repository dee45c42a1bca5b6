import path from 'node:path';
import { build } from 'esbuild';

/** The project's folder: the bench is run from there, whatever file it is bundled into. */
export const ROOT = process.cwd();

/** Where servers and peers are built; git ignores it. */
export const BENCH_CACHE = path.join(ROOT, '.cache', 'bench');

/** Bundles a program of ours as `npm start` does. @returns the file to run */
export async function bundle(entry: string): Promise<string> {
  const outfile = path.join(BENCH_CACHE, `${path.parse(entry).name}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return outfile;
}
