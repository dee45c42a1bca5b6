/** Entry of the process that composes pictures for the web process, which started it and whose end is its own. */
import process from 'node:process';
import sharp from 'sharp';
import { giveWay } from '@/server/give-way';
import { ObjectNotFound } from '@/server/storage/storage';
import { storage } from '@/server/storage/storages';
import { composeFrom } from './compose-from';
import type { ComposeMessage, ComposeReply } from './composer';

giveWay();
// Pictures are many and each is small: one thread for each wastes the least.
sharp.concurrency(1);
sharp.cache(false);

const compose = composeFrom(storage());

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ number, ...job }: ComposeMessage) => {
  const failed = await compose(job).then(() => null, describe);
  const reply: ComposeReply = { number, failed, memory: process.memoryUsage.rss() };
  process.send?.(reply);
});

function describe(error: unknown): ComposeReply['failed'] {
  const message = error instanceof Error ? error.message : String(error);
  return { fault: error instanceof ObjectNotFound ? 'missing' : 'failed', message };
}
