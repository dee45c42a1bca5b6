/** The catalogue as a table: what is read from a file, what it would change, and the change in slices. */
import { z } from 'zod';
import type { FieldProblem } from '../catalogue/draft';
import type { CellProblem } from '../catalogue/table-columns';
import type { CanvasReport, SourceReport } from '../iiif/import-report';

/** Rows of one call; a call stays below the edge's limit in bytes as well. */
export const ROW_SLICE = 20;
export const SLICE_BYTES = 1_000_000;

const row = z.object({ line: z.number().int().min(1), cells: z.array(z.string().max(60_000)).max(300) });
const slice = { columns: z.array(z.string().max(200)).max(300), rows: z.array(row).max(ROW_SLICE) };

export const checkRowsInput = z.object(slice);
export const applyRowsInput = z.object({ ...slice, batchId: z.string().min(1).max(64) });
export const beginImportInput = z.object({ file: z.string().max(200), rows: z.number().int().min(1) });

/** One call of an import by IIIF, which is made again until it is complete. */
export const iiifInput = z.object({
  address: z.url({ protocol: /^https?$/ }).max(2000),
  /** Of the calls before. */
  batchId: z.string().min(1).max(64).nullable(),
  /** Addresses of manifests that are done with. */
  finished: z.array(z.string().max(2000)).max(3000),
  /** Canvases of the next manifest that were looked at. */
  reached: z.number().int().min(0),
});

export interface IiifStep {
  batchId: string | null;
  isComplete: boolean;
  /** What was looked at in this call: also what earlier calls made, as `known`. */
  sources: { source: SourceReport; canvases: CanvasReport[]; isFinished: boolean }[];
  /** Of the picture that is under way; null where none is. */
  pieces: { done: number; total: number } | null;
}

export type TableRow = z.output<typeof row>;

export interface TableReading {
  columns: string[];
  rows: TableRow[];
  /** Columns that mean nothing here: they are left out. */
  unknown: string[];
  /** Columns that stand there more than once: the first counts. */
  repeated: string[];
  /** Lines whose record an earlier line names already. */
  duplicates: number[];
}

export type RowProblemCode =
  | CellProblem
  | FieldProblem
  | 'CONFLICT'
  | 'RECORD_UNKNOWN'
  | 'PHOTOGRAPH_IN_TRASH'
  | 'DUPLICATE'
  | 'REFUSED';

export interface RowProblem {
  /** Where it stands in the file; null: the whole row. */
  column: string | null;
  code: RowProblemCode;
  /** What cannot be read, or who has changed it. */
  what: string;
}

export interface RowReport {
  line: number;
  outcome: 'create' | 'change' | 'same' | 'refused';
  /** Null for a record that does not exist yet. */
  id: string | null;
  slug: string;
  /** Columns that differ. */
  columns: string[];
  problems: RowProblem[];
}

export interface TransferCommands {
  'transfer.check': { input: z.input<typeof checkRowsInput>; output: RowReport[] };
  'transfer.begin': { input: z.input<typeof beginImportInput>; output: { batchId: string } };
  'transfer.iiif': { input: z.input<typeof iiifInput>; output: IiifStep };
  'transfer.apply': { input: z.input<typeof applyRowsInput>; output: RowReport[] };
}
