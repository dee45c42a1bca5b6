/** What the studio does with the site's own texts and with letters: the words that travel between its pages and the server. */
import { z } from 'zod';
import type { Fields, FieldValue } from '../catalogue/field-changes';
import { LANGUAGES, type Language } from '../catalogue/languages';
import { DOCUMENT_KEYS, type DocumentKey, type DocumentProblem } from '../site/documents';
import { LETTER_STATES, type LetterState } from '../site/letters';
import type { HistoryPage, LanguageProgress } from './photograph-commands';

const key = z.enum(DOCUMENT_KEYS as [DocumentKey, ...DocumentKey[]]);
const language = z.enum(LANGUAGES);
const revision = z.number().int().min(0);
const sitting = z.string().min(8).max(64);
const letterId = z.string().min(1).max(64);

export const documentInput = z.object({ key });
export const saveDocumentInput = z.object({
  key,
  /** The revision that the editor's values began from. */
  base: revision,
  /** One opened editor. */
  sitting,
  /** The fields that were changed here, and no others. Values are read by `readDocumentField`. */
  changes: z.record(z.string().max(120), z.unknown()),
});
export const confirmDocumentInput = z.object({ key, language, base: revision });
export const publishDocumentInput = z.object({
  key,
  /** What the curator saw and means to publish; a newer draft is refused, `DRAFT_CHANGED`. */
  revision,
});
export const documentHistoryInput = z.object({ key, before: revision.optional() });
export const restoreDocumentInput = z.object({ key, number: revision, base: revision, sitting });

export const letterStateInput = z.object({ id: letterId, state: z.enum(LETTER_STATES) });
export const letterRemarkInput = z.object({ id: letterId, remark: z.string().max(4_000) });
export const letterInput = z.object({ id: letterId });

export interface DocumentPublication {
  /** The draft differs from what visitors read. */
  isChanged: boolean;
  /** ISO 8601, UTC; null where nobody has published it yet. */
  publishedAt: string | null;
}

export interface DocumentState {
  revision: number;
  languages: Record<Language, LanguageProgress>;
  publication: DocumentPublication;
}

export interface DocumentView extends DocumentState {
  key: DocumentKey;
  fields: Fields;
}

export interface SaveDocumentOutcome extends DocumentState {
  saved: string[];
  refused: Partial<Record<string, DocumentProblem>>;
  conflicts: {
    field: string;
    base: FieldValue;
    theirs: FieldValue;
    mine: FieldValue;
    who: string;
    at: string;
  }[];
  theirs: { field: string; value: FieldValue; who: string }[];
}

interface KeyOnly {
  key: DocumentKey;
}

export interface SiteCommands {
  'site.open': { input: KeyOnly; output: DocumentView };
  'site.save': { input: z.input<typeof saveDocumentInput>; output: SaveDocumentOutcome };
  'site.confirm': { input: z.input<typeof confirmDocumentInput>; output: SaveDocumentOutcome };
  'site.publish': { input: z.input<typeof publishDocumentInput>; output: DocumentState };
  'site.history': { input: z.input<typeof documentHistoryInput>; output: HistoryPage };
  'site.restore': { input: z.input<typeof restoreDocumentInput>; output: DocumentView };
  'letters.state': { input: z.input<typeof letterStateInput>; output: { state: LetterState } };
  'letters.remark': { input: z.input<typeof letterRemarkInput>; output: { remark: string | null } };
  'letters.delete': { input: { id: string }; output: null };
}
