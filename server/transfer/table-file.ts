import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '@/lib/errors';
import { ROW_SLICE, type RowReport, type TableReading } from '@/lib/studio/transfer-commands';
import { beginBatch, finishBatch } from '@/server/catalogue/batches/batch';
import { undoBatch } from '@/server/catalogue/batches/undo-batch';
import type { Databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { csvOf, readTableRows, type TableFormat, workbookOf } from './export-table';
import { importRows } from './import-table';

/** What a file is by its name; null where it is no table. */
export function tableFormatOf(file: string): TableFormat | null {
  const ending = path.extname(file).toLowerCase();
  return ending === '.csv' ? 'csv' : ending === '.xlsx' ? 'xlsx' : null;
}

interface Export {
  file: string;
  format: TableFormat;
  isRightToLeft: boolean;
  /** Writes over a file that is there. */
  force: boolean;
  signal?: AbortSignal;
}

/**
 * Writes the catalogue into a file, readable by its owner only: it holds drafts. The file has its name once it is whole.
 * @returns the photographs in it
 * @throws CodedError FILE_EXISTS
 */
export async function exportTable(
  { reader, writer }: Databases,
  actor: Actor<'curator'>,
  { file, format, isRightToLeft, force, signal }: Export,
): Promise<number> {
  if (!force) await requireAbsent(file);
  let count = -1;
  async function* counted() {
    for await (const row of readTableRows(reader)) {
      count += 1;
      yield row;
    }
  }
  const partial = `${file}.part`;
  try {
    const body = format === 'csv' ? csvOf(counted()) : [await workbookOf(counted(), isRightToLeft)];
    await fs.rm(partial, { force: true });
    const output = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(body), output, { signal });
    if (!force) await requireAbsent(file);
    await fs.rename(partial, file);
  } finally {
    await fs.rm(partial, { force: true });
  }
  await recordAudit(writer, actor, 'catalogue.export', null, { format });
  return count;
}

async function requireAbsent(file: string): Promise<void> {
  const exists = await fs.lstat(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new CodedError('FILE_EXISTS', { name: file });
}

interface Import {
  table: TableReading;
  /** The file's name, for the list of batches. */
  name: string;
  /** False looks at what the rows would do and writes nothing. */
  apply: boolean;
  /** Percent. */
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
}

/** Reads a table into the catalogue as one batch. @returns a report a row; null for the batch where nothing was to be written */
export async function importTable(
  { reader, writer: db }: Databases,
  actor: Actor<'curator'>,
  { table, name, apply, onProgress, signal }: Import,
): Promise<{ reports: RowReport[]; batchId: string | null }> {
  const { columns, rows, duplicates } = table;
  const doubled = new Set(duplicates);
  const wanted = rows.filter(({ line }) => !doubled.has(line));
  const detail = { file: name, rows: wanted.length };
  const batchId = apply && wanted.length > 0 ? await beginBatch(db, actor, 'import', detail) : null;
  if (batchId) await recordAudit(db, actor, 'batch.apply', batchId, detail);
  const reports = duplicates.map(refusedAsDuplicate);
  for (let at = 0; at < wanted.length && !signal?.aborted; at += ROW_SLICE) {
    const slice = { columns, rows: wanted.slice(at, at + ROW_SLICE), batchId };
    reports.push(...(await importRows({ db, reader }, actor, slice)));
    onProgress?.((Math.min(at + ROW_SLICE, wanted.length) / wanted.length) * 100);
  }
  if (batchId && !signal?.aborted) await finishBatch(db, batchId);
  return { batchId, reports: reports.sort((a, b) => a.line - b.line) };
}

function refusedAsDuplicate(line: number): RowReport {
  const problems = [{ column: null, code: 'DUPLICATE' as const, what: '' }];
  return { line, outcome: 'refused', id: null, slug: '', columns: [], problems };
}

/**
 * Takes a whole batch back.
 * @returns how many records are as they were, and the ids of those that were edited since
 * @throws CodedError RECORD_UNKNOWN, BATCH_UNDONE
 */
export async function undoWholeBatch(
  { writer }: Databases,
  actor: Actor<'curator'>,
  batchId: string,
): Promise<{ undone: number; left: string[] }> {
  const sum = { undone: 0, left: [] as string[] };
  for (let after: string | null = null; ; ) {
    const { undone, left, next } = await undoBatch(writer, actor, { batchId, after });
    sum.undone += undone;
    sum.left.push(...left.map(({ id }) => id));
    if (next === null) return sum;
    after = next;
  }
}
