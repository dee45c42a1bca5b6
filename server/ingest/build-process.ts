/** Entry of the process that builds one scan and ends, so that its memory and its crashes stay its own. */
import process from 'node:process';
import { isCodedError } from '@/lib/errors';
import { prepareDecoders } from '@/server/scans/decoders';
import type { BuildReply, BuildRequest } from './build-messages';
import { buildScan } from './build-scan';

/** `maxRSS` is in kibibytes (Node's documentation of process.resourceUsage). */
const KIBIBYTE = 1024;

function reply(message: BuildReply): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

async function build(request: BuildRequest): Promise<BuildReply> {
  try {
    prepareDecoders(request.threads);
    const result = await buildScan(request.job, (event) => void reply({ type: 'event', event }));
    return { type: 'done', result, peakMemoryBytes: process.resourceUsage().maxRSS * KIBIBYTE };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (isCodedError(error))
      return { type: 'failed', code: error.code, detail: { ...error.detail }, message };
    return { type: 'failed', code: 'INTERNAL', detail: {}, message };
  }
}

// A parent that died cannot use what is built, and its successor will build anew. An ordinary exit would wait for
// libvips to finish the file.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', async (request: BuildRequest) => {
  await reply(await build(request));
  process.exit(0);
});
