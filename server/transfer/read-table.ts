import { Readable } from 'node:stream';
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import { createInflateRaw } from 'node:zlib';
import { parse } from 'csv-parse';
import readWorkbook from 'read-excel-file/node';
import { TABLE_COLUMNS } from '@/lib/catalogue/table-columns';
import { CodedError } from '@/lib/errors';
import type { TableReading, TableRow } from '@/lib/studio/transfer-commands';

/** Bytes: a catalogue of ten thousand photographs is below. */
export const TABLE_MOST_BYTES = 50_000_000;
const UNPACKED_MOST_BYTES = 200_000_000;
/** Bytes of CSV that are read before others have their turn. */
const CSV_SLICE = 64 * 1024;
const MOST_ROWS = 100_000;

/**
 * Reads a CSV file in UTF-8, or the first sheet of an XLSX workbook, as rows of text.
 * @throws CodedError TABLE_UNREADABLE, TABLE_ENCODING, TABLE_TOO_LARGE, TABLE_NO_KEY
 */
export async function readTable(bytes: Buffer): Promise<TableReading> {
  if (bytes.length > TABLE_MOST_BYTES) throw tooLarge();
  const isWorkbook = bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
  const cells = isWorkbook ? await readCells(bytes) : await parseCsv(textOf(bytes));
  if (cells.length > MOST_ROWS) throw tooLarge();
  return readingOf(cells);
}

const tooLarge = () => new CodedError('TABLE_TOO_LARGE', { megabytes: TABLE_MOST_BYTES / 1_000_000 });

function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new CodedError('TABLE_ENCODING', { encoding: 'UTF-16' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // What is not UTF-8 and has Arabic in it came from an old spreadsheet; of others nobody can say.
    const encoding = looksLikeArabicWindows(bytes) ? 'Windows-1256' : '?';
    throw new CodedError('TABLE_ENCODING', { encoding }, { cause: error });
  }
}

function looksLikeArabicWindows(bytes: Buffer): boolean {
  const text = new TextDecoder('windows-1256').decode(bytes.subarray(0, 20_000));
  return (text.match(/[\u0621-\u064A]{3,}/g)?.length ?? 0) > 0;
}

/** In pieces: whoever else asks the server something waits for one of them and not for the whole file. */
async function parseCsv(text: string): Promise<string[][]> {
  const [first = ''] = text.split('\n', 1);
  // Spreadsheets of some countries separate by semicolons.
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  const parser = parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  const rows: string[][] = [];
  try {
    for await (const row of Readable.from(slicesOf(text)).pipe(parser)) {
      rows.push(row as string[]);
      if (rows.length > MOST_ROWS) throw tooLarge();
    }
    return rows;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('TABLE_UNREADABLE', {}, { cause: error });
  }
}

async function* slicesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += CSV_SLICE) {
    await othersHadTheirTurn();
    yield text.slice(at, at + CSV_SLICE);
  }
}

async function readCells(bytes: Buffer): Promise<string[][]> {
  await refuseBomb(bytes);
  try {
    const [sheet] = await readWorkbook(bytes, { trim: false });
    return (sheet?.data ?? []).map((row) => row.map(cellText));
  } catch (error) {
    throw new CodedError('TABLE_UNREADABLE', {}, { cause: error });
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** Where an entry of a ZIP begins (APPNOTE 4.3.7). */
const ENTRY_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
const ENTRY_HEAD_BYTES = 30;
const DEFLATED = 8;

/**
 * What an archive says of the size of its entries may be a lie, so they are unpacked, counted and thrown away, wherever one begins,
 * also those that its directory does not name.
 * @throws CodedError TABLE_TOO_LARGE
 */
async function refuseBomb(zip: Buffer): Promise<void> {
  let room = UNPACKED_MOST_BYTES;
  for (let at = zip.indexOf(ENTRY_MARK); at >= 0; at = zip.indexOf(ENTRY_MARK, at + 4)) {
    if (at + ENTRY_HEAD_BYTES > zip.length || zip.readUInt16LE(at + 8) !== DEFLATED) continue;
    const begin = at + ENTRY_HEAD_BYTES + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    room -= await unpackedBytes(zip.subarray(begin), room);
    if (room < 0) throw tooLarge();
  }
}

/** Bytes that deflated data becomes; counted until they are more than `most`. */
async function unpackedBytes(data: Buffer, most: number): Promise<number> {
  const inflate = createInflateRaw();
  inflate.end(data);
  let sum = 0;
  try {
    for await (const part of inflate) {
      sum += (part as Buffer).length;
      if (sum > most) break;
    }
  } catch {
    // Damaged, or no entry at all: what reads the workbook says so.
  }
  return sum;
}

function readingOf([head = [], ...body]: readonly string[][]): TableReading {
  const columns = head.map((name) => name.trim().toLowerCase());
  if (!columns.includes('id') && !columns.includes('slug')) throw new CodedError('TABLE_NO_KEY');
  const rows = body.flatMap((cells, index): TableRow[] =>
    cells.every((cell) => cell === '') ? [] : [{ line: index + 2, cells }],
  );
  return {
    columns,
    rows,
    unknown: columns.filter((name) => name !== '' && !TABLE_COLUMNS.includes(name)),
    repeated: columns.filter((name, at) => name !== '' && columns.indexOf(name) !== at),
    duplicates: duplicates(columns, rows),
  };
}

/** Lines that name a record which an earlier line names. */
function duplicates(columns: readonly string[], rows: readonly TableRow[]): number[] {
  const lines = new Set<number>();
  for (const name of ['id', 'slug']) {
    const at = columns.indexOf(name);
    const seen = new Set<string>();
    for (const { line, cells } of at < 0 ? [] : rows) {
      const key = cells[at]?.trim() ?? '';
      if (key !== '' && seen.has(key)) lines.add(line);
      seen.add(key);
    }
  }
  return [...lines].sort((a, b) => a - b);
}
