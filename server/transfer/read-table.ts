import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { TABLE_COLUMNS } from '@/lib/catalogue/table-columns';
import { CodedError } from '@/lib/errors';
import type { TableReading, TableRow } from '@/lib/studio/transfer-commands';

/** Bytes: a catalogue of tens of thousands of photographs is far below. */
export const TABLE_MOST_BYTES = 100_000_000;
const UNPACKED_MOST_BYTES = 400_000_000;
const MOST_ROWS = 100_000;

/**
 * Reads a CSV file in UTF-8, or the first sheet of an XLSX workbook, as rows of text.
 * @throws CodedError TABLE_UNREADABLE, TABLE_ENCODING, TABLE_TOO_LARGE, TABLE_NO_KEY
 */
export async function readTable(bytes: Buffer): Promise<TableReading> {
  if (bytes.length > TABLE_MOST_BYTES) throw tooLarge();
  const isWorkbook = bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
  const cells = isWorkbook ? await readCells(bytes) : parseCsv(textOf(bytes));
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

function parseCsv(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  // Spreadsheets of some countries separate by semicolons.
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new CodedError('TABLE_UNREADABLE', {}, { cause: error });
  }
}

async function readCells(bytes: Buffer): Promise<string[][]> {
  if (unpackedBytes(bytes) > UNPACKED_MOST_BYTES) throw tooLarge();
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

const CENTRAL_ENTRY = 0x02014b50;

/** Bytes that a ZIP says it holds, before anything is unpacked (APPNOTE 4.3.12). */
function unpackedBytes(zip: Buffer): number {
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let sum = 0;
  for (let at = zip.indexOf(mark); at >= 0 && at + 46 <= zip.length; at = zip.indexOf(mark, at + 4)) {
    if (zip.readUInt32LE(at) === CENTRAL_ENTRY) sum += zip.readUInt32LE(at + 24);
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
