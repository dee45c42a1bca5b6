import { parseArgs } from 'node:util';
import { config } from '@/server/config';
import { workThrough } from '@/server/ingest/work-through';
import { fetchScans } from '@/server/transfer/fetch-scans';
import { downloadLimits, downloadsDir, PAUSE_BETWEEN_FILES_MS } from '@/server/transfer/fetch-settings';
import { type Command, progressBar, runCommand, UsageError } from './command/run-command';

/** `npm run scans -- fetch`: downloads the open-access files that the catalogue names and builds them. */
async function fetchAll(command: Command): Promise<number> {
  requireFetch();
  const { context, signal } = command;
  let bar: ReturnType<typeof progressBar> | undefined;
  const summary = await fetchScans(
    {
      db: context.db,
      storage: context.storage,
      dir: downloadsDir(config()),
      limits: downloadLimits(config()),
      pauseMs: PAUSE_BETWEEN_FILES_MS,
      signal,
    },
    {
      onStart: (slug, number, total) => {
        bar?.stop();
        command.print('fetching', { slug, number, total });
        bar = progressBar(slug);
      },
      onProgress: ({ received, total }) => bar?.update(total === null ? 0 : (100 * received) / total),
      onFailed: (slug, { code, detail }) =>
        command.print('refused', { name: slug, code, reason: command.reason(code, detail) }),
    },
  );
  bar?.stop();
  const building = progressBar(command.words.command(command.language, 'building'));
  await workThrough(context, summary.scanIds, building.update, signal);
  building.stop();
  return report(command, summary);
}

function requireFetch(): void {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  if (positionals[0] !== 'fetch') throw new UsageError('no such command');
}

function report(
  command: Command,
  { wanted, scanIds, failed, offline }: Awaited<ReturnType<typeof fetchScans>>,
): number {
  if (wanted === 0) command.print('nothingToFetch');
  else if (offline) command.print('offline');
  if (wanted > 0) command.print('fetchSummary', { fetched: scanIds.length, wanted, failed: failed.length });
  return offline || failed.length > 0 ? 1 : 0;
}

await runCommand('usageScans', fetchAll);
