'use client';

import { createContext, useContext } from 'react';
import type { FieldProblem } from '@/lib/catalogue/draft';
import type { Language } from '@/lib/catalogue/languages';
import type { StandingState } from '@/lib/studio/field-outcome';
import type { LanguageProgress } from '@/lib/studio/photograph-commands';
import type { EditSession, EditState, SaveAnswer } from '../autosave/edit-session';

/** What puts photographs into an order under words of its own, and is published whole. */
export type ArrangementKind = 'section' | 'tour';

/** What the server says of an arrangement beside its fields. */
export interface ArrangementStanding {
  languages: Record<Language, LanguageProgress>;
  publication: StandingState;
}

/** What a save of any arrangement answers. */
export type ArrangementAnswer = SaveAnswer & ArrangementStanding;

/** What everything on the page of an open arrangement works with. */
export interface OpenArrangement {
  kind: ArrangementKind;
  id: string;
  /** The reader's. */
  language: Language;
  session: EditSession<ArrangementAnswer>;
  state: EditState<ArrangementAnswer>;
  standing: ArrangementStanding;
  take(part: Partial<ArrangementStanding>): void;
  /** Titles were found missing when somebody tried to publish. */
  wasRefused: boolean;
  setRefused(wasRefused: boolean): void;
  isReadOnly: boolean;
}

export const ArrangementContext = createContext<OpenArrangement | null>(null);

/** @throws outside of an open arrangement */
export function useArrangement(): OpenArrangement {
  const open = useContext(ArrangementContext);
  if (!open) throw new Error('no open arrangement');
  return open;
}

/** What is wrong with a field. */
export function problemOf(open: OpenArrangement, field: string): FieldProblem | null {
  // The codes that reading the field gives, from here or from the server.
  return (open.state.problems[field] as FieldProblem | undefined) ?? null;
}
