'use client';

import { useRef, useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import type { CanvasReport, SourceReport } from '@/lib/iiif/import-report';
import type { IiifStep } from '@/lib/studio/transfer-commands';

export interface IiifRow {
  key: string;
  source: SourceReport;
  canvas: CanvasReport | null;
}

export type IiifState = 'free' | 'working' | 'stopped' | 'done';

/** Calls that may end without anything new before the page stops asking. */
const MOST_IDLE = 5;

/** An import by IIIF, call after call until it is complete, or stopped. */
export function useIiifImport() {
  const [state, setState] = useState<IiifState>('free');
  const [rows, setRows] = useState<IiifRow[]>([]);
  const [pieces, setPieces] = useState<IiifStep['pieces']>(null);
  const [failure, setFailure] = useState<Outcome<unknown> | null>(null);
  const soFar = useRef({ address: '', batchId: null as string | null, finished: [] as string[] });
  const isStopping = useRef(false);

  const run = async (address: string) => {
    if (soFar.current.address !== address) {
      soFar.current = { address, batchId: null, finished: [] };
      setRows([]);
    }
    isStopping.current = false;
    setFailure(null);
    setState('working');
    for (let idle = 0; idle < MOST_IDLE && !isStopping.current; ) {
      const answer = await callStudio('transfer.iiif', soFar.current);
      if (!answer.ok) {
        setFailure(answer);
        break;
      }
      const { batchId, sources, isComplete } = answer.value;
      const finished = sources.filter((each) => each.isFinished).map(({ source }) => source.address);
      soFar.current = { address, batchId, finished: [...new Set([...soFar.current.finished, ...finished])] };
      setRows((known) => withStep(known, answer.value));
      setPieces(answer.value.pieces);
      if (isComplete) return setState('done');
      const isNew = answer.value.pieces !== null || sources.some(({ canvases }) => canvases.length > 0);
      idle = isNew ? 0 : idle + 1;
    }
    setState('stopped');
  };

  const stop = () => {
    isStopping.current = true;
  };
  return { state, rows, pieces, failure, run, stop };
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
