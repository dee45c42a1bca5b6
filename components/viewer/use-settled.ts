import { useEffect, useState } from 'react';
import { ANNOUNCE_MS } from './say-view';

/** The value once it has not changed for a moment. */
export function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ANNOUNCE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
