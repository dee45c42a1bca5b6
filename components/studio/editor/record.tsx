'use client';

import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { DraftView, LanguageProgress, PublicationState } from '@/lib/studio/photograph-commands';

/** What the server says of a record beside its fields. */
export interface RecordState {
  languages: Record<Language, LanguageProgress>;
  publication: PublicationState;
}

export interface LiveRecord extends RecordState {
  take(part: Partial<RecordState>): void;
}

export const RecordContext = createContext<LiveRecord | null>(null);

/** @throws outside of an editor */
export function useRecord(): LiveRecord {
  const record = useContext(RecordContext);
  if (!record) throw new Error('no editor around this');
  return record;
}

/** Keeps the newest word of the server; the same word again draws nothing anew. */
export function useLiveRecord(view: DraftView, answer: RecordState | null): LiveRecord {
  const [state, setState] = useState<RecordState>({
    languages: view.languages,
    publication: view.publication,
  });
  const take = useCallback((part: Partial<RecordState>) => {
    setState((now) => {
      const next = { languages: now.languages, publication: now.publication, ...part };
      return JSON.stringify(next) === JSON.stringify(now) ? now : next;
    });
  }, []);
  useEffect(() => {
    if (answer) take({ languages: answer.languages, publication: answer.publication });
  }, [answer, take]);
  return useMemo(() => ({ ...state, take }), [state, take]);
}
