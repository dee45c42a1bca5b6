import type { PhotographDraft } from '@/lib/catalogue/draft';
import { type Fields, sameValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { plainCell } from '@/lib/catalogue/table-cells';
import { type Names, TABLE_FIELDS, type TableField } from '@/lib/catalogue/table-columns';
import { isCodedError } from '@/lib/errors';
import type { SaveOutcome } from '@/lib/studio/photograph-commands';
import type { RowProblem, RowReport, TableRow } from '@/lib/studio/transfer-commands';
import { countInBatch } from '@/server/catalogue/batches/batch';
import { recordMade } from '@/server/catalogue/batches/standing';
import { createDraft } from '@/server/catalogue/drafts/create-draft';
import { readDraft } from '@/server/catalogue/drafts/draft-rows';
import { saveDraft } from '@/server/catalogue/drafts/save-draft';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireEditable } from '@/server/people/gate';
import { readNames } from './table-names';

interface Slice {
  columns: readonly string[];
  rows: readonly TableRow[];
  /** Null looks at what the rows would do and writes nothing. */
  batchId: string | null;
}

/** Thrown to take back what a look has written. */
class OnlyLooking extends Error {
  override readonly name = 'OnlyLooking';
}

/**
 * Reads rows into the catalogue, a transaction each. A row with anything in it that cannot be kept, or that somebody has
 * changed since the file was made, is left out whole and says why. So is a row whose record an earlier row named, of these
 * rows or of the same batch. The same rows again change nothing.
 */
export async function importRows(
  { db, reader }: { db: Db; reader: Db },
  actor: Actor<'curator'>,
  { columns, rows, batchId }: Slice,
): Promise<RowReport[]> {
  const names = await readNames(reader);
  const named = new Set<string>();
  const reports: RowReport[] = [];
  for (const row of rows) {
    const cells = cellsByColumn(columns, row);
    const report: RowReport = {
      ...{ line: row.line, outcome: 'same', id: null, columns: [], problems: [] },
      slug: cells.get('slug') ?? '',
    };
    try {
      await importRow({ db, reader, actor, names, batchId, named }, cells, report);
    } catch (error) {
      if (!isCodedError(error) || error.code === 'INTERNAL') throw error;
      const code = error.code === 'PHOTOGRAPH_IN_TRASH' ? error.code : 'REFUSED';
      report.problems.push({ column: null, code, what: error.code });
    }
    if (report.problems.length > 0) report.outcome = 'refused';
    reports.push(report);
  }
  const written = reports.filter(({ outcome }) => outcome === 'change' || outcome === 'create').length;
  if (batchId !== null) await countInBatch(db, batchId, written);
  return reports;
}

function cellsByColumn(columns: readonly string[], { cells }: TableRow): Map<string, string> {
  const byColumn = new Map<string, string>();
  for (const [at, name] of columns.entries()) {
    if (name !== '' && !byColumn.has(name)) byColumn.set(name, plainCell(cells[at] ?? ''));
  }
  return byColumn;
}

interface Import {
  db: Db;
  reader: Db;
  actor: Actor<'curator'>;
  names: Names;
  batchId: string | null;
  /** Ids and slugs of the rows before. */
  named: Set<string>;
}

async function importRow(context: Import, cells: Map<string, string>, report: RowReport): Promise<void> {
  const { reader, names } = context;
  const wishedId = cells.get('id')?.trim() ?? '';
  const slug = cells.get('slug')?.trim() ?? '';
  const where = wishedId === '' ? { slug } : { id: wishedId };
  const row = await reader.photograph.findUnique({ where: where as { id: string }, select: { id: true } });
  if (!row && wishedId !== '') {
    report.problems.push({ column: 'id', code: 'RECORD_UNKNOWN', what: wishedId });
    return;
  }
  report.id = row?.id ?? null;
  if (isNamedAgain(context.named, row?.id ?? null, slug)) {
    report.problems.push({ column: null, code: 'DUPLICATE', what: '' });
    return;
  }
  const draft = row ? await readDraft(reader, row.id) : null;
  const { changes, touched } = readChanges(cells, { draft, names, report });
  if (draft && slug === '') delete (changes as Record<string, unknown>).slug;
  report.columns = touched;
  if (report.problems.length > 0 || (row && touched.length === 0)) return;
  if (row && (await isOfBatch(reader, context.batchId, row.id))) {
    report.problems.push({ column: null, code: 'DUPLICATE', what: '' });
    return;
  }
  report.outcome = row ? 'change' : 'create';
  const base = Number(cells.get('revision') ?? '') || null;
  await write(context, { id: row?.id ?? null, changes, base }, report);
}

