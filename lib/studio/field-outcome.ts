/** What became of a save, for whatever is edited field by field. */
import type { FieldProblem } from '../catalogue/draft';
import type { Language } from '../catalogue/languages';
import type { Conflict, Merged } from '../catalogue/merge-changes';
import type { LanguageProgress } from './photograph-commands';

/** Where something that is published whole stands between its curators and its visitors. */
export interface StandingState {
  isPublished: boolean;
  /** The draft differs from what visitors read. */
  isChanged: boolean;
  publishedAt: string | null;
  inTrashSince: string | null;
}

export interface FieldsSaveOutcome<Field extends string> {
  revision: number;
  saved: Field[];
  refused: Partial<Record<Field, FieldProblem>>;
  conflicts: Conflict[];
  theirs: Merged['theirs'];
  languages: Record<Language, LanguageProgress>;
  publication: StandingState;
}
