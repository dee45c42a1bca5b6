import { useSyncExternalStore } from 'react';

/** Which annotation the visitor has chosen, and where: in the list, or on the picture. */
export interface ChosenMark {
  id: string;
  from: 'list' | 'picture';
}

let chosen: ChosenMark | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets list and picture, which stand apart on the page, follow each other. */
export function chooseMark(next: ChosenMark | null): void {
  chosen = next;
  for (const listener of listeners) listener();
}

export function useChosenMark(): ChosenMark | null {
  return useSyncExternalStore(
    subscribe,
    () => chosen,
    () => null,
  );
}
