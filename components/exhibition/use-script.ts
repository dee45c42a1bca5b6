'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** True once scripts run: for what is of no use without them, and what only the reader's own machine knows. */
export function useScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
