import process from 'node:process';
import { isCodedError } from '@/lib/errors';
import type { ChildReply } from './build-messages';

/** `maxRSS` is in kibibytes (Node's documentation of process.resourceUsage). */
const KIBIBYTE = 1024;

/**
 * The child's side of `runChild`: waits for one request, answers it and ends the process. A parent that died cannot
 * use what is made, and its successor will make it anew: then this process ends at once.
 */
export function answerParent<Request, Event, Result>(
  handle: (request: Request, emit: (event: Event) => void) => Promise<Result>,
): void {
  // An ordinary exit would wait for libvips to finish the file.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.once('message', async (request: Request) => {
    await send(await answer(request, handle));
    process.exit(0);
  });
}

async function answer<Request, Event, Result>(
  request: Request,
  handle: (request: Request, emit: (event: Event) => void) => Promise<Result>,
): Promise<ChildReply<Event, Result>> {
  try {
    const result = await handle(request, (event) => void send({ type: 'event', event }));
    return { type: 'done', result, peakMemoryBytes: process.resourceUsage().maxRSS * KIBIBYTE };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (isCodedError(error))
      return { type: 'failed', code: error.code, detail: { ...error.detail }, message };
    return { type: 'failed', code: 'INTERNAL', detail: {}, message };
  }
}

function send(message: object): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}
