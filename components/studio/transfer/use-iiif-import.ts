'use client';

import { useRef, useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import type { CanvasReport, SourceReport } from '@/lib/iiif/import-report';
import type { IiifStep } from '@/lib/studio/transfer-commands';
import { type Undone, undoBatch } from './undo-batch';

export interface IiifRow {
  key: string;
  source: SourceReport;
  canvas: CanvasReport | null;
}

export type IiifState =
  | { name: 'free' | 'working' | 'stopped' | 'done' }
  | { name: 'undoing'; done: number; total: number }
  | ({ name: 'undone' } & Undone);

/** Calls that may end without anything new before the page stops asking. */
const MOST_IDLE = 5;

/** Where an import stands: what the next call is given. */
type SoFar = Parameters<typeof callStudio<'transfer.iiif'>>[1];

const BEGINNING: SoFar = { address: '', batchId: null, finished: [], reached: 0 };

/** Where it stands after a call. */
function goneOn({ address, finished, reached }: SoFar, { batchId, sources }: IiifStep): SoFar {
  const done = sources.filter((each) => each.isFinished).map(({ source }) => source.address);
  const last = sources.at(-1);
  const began = sources.length > 1 ? 0 : reached;
  const next = last && !last.isFinished ? (last.canvases.at(-1)?.number ?? began) : 0;
  return { address, batchId, finished: [...new Set([...finished, ...done])], reached: next };
}

/** An import by IIIF, call after call until it is complete, or stopped. */
export function useIiifImport() {
  const [state, setState] = useState<IiifState>({ name: 'free' });
  const [rows, setRows] = useState<IiifRow[]>([]);
  const [pieces, setPieces] = useState<IiifStep['pieces']>(null);
  const [failure, setFailure] = useState<Outcome<unknown> | null>(null);
  const soFar = useRef(BEGINNING);
  const isStopping = useRef(false);

  const run = async (address: string) => {
    if (soFar.current.address !== address) {
      soFar.current = { ...BEGINNING, address };
      setRows([]);
    }
    isStopping.current = false;
    setFailure(null);
    setState({ name: 'working' });
    for (let idle = 0; idle < MOST_IDLE && !isStopping.current; ) {
      const answer = await callStudio('transfer.iiif', soFar.current);
      if (!answer.ok) {
        setFailure(answer);
        break;
      }
      const { sources, isComplete } = answer.value;
      soFar.current = goneOn(soFar.current, answer.value);
      setRows((known) => withStep(known, answer.value));
      setPieces(answer.value.pieces);
      if (isComplete) {
        // The same address again begins anew; what this one made can still be taken back.
        soFar.current = { ...soFar.current, address: '' };
        return setState({ name: 'done' });
      }
      const isNew = answer.value.pieces !== null || sources.some(({ canvases }) => canvases.length > 0);
      idle = isNew ? 0 : idle + 1;
    }
    setState({ name: 'stopped' });
  };

  /** Takes back what this page's import made. */
  const undo = async () => {
    const { batchId } = soFar.current;
    if (batchId === null) return;
    const before = state;
    const total = madeIn(rows);
    setFailure(null);
    const answer = await undoBatch(batchId, (done) => setState({ name: 'undoing', done, total }));
    if ('ok' in answer) {
      setFailure(answer);
      return setState(before);
    }
    soFar.current = BEGINNING;
    setRows([]);
    setState({ name: 'undone', ...answer });
  };

  const stop = () => {
    isStopping.current = true;
  };
  return { state, rows, pieces, failure, run, stop, undo };
}

/** Drafts that an import made, by its rows. */
export function madeIn(rows: readonly IiifRow[]): number {
  return rows.filter(({ canvas }) => canvas?.outcome === 'made').length;
}

/** What an earlier call made is `known` to the later: the first word about a canvas counts, unless it was a failure. */
function withStep(known: readonly IiifRow[], { sources }: IiifStep): IiifRow[] {
  const rows = new Map(known.map((row) => [row.key, row]));
  for (const { source, canvases } of sources) {
    const own = `${source.address} 0`;
    if (!rows.has(own)) rows.set(own, { key: own, source, canvas: null });
    for (const canvas of canvases) {
      const key = `${source.address} ${canvas.number}`;
      const before = rows.get(key)?.canvas;
      if (!before || before.failure) rows.set(key, { key, source, canvas });
    }
  }
  return [...rows.values()];
}
