'use client';

import { useEffect, useState } from 'react';
import { useDragAndDrop } from 'react-aria-components';

/** An order that is dragged, or carried with the keyboard, and told of when it changes. */
export function useOrder(given: readonly string[], onOrder: (ids: string[]) => void) {
  const [ids, setIds] = useState<readonly string[]>(given);
  const key = given.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says now, by what it says and not by identity
  useEffect(() => setIds(given), [key]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((id) => ({ 'text/plain': String(id) })),
    onReorder({ keys, target }) {
      const moved = ids.filter((id) => keys.has(id));
      const rest = ids.filter((id) => !keys.has(id));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const next = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
      setIds(next);
      onOrder(next);
    },
  });
  return { ids, dragAndDropHooks };
}
