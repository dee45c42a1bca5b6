import path from 'node:path';
import { parseArgs } from 'node:util';
import { isCodedError } from '@/lib/errors';
import { config } from '@/server/config';
import { databases } from '@/server/db/client';
import { recordAudit } from '@/server/people/audit';
import { operator } from '@/server/people/gate';
import { siteSecret } from '@/server/people/secret';
import { storage } from '@/server/storage/storages';
import { makeBackup } from '@/server/transfer/backup';
import { type Command, progressBar, runCommand, UsageError } from './command/run-command';

function parseFile(): string {
  try {
    const { positionals } = parseArgs({
      allowPositionals: true,
      options: { language: { type: 'string' } },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new UsageError('one file');
    return path.resolve(file);
  } catch (error) {
    throw new UsageError('arguments', { cause: error });
  }
}

/** `npm run backup -- FILE`: everything that the site is, into one file, while it runs. */
async function backup(command: Command): Promise<number> {
  const file = parseFile();
  const { databaseUrl, dataDir } = config();
  siteSecret(dataDir);
  const bar = progressBar(command.words.command(command.language, 'backingUp'));
  try {
    const { counts, missing } = await makeBackup({ databaseUrl, dataDir, storage: storage() }, file, {
      onProgress: bar.update,
      signal: command.signal,
    });
    bar.stop();
    await recordAudit(databases().writer, operator('npm run backup'), 'backup.make', null, counts);
    command.print('backedUp', { file, ...counts });
    for (const key of missing) command.print('notInBackup', { key });
    command.print('backupIsSecret');
    return 0;
  } catch (error) {
    bar.stop();
    if (command.signal.aborted) return 130;
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
    return 1;
  }
}

await runCommand('usageBackup', backup);
