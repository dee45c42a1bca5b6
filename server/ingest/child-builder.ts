import path from 'node:path';
import { type Config, childEnvironment } from '@/server/config';
import { fontEnvironment } from '@/server/scans/typesetting/fonts';
import type { Builder } from './build-claim';
import type { DrawRequest } from './build-messages';
import type { PreviewedScan } from './preview-scan';
import { runBuild, SMALL_HEAP } from './run-build';
import { runChild } from './run-child';

/** Seconds: a sheet takes a few; ten times that is a fault. */
const DRAW_TIMEOUT_SECONDS = 120;

/** Builds and draws in child processes of the compiled programs in `dist/`. */
export async function childBuilder(settings: Config): Promise<Builder> {
  const program = (name: string) => path.resolve('dist', name);
  const fonts = await fontEnvironment(path.join(settings.dataDir, 'cache', 'typesetting'));
  return {
    async build(job, onEvent, signal) {
      const { result } = await runBuild(
        { job, threads: settings.pyramidThreads },
        {
          entry: program('build-process.js'),
          env: childEnvironment(),
          timeoutMs: settings.scanBuildTimeoutSeconds * 1000,
          onEvent,
          signal,
        },
      );
      return result;
    },
    async preview(job, signal) {
      const { result } = await runChild<never, PreviewedScan>(
        { job, threads: settings.pyramidThreads },
        {
          entry: program('preview-process.js'),
          env: { ...childEnvironment(), ...SMALL_HEAP },
          timeoutMs: settings.scanBuildTimeoutSeconds * 1000,
          onEvent: () => {},
          signal,
        },
      );
      return result;
    },
    async draw(record, outFile, signal) {
      const request: DrawRequest = {
        record,
        outFile,
        wordsFile: path.resolve('messages', 'stand-in.json'),
        planFile: path.resolve('prisma', 'starter', 'old-city.geojson'),
      };
      await runChild<never, null>(request, {
        entry: program('draw-process.js'),
        env: { ...childEnvironment(), ...fonts },
        timeoutMs: DRAW_TIMEOUT_SECONDS * 1000,
        onEvent: () => {},
        signal,
      });
    },
  };
}
