'use client';

import { useRef, useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import {
  type BulkChange,
  type BulkOutcome,
  CHANGE_SLICE,
  type LeftOut,
  LOOK_SLICE,
  type UndoOutcome,
} from '@/lib/studio/bulk-commands';

export type BulkStep =
  | { name: 'choosing' }
  | { name: 'looking'; done: number }
  | { name: 'looked'; outcome: BulkOutcome }
  | { name: 'working'; done: number }
  | { name: 'done'; outcome: BulkOutcome; isStopped: boolean }
  | { name: 'undoing'; done: number }
  | { name: 'undone'; undone: number; left: LeftOut[] };

type Failure = Extract<Outcome<unknown>, { ok: false }>;

const nothing = (): BulkOutcome => ({ changed: 0, same: 0, left: [] });

function add(sum: BulkOutcome, more: BulkOutcome): void {
  sum.changed += more.changed;
  sum.same += more.same;
  sum.left.push(...more.left);
}

/**
 * A change to many photographs, from the look at what it would do to its undoing. It runs in slices, so that others save in
 * between; a broken line stops it, and going on does nothing twice.
 * @param begun the batch that it goes on with; a new one where absent
 */
export function useBulk(ids: readonly string[], begun: string | null = null) {
  const [step, setStep] = useState<BulkStep>({ name: 'choosing' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef(false);
  const batch = useRef(begun);
  const sum = useRef(nothing());

  const look = async (change: BulkChange) => {
    const outcome = nothing();
    setFailure(null);
    for (let at = 0; at < ids.length; at += LOOK_SLICE) {
      setStep({ name: 'looking', done: at });
      const answer = await callStudio('bulk.check', { change, ids: ids.slice(at, at + LOOK_SLICE) });
      if (!answer.ok) {
        setFailure(answer);
        return setStep({ name: 'choosing' });
      }
      add(outcome, answer.value);
    }
    setStep({ name: 'looked', outcome });
  };

  const apply = async (change: BulkChange) => {
    stop.current = false;
    sum.current = nothing();
    setFailure(null);
    if (batch.current === null) {
      const begun = await callStudio('bulk.begin', { change, ids: [...ids] });
      if (!begun.ok) return setFailure(begun);
      batch.current = begun.value.batchId;
    }
    for (let at = 0; at < ids.length && !stop.current; at += CHANGE_SLICE) {
      setStep({ name: 'working', done: at });
      const slice = { batchId: batch.current, change, ids: ids.slice(at, at + CHANGE_SLICE) };
      const answer = await callStudio('bulk.apply', slice);
      if (!answer.ok) {
        setFailure(answer);
        stop.current = true;
      } else add(sum.current, answer.value);
    }
    if (!stop.current) await callStudio('batches.finish', { batchId: batch.current });
    setStep({ name: 'done', outcome: sum.current, isStopped: stop.current });
  };

  const undo = async () => {
    const [undone, left]: [{ count: number }, LeftOut[]] = [{ count: 0 }, []];
    let after: string | null = null;
    setFailure(null);
    do {
      setStep({ name: 'undoing', done: undone.count });
      const answer: Outcome<UndoOutcome> = await callStudio('bulk.undo', {
        batchId: batch.current ?? '',
        after,
      });
      if (!answer.ok) {
        setFailure(answer);
        return setStep({ name: 'done', outcome: sum.current, isStopped: true });
      }
      undone.count += answer.value.undone;
      left.push(...answer.value.left);
      after = answer.value.next;
    } while (after !== null);
    setStep({ name: 'undone', undone: undone.count, left });
  };

  return {
    step,
    failure,
    look,
    apply,
    undo,
    stop: () => {
      stop.current = true;
    },
    back: () => setStep({ name: 'choosing' }),
  };
}
