'use client';

import { useRef, useState } from 'react';
import { callStudio, type Outcome } from '../call';
import type { ArrangementRow } from './arrangement-list';
import type { ArrangementKind } from './arrangement-session';

/** The list as it stands here: an order is shown at once and sent after the one before it. */
export function useArrangementList(kind: ArrangementKind, first: ArrangementRow[]) {
  const [rows, setRows] = useState(first);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const [removed, setRemoved] = useState<ArrangementRow | null>(null);
  const [restored, setRestored] = useState<ArrangementRow | null>(null);
  const queue = useRef(Promise.resolve());
  const newest = useRef(0);

  const inTurn = (act: () => Promise<void>) => {
    queue.current = queue.current.then(act);
    return queue.current;
  };

  const reorder = (ids: string[]) => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    setRows(ids.flatMap((id) => byId.get(id) ?? []));
    newest.current += 1;
    const turn = newest.current;
    return inTurn(async () => {
      const outcome = await callStudio(`${kind}s.order`, { ids });
      setFailed(outcome);
      if (turn !== newest.current) return;
      if (outcome.ok) setRows(outcome.value);
      else await readAgain();
    });
  };

  const readAgain = async () => {
    const outcome = await callStudio(`${kind}s.list`, {});
    if (outcome.ok) setRows(outcome.value);
  };

  const trash = (row: ArrangementRow) =>
    inTurn(async () => {
      const outcome = await callStudio(`${kind}s.trash`, { id: row.id });
      setFailed(outcome);
      if (!outcome.ok) return;
      setRows((now) => now.filter(({ id }) => id !== row.id));
      setRemoved(row);
      setRestored(null);
    });

  const undo = (row: ArrangementRow) =>
    inTurn(async () => {
      const outcome = await callStudio(`${kind}s.untrash`, { id: row.id });
      setFailed(outcome);
      if (!outcome.ok) return;
      setRemoved(null);
      setRestored(row);
      await readAgain();
    });

  return { rows, failed, removed, restored, reorder, trash, undo };
}
