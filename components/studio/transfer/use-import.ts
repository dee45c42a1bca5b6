'use client';

import { useRef, useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import type { CommandFailure } from '@/lib/studio/failure';
import {
  ROW_SLICE,
  type RowReport,
  SLICE_BYTES,
  type TableReading,
  type TableRow,
} from '@/lib/studio/transfer-commands';
import { undoBatch } from './undo-batch';

export type ImportStep =
  | { name: 'choosing' }
  | { name: 'reading' }
  | { name: 'looking' | 'working' | 'undoing'; done: number; total: number }
  | { name: 'looked' | 'done'; reading: TableReading; reports: RowReport[] }
  | { name: 'undone'; undone: number; left: number };

type Failure = Extract<Outcome<unknown>, { ok: false }>;

/**
 * A table from the file to the catalogue: read, looked at row by row, brought in, and taken back if it was wrong.
 * @param begun the batch that it goes on with; a new one where null
 */
export function useImport(begun: string | null) {
  const [step, setStep] = useState<ImportStep>({ name: 'choosing' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const batch = useRef(begun);
  const file = useRef('');

  const fail = (found: Failure, back: ImportStep) => {
    setFailure(found);
    setStep(back);
  };

  const look = async (chosen: File) => {
    setFailure(null);
    batch.current = begun;
    file.current = chosen.name;
    setStep({ name: 'reading' });
    const read = await sendTable(chosen);
    if (!read.ok) return fail(read, { name: 'choosing' });
    const reading = read.value;
    const reports: RowReport[] = [];
    for (const rows of slices(reading)) {
      setStep({ name: 'looking', done: reports.length, total: reading.rows.length });
      const answer = await callStudio('transfer.check', { columns: reading.columns, rows });
      if (!answer.ok) return fail(answer, { name: 'choosing' });
      reports.push(...answer.value);
    }
    setStep({ name: 'looked', reading, reports: withDuplicates(reading, reports) });
  };

  const apply = async (reading: TableReading, looked: readonly RowReport[]) => {
    setFailure(null);
    const wanted = new Set(
      looked.filter(({ outcome }) => outcome === 'change' || outcome === 'create').map(({ line }) => line),
    );
    const chosen = { ...reading, rows: reading.rows.filter(({ line }) => wanted.has(line)) };
    if (batch.current === null) {
      const begun = await callStudio('transfer.begin', { file: file.current, rows: chosen.rows.length });
      if (!begun.ok) return setFailure(begun);
      batch.current = begun.value.batchId;
    }
    const reports: RowReport[] = [];
    for (const rows of slices(chosen)) {
      setStep({ name: 'working', done: reports.length, total: chosen.rows.length });
      const slice = { batchId: batch.current, columns: reading.columns, rows };
      const answer = await callStudio('transfer.apply', slice);
      if (!answer.ok) return fail(answer, { name: 'done', reading, reports });
      reports.push(...answer.value);
    }
    await callStudio('batches.finish', { batchId: batch.current });
    setStep({ name: 'done', reading, reports });
  };

  const undo = async (back: ImportStep, total: number) => {
    setFailure(null);
    const answer = await undoBatch(batch.current ?? '', (done) => setStep({ name: 'undoing', done, total }));
    if ('ok' in answer) return fail(answer, back);
    setStep({ name: 'undone', ...answer });
  };

  return { step, failure, look, apply, undo, again: () => setStep({ name: 'choosing' }) };
}

async function sendTable(file: File): Promise<Outcome<TableReading>> {
  try {
    const answer = await fetch('/api/table/file', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    const body = (await answer.json()) as { value: TableReading } | { failure: CommandFailure };
    return 'failure' in body ? { ok: false, failure: body.failure } : { ok: true, value: body.value };
  } catch {
    return { ok: false, failure: 'offline' };
  }
}

/** Rows in calls that stay below the edge's limit. */
function* slices({ rows }: TableReading): Generator<TableRow[]> {
  let slice: TableRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = row.cells.reduce((sum, cell) => sum + cell.length * 3, 0);
    if (slice.length > 0 && (slice.length === ROW_SLICE || bytes + size > SLICE_BYTES)) {
      yield slice;
      [slice, bytes] = [[], 0];
    }
    slice.push(row);
    bytes += size;
  }
  if (slice.length > 0) yield slice;
}

function withDuplicates({ duplicates }: TableReading, reports: readonly RowReport[]): RowReport[] {
  return reports.map((report) =>
    duplicates.includes(report.line) && report.problems.every(({ code }) => code !== 'DUPLICATE')
      ? {
          ...report,
          outcome: 'refused',
          problems: [...report.problems, { column: null, code: 'DUPLICATE', what: '' }],
        }
      : report,
  );
}
