'use client';

import { useEffect, useSyncExternalStore } from 'react';

const never = () => () => {};
const isTrue = () => true;
const isFalse = () => false;

/** False while the page is only what the server sent: nothing that is pressed or written is heard before its script runs. */
export function useListens(): boolean {
  return useSyncExternalStore(never, isTrue, isFalse);
}

/** Marks the document once its script runs, for `listens.css`. */
export function useListensMark(): void {
  useEffect(() => {
    document.documentElement.dataset.listens = 'yes';
  }, []);
}