/** Notes what a row names. */
function isNamedAgain(named: Set<string>, id: string | null, slug: string): boolean {
  const keys = [id ?? '', slug === '' ? '' : `/${slug}`].filter((key) => key !== '');
  const isAgain = keys.some((key) => named.has(key));
  for (const key of keys) named.add(key);
  return isAgain;
}

/** An earlier row of this batch has changed the record, in whichever call that was. */
async function isOfBatch(reader: Db, batchId: string | null, subjectId: string): Promise<boolean> {
  if (batchId === null) return false;
  const where = { batchId, subjectId };
  return (await reader.revision.count({ where })) + (await reader.batchStep.count({ where })) > 0;
}

/** The fields that the file has and that differ from the draft; what cannot be read goes into the report. */
function readChanges(
  cells: ReadonlyMap<string, string>,
  { draft, names, report }: { draft: PhotographDraft | null; names: Names; report: RowReport },
): { changes: Fields; touched: string[] } {
  const changes: Record<string, Fields[string]> = {};
  const touched: string[] = [];
  for (const field of TABLE_FIELDS) {
    const own = cellsOfField(field, cells, draft, names);
    if (!own) continue;
    const isNew = draft === null && own.every((cell) => cell === '');
    // As it went out: nothing of it was touched, whatever the cell would be read as.
    const isAsWritten = draft !== null && field.write(draft, names).every((cell, at) => cell === own[at]);
    if (isNew || isAsWritten) continue;
    const read = field.read(own, names);
    const [column = ''] = field.columns;
    if (!read.ok) report.problems.push({ column, code: read.problem, what: read.what });
    else if (!draft || !sameValue(draft[field.field], read.value)) {
      changes[field.field] = read.value;
      touched.push(column);
    }
  }
  return { changes, touched };
}

/** A field's cells; those that the file lacks beside its first are as they are in the draft. */
function cellsOfField(
  field: TableField,
  cells: ReadonlyMap<string, string>,
  draft: PhotographDraft | null,
  names: Names,
): string[] | null {
  const [first = ''] = field.columns;
  if (!cells.has(first)) return null;
  const kept = draft ? field.write(draft, names) : [];
  return field.columns.map((column, at) => cells.get(column) ?? kept[at] ?? '');
}

interface Writing {
  id: string | null;
  changes: Fields;
  base: number | null;
}

async function write(context: Import, writing: Writing, report: RowReport): Promise<void> {
  const { db, batchId } = context;
  try {
    await db.$transaction(async (tx) => {
      const outcome = await writeIn(tx, context, writing, report);
      report.problems.push(...problemsOf(outcome));
      if (batchId === null || report.problems.length > 0) throw new OnlyLooking();
      if (outcome.saved.length === 0 && writing.id !== null) report.outcome = 'same';
    });
  } catch (error) {
    if (!(error instanceof OnlyLooking)) throw error;
  }
}

async function writeIn(
  tx: Tx,
  { actor, batchId }: Import,
  { id, changes, base }: Writing,
  report: RowReport,
): Promise<SaveOutcome> {
  const made = id ?? (await createDraft(tx, actor, { title: null, language: LANGUAGES[0] }));
  const editable = await requireEditable(tx, actor, made);
  const saving = { base: id === null ? null : base, sitting: null, reason: 'import', batchId } as const;
  const outcome = await saveDraft(tx, actor, editable, { ...saving, changes });
  if (id === null && batchId !== null) {
    await recordMade(tx, batchId, made);
    report.id = made;
  }
  return outcome;
}

function problemsOf({ refused, conflicts }: SaveOutcome): RowProblem[] {
  const columnOf = (field: string) => TABLE_FIELDS.find((each) => each.field === field)?.columns[0] ?? field;
  return [
    ...Object.entries(refused).map(([field, code]) => ({ column: columnOf(field), code, what: '' })),
    ...conflicts.map(({ field, who }) => ({ column: columnOf(field), code: 'CONFLICT' as const, what: who })),
  ];
}
