'use client';

import { useRef, useState } from 'react';
import type { SectionRow } from '@/lib/studio/section-commands';
import { callStudio, type Outcome } from '../call';

/** The list as it stands here: an order is shown at once and sent after the one before it. */
export function useSectionList(first: SectionRow[]) {
  const [rows, setRows] = useState(first);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const [removed, setRemoved] = useState<SectionRow | null>(null);
  const [restored, setRestored] = useState<SectionRow | null>(null);
  const queue = useRef(Promise.resolve());
  const newest = useRef(0);

  const inTurn = (act: () => Promise<void>) => {
    queue.current = queue.current.then(act);
    return queue.current;
  };

  const order = (ids: string[]) => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    setRows(ids.flatMap((id) => byId.get(id) ?? []));
    newest.current += 1;
    const turn = newest.current;
    return inTurn(async () => {
      const outcome = await callStudio('sections.order', { ids });
      setFailed(outcome);
      if (turn !== newest.current) return;
      if (outcome.ok) setRows(outcome.value);
      else await readAgain();
    });
  };

  const readAgain = async () => {
    const outcome = await callStudio('sections.list', {});
    if (outcome.ok) setRows(outcome.value);
  };

  const trash = (row: SectionRow) =>
    inTurn(async () => {
      const outcome = await callStudio('sections.trash', { id: row.id });
      setFailed(outcome);
      if (!outcome.ok) return;
      setRows((now) => now.filter(({ id }) => id !== row.id));
      setRemoved(row);
      setRestored(null);
    });

  const undo = (row: SectionRow) =>
    inTurn(async () => {
      const outcome = await callStudio('sections.untrash', { id: row.id });
      setFailed(outcome);
      if (!outcome.ok) return;
      setRemoved(null);
      setRestored(row);
      await readAgain();
    });

  return { rows, failed, removed, restored, order, trash, undo };
}
