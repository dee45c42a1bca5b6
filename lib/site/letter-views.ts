import type { LetterState } from './letters';

/** A letter as curators read it. */
export interface LetterView {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  kind: string;
  /** BCP 47 of the page that it was written on. */
  language: string;
  name: string | null;
  email: string | null;
  /** What it is about; `id` is null where no such photograph is known any more. */
  photograph: { slug: string; id: string | null; titles: Record<string, string> } | null;
  text: string;
  state: LetterState;
  remark: string | null;
}

export interface LetterPage {
  letters: LetterView[];
  counts: Partial<Record<LetterState, number>>;
  /** Give as `before` for the next page. */
  next: string | null;
}
