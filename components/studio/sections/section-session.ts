'use client';

import { createContext, useContext } from 'react';
import type { FieldProblem } from '@/lib/catalogue/draft';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionField } from '@/lib/catalogue/section-draft';
import type { SectionDraftView, SectionSaveOutcome, SectionState } from '@/lib/studio/section-commands';
import type { EditSession, EditState } from '../autosave/edit-session';

/** What the server says of a section beside its fields. */
export type SectionStanding = Pick<SectionDraftView, 'languages' | 'publication'>;

/** What everything on the page of an open section works with. */
export interface OpenSection {
  id: string;
  /** The reader's. */
  language: Language;
  session: EditSession<SectionSaveOutcome>;
  state: EditState<SectionSaveOutcome>;
  standing: SectionStanding;
  take(part: { languages?: SectionStanding['languages']; publication?: SectionState }): void;
  /** Titles were found missing when somebody tried to publish. */
  wasRefused: boolean;
  setRefused(wasRefused: boolean): void;
  isReadOnly: boolean;
}

export const SectionContext = createContext<OpenSection | null>(null);

/** @throws outside of an open section */
export function useOpenSection(): OpenSection {
  const open = useContext(SectionContext);
  if (!open) throw new Error('no open section');
  return open;
}

/** What is wrong with a field. */
export function problemOf(open: OpenSection, field: SectionField): FieldProblem | null {
  // The codes of `readSectionField`, from here or from the server.
  return (open.state.problems[field] as FieldProblem | undefined) ?? null;
}
