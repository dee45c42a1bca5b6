import path from 'node:path';
import { parseArgs } from 'node:util';
import { directionOf } from '@/lib/catalogue/languages';
import { isCodedError } from '@/lib/errors';
import { databases } from '@/server/db/client';
import { operator } from '@/server/people/gate';
import { exportTable, tableFormatOf } from '@/server/transfer/table-file';
import { type Command, runCommand, UsageError } from './command/run-command';

function parseWish() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false }, language: { type: 'string' } },
    });
    const [file = '', ...rest] = positionals;
    const format = tableFormatOf(file);
    if (!format || rest.length > 0) throw new UsageError('one table');
    return { file: path.resolve(file), format, force: values.force };
  } catch (error) {
    throw new UsageError('arguments', { cause: error });
  }
}

/** `npm run export -- FILE.csv|FILE.xlsx`: the whole catalogue, drafts too, as a table. */
async function exportCatalogue(command: Command): Promise<number> {
  const wish = parseWish();
  const isRightToLeft = directionOf(command.language) === 'rtl';
  try {
    const run = { ...wish, isRightToLeft, signal: command.signal };
    const count = await exportTable(databases(), operator('npm run export'), run);
    command.print('exported', { count, file: wish.file });
    return 0;
  } catch (error) {
    if (command.signal.aborted) return 130;
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
    return 1;
  }
}

await runCommand('usageExport', exportCatalogue);
