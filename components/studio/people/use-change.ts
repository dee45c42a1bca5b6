'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Outcome } from '../call';
import { useFailureWords } from '../failure-words';

/** One change at a time: sends it, then shows the page as it is afterwards, or why it was refused. */
export function useChange() {
  const router = useRouter();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  /** @returns what the server gave; null where it refused */
  const change = async <T>(send: () => Promise<Outcome<T>>): Promise<{ value: T } | null> => {
    setBusy(true);
    setFault(null);
    const outcome = await send();
    setBusy(false);
    if (!outcome.ok) {
      setFault(words(outcome.failure));
      return null;
    }
    router.refresh();
    return { value: outcome.value };
  };
  return { change, isBusy, fault, forget: () => setFault(null) };
}
