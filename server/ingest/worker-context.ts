import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '@/server/config';
import { databases } from '@/server/db/client';
import { storage } from '@/server/storage/storages';
import { readWords } from '@/server/words';
import { childBuilder } from './child-builder';
import type { WorkerContext } from './worker';

/** Everything that a worker of this process needs. */
export async function openWorkerContext(settings: Config, logger: Logger): Promise<WorkerContext> {
  return {
    db: databases().writer,
    storage: storage(),
    builder: await childBuilder(settings),
    limits: { maxPixels: settings.scanMaxPixels, maxWholePixels: settings.scanMaxWholePixels },
    words: await readWords(path.resolve('messages')),
    workDir: path.join(settings.dataDir, 'work'),
    leaseSeconds: settings.scanLeaseSeconds,
    logger,
  };
}
