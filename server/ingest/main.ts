import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { purgeTrash } from '@/server/catalogue/publishing/purge';
import { publishDue } from '@/server/catalogue/publishing/schedule';
import { type Config, ConfigError, config } from '@/server/config';
import { closeDatabases } from '@/server/db/client';
import { sweepSitePictures } from '@/server/site/sweep-pictures';
import { storage } from '@/server/storage/storages';
import { sweepTourMedia } from '@/server/tours/sweep-media';
import { fetchScans } from '@/server/transfer/fetch-scans';
import { downloadLimits, downloadsDir, PAUSE_BETWEEN_FILES_MS } from '@/server/transfer/fetch-settings';
import { ArrivalSums } from '@/server/uploads/arrival-sums';
import { describeScans, finishUploads, sumArrivals } from '@/server/uploads/finish-uploads';
import { recoverWholeUploads, sweepUploads } from '@/server/uploads/sweep-uploads';
import { releaseClaimsOfTheGone, retryStandIns } from './mutations';
import { sweepOrphans, sweepWorkFolders } from './sweep';
import { type WorkerContext, work } from './worker';
import { openWorkerContext } from './worker-context';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const RECOVER_EVERY_MS = 10_000;

async function main(): Promise<void> {
  const settings = config();
  const logger = pino({ level: settings.logLevel, base: { process: 'worker' } });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => stop.abort(new Error(signal)));
  // Whoever started us has died without a word.
  process.on('disconnect', () => stop.abort(new Error('supervisor gone')));
  const context = await openWorkerContext(settings, logger);
  await retryStandIns(context.db);
  await tidy(context, settings);
  const regularly = (everyMs: number, what: string, task: () => Promise<unknown>) =>
    setInterval(() => void task().catch((error: unknown) => logger.error({ err: error }, what)), everyMs);
  const timers = [
    regularly(HOUR_MS, 'sweep', () => tidy(context, settings)),
    regularly(RECOVER_EVERY_MS, 'uploads', () => recoverWholeUploads(context.db, settings.uploads)),
  ];
  process.send?.({ type: 'ready' });
  const fetching =
    settings.fetchScans === 'auto' ? fetchQuietly(context, settings, stop.signal) : Promise.resolve();
  const uploadsDir = settings.uploads.dir;
  const sums = new ArrivalSums(uploadsDir);
  const arriving = { ...context, uploadsDir, sums, iptcCharset: settings.iptcCharset };
  const finishing = [sumArrivals, finishUploads, describeScans].map((each) => each(arriving, stop.signal));
  const publishing = keepPublishing(context, stop.signal);
  await Promise.all([work(context, stop.signal), publishing, ...finishing, fetching]);
  for (const timer of timers) clearInterval(timer);
  await closeDatabases();
  logger.info('stopped');
  if (process.connected) process.disconnect();
}

/** What is scheduled is published within a second of its time, whatever is being built meanwhile. */
async function keepPublishing({ db, logger }: WorkerContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await publishDue(db).catch((error: unknown) => logger.error({ err: error }, 'scheduled publishing'));
    await pause(SECOND_MS, undefined, { signal }).catch(() => {});
  }
}

async function tidy({ db, workDir, logger }: WorkerContext, { uploads }: Config): Promise<void> {
  await purgeTrash(db);
  await releaseClaimsOfTheGone(db);
  await sweepWorkFolders(workDir);
  await storage().sweepPartials(HOUR_MS);
  await recoverWholeUploads(db, uploads);
  const expired = await sweepUploads(db, uploads);
  if (expired > 0) logger.info({ uploads: expired }, 'abandoned uploads removed');
  const removed = await sweepOrphans(db, storage(), HOUR_MS);
  const pictures = await sweepSitePictures(db, storage());
  const voices = await sweepTourMedia(db, storage());
  if (removed.length + pictures + voices > 0)
    logger.info({ objects: removed.length, pictures, voices }, 'orphans removed');
}

/** In the background at every start. Without a network this is said once, and the site goes on with stand-ins. */
async function fetchQuietly(
  { db, logger }: WorkerContext,
  settings: Config,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { wanted, scanIds, failed, offline } = await fetchScans({
      db,
      storage: storage(),
      dir: downloadsDir(settings),
      limits: downloadLimits(settings),
      pauseMs: PAUSE_BETWEEN_FILES_MS,
      signal,
    });
    if (offline)
      logger.warn('no network: stand-ins stay until "npm run scans -- fetch" can reach the holders');
    else if (wanted > 0)
      logger.info({ wanted, fetched: scanIds.length, failed: failed.length }, 'scans fetched');
  } catch (error) {
    logger.error({ err: error }, 'fetching scans');
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exit(1);
}
