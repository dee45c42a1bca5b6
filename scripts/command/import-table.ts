import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError, isCodedError } from '@/lib/errors';
import type { RowReport } from '@/lib/studio/transfer-commands';
import { databases } from '@/server/db/client';
import { operator } from '@/server/people/gate';
import { readTable, TABLE_MOST_BYTES } from '@/server/transfer/read-table';
import { importTable, undoWholeBatch } from '@/server/transfer/table-file';
import { type Command, progressBar } from './run-command';

const curator = () => operator('npm run import');

/** Says what a table would change, row by row; changes it where that was asked for. 1 where a row was refused. */
export async function importTableFile(command: Command, file: string, apply: boolean): Promise<number> {
  return speaking(command, async () => {
    const table = await readTable(await readWhole(file));
    const word = (key: string, values?: Record<string, string | number>) =>
      command.words.transfer(command.language, key, values);
    if (table.unknown.length > 0) console.log(word('unknownColumns', { columns: table.unknown.join(', ') }));
    if (table.repeated.length > 0) {
      console.log(word('repeatedColumns', { columns: table.repeated.join(', ') }));
    }
    const bar = progressBar(word(apply ? 'working' : 'looking'));
    const run = { table, name: path.basename(file), apply, onProgress: bar.update, signal: command.signal };
    const { reports, batchId } = await importTable(databases(), curator(), run).finally(bar.stop);
    for (const report of reports) printReport(command, report);
    printCounts(command, reports, apply);
    if (batchId) command.print('batchMade', { batch: batchId });
    else command.print('notApplied');
    if (command.signal.aborted) return 130;
    return reports.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
  });
}

/** Takes a batch back and names what was edited since. */
export async function undoImport(command: Command, batchId: string): Promise<number> {
  return speaking(command, async () => {
    const { undone, left } = await undoWholeBatch(databases(), curator(), batchId);
    console.log(command.words.transfer(command.language, 'undone', { count: undone }));
    for (const id of left) command.print('batchLeft', { id });
    return left.length > 0 ? 1 : 0;
  });
}

async function speaking(command: Command, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
    return 1;
  }
}

async function readWhole(file: string): Promise<Buffer> {
  try {
    const { size } = await fs.stat(file);
    if (size > TABLE_MOST_BYTES)
      throw new CodedError('TABLE_TOO_LARGE', { megabytes: TABLE_MOST_BYTES / 1_000_000 });
    return await fs.readFile(file);
  } catch (error) {
    if (isCodedError(error)) throw error;
    throw new CodedError('FILE_UNREADABLE', { name: path.basename(file) }, { cause: error });
  }
}

function printReport(command: Command, { line, slug, outcome, columns, problems }: RowReport): void {
  const word = (key: string, values?: Record<string, string>) =>
    command.words.transfer(command.language, key, values);
  for (const { column, code, what } of problems) {
    const problem = word(`problems.${code}`, { what });
    command.print('rowProblem', { line, slug, column: column ?? '', problem });
  }
  if (outcome === 'create' || outcome === 'change') {
    const said = { line, slug, outcome: word(`outcomes.${outcome}`), columns: columns.join(', ') };
    command.print('rowChange', said);
  }
}

function printCounts(command: Command, reports: readonly RowReport[], apply: boolean): void {
  const counts = (['create', 'change', 'same', 'refused'] as const).map((outcome) =>
    command.words.transfer(command.language, `counts.${apply ? 'done' : 'looked'}.${outcome}`, {
      count: reports.filter((report) => report.outcome === outcome).length,
    }),
  );
  console.log(counts.join(' · '));
}
