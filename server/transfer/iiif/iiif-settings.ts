import path from 'node:path';
import { type Config, childEnvironment } from '@/server/config';
import type { Db } from '@/server/db/client';
import { SMALL_HEAP } from '@/server/ingest/run-build';
import { runChild } from '@/server/ingest/run-child';
import type { ScanLimits } from '@/server/scans/probe';
import type { Storage } from '@/server/storage/storage';
import { downloadLimits, downloadsDir } from '../fetch-settings';
import type { IiifContext } from './import-iiif';
import { PoliteClient } from './polite-client';

/** Other people's servers: a breath between two pieces of a picture. */
const PAUSE_MS = 200;

/** Seconds for one answer; a service may have to make a large picture first. */
const ANSWER_SECONDS = 600;

/** Who asks other institutions' servers, and how. It must be closed. */
export function iiifClient(settings: Config): PoliteClient {
  const { userAgent, idleSeconds } = downloadLimits(settings);
  const allowed = settings.iiifPrivateHosts;
  return new PoliteClient({
    userAgent,
    idleSeconds,
    allowed,
    pauseMs: PAUSE_MS,
    answerSeconds: ANSWER_SECONDS,
  });
}

/** What an import needs, by the settings. */
export function iiifContext(
  settings: Config,
  open: { db: Db; storage: Storage; limits: ScanLimits; client: PoliteClient; signal?: AbortSignal },
): IiifContext {
  const { db, storage, limits, client, signal } = open;
  return {
    ...{ db, storage, limits, client, signal },
    maxBytes: settings.downloadMaxBytes,
    stitch: stitchApart(settings),
    dir: path.join(downloadsDir(settings), 'iiif'),
    now: () => new Date(),
  };
}

/** Pieces are put together in a process of its own (`dist/stitch-process.js`), so that its memory is its own too. */
function stitchApart(settings: Config): IiifContext['stitch'] {
  return async (job, signal) => {
    await runChild<never, null>(
      { job, threads: settings.pyramidThreads },
      {
        entry: path.resolve('dist', 'stitch-process.js'),
        env: { ...childEnvironment(), ...SMALL_HEAP },
        timeoutMs: settings.scanBuildTimeoutSeconds * 1000,
        onEvent: () => {},
        signal,
      },
    );
  };
}
