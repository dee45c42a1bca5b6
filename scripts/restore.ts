import path from 'node:path';
import { parseArgs } from 'node:util';
import { isCodedError } from '@/lib/errors';
import { ConfigError, config } from '@/server/config';
import { restoreBackup } from '@/server/transfer/restore';
import { progressBar, runBareCommand, type Speaking, UsageError } from './command/run-command';

interface Wish {
  file: string;
  into: string | null;
  replace: boolean;
}

function parseWish(): Wish {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        replace: { type: 'boolean', default: false },
        language: { type: 'string' },
      },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new UsageError('one file');
    return {
      file: path.resolve(file),
      into: values.into === undefined ? null : path.resolve(values.into),
      replace: values.replace,
    };
  } catch (error) {
    throw new UsageError('arguments', { cause: error });
  }
}

/** @throws ConfigError where the settings keep database or objects elsewhere: a backup is one folder */
function dataFolder(): string {
  const { dataDir, databaseUrl, storageDir } = config();
  const isUsual =
    databaseUrl === `file:${path.join(dataDir, 'catalogue.db')}` &&
    storageDir === path.join(dataDir, 'storage');
  if (isUsual) return dataDir;
  throw new ConfigError('DATABASE_URL or STORAGE_URL lie outside of DATA_DIR: name a folder with --into.');
}

/** `npm run restore -- FILE`: tries the backup whole, then puts it in the data folder's place. */
async function restore(command: Speaking): Promise<number> {
  const { file, into, replace } = parseWish();
  const folder = into ?? dataFolder();
  const bar = progressBar(command.words.command(command.language, 'restoring'));
  try {
    const { manifest, setAside } = await restoreBackup(file, folder, {
      replace,
      onProgress: bar.update,
      signal: command.signal,
    });
    bar.stop();
    command.print('restored', { folder, ...manifest.counts });
    if (setAside) command.print('setAside', { folder: setAside });
    for (const key of manifest.missing) command.print('notInBackup', { key });
    return 0;
  } catch (error) {
    bar.stop();
    if (command.signal.aborted) return 130;
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
    return 1;
  }
}

await runBareCommand('usageRestore', restore);
