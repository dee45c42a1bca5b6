import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { LogView } from '@/lib/people/views';
import type { LogFilter } from '@/lib/studio/log-filter';
import { type Db, databases } from '@/server/db/client';
import type { Actor } from './actor';
import { readLog } from './log';

const LINES_AT_ONCE = 500;

/** How the columns are worded. */
export interface LogWords {
  /** When, who, what, address; the last column is the action’s own name, for machines. */
  heads: string[];
  actor(line: LogView): string;
  sentence(line: LogView): string;
}

/**
 * All lines that a filter names as CSV in UTF-8 (RFC 4180), with the mark by which spreadsheets know it. Cells that a
 * spreadsheet would take for a formula begin with an apostrophe.
 */
export function exportLog(
  actor: Actor<'administrator'>,
  filter: LogFilter,
  words: LogWords,
  db: Db = databases().reader,
): ReadableStream<Uint8Array> {
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  const rows = Readable.from(rowsOf(db, actor, filter, words));
  rows.on('error', (error) => csv.destroy(error));
  return Readable.toWeb(rows.pipe(csv)) as ReadableStream<Uint8Array>;
}

async function* rowsOf(db: Db, actor: Actor<'administrator'>, filter: LogFilter, words: LogWords) {
  yield [...words.heads, 'action'];
  let before: string | null = null;
  do {
    const page = await readLog(db, actor, filter, { before, count: LINES_AT_ONCE });
    for (const line of page.lines) {
      yield [line.at, words.actor(line), words.sentence(line), line.ipAddress ?? '', line.action];
    }
    before = page.next;
  } while (before !== null);
}
