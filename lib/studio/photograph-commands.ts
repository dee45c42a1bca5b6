/** What the studio does with one photograph: the words that travel between its pages and the server. */

import { z } from 'zod';
import type { ScanSize } from '../annotations/shape';
import type { DraftField, FieldProblem, PhotographDraft } from '../catalogue/draft';
import type { FieldChange, FieldValue } from '../catalogue/field-changes';
import { LANGUAGES, type Language } from '../catalogue/languages';
import type { TextChange } from '../catalogue/staleness';
import type { ErrorCode } from '../errors';

const id = z.string().min(1).max(64);
const language = z.enum(LANGUAGES);
const revision = z.number().int().min(0);

export const photographInput = z.object({ id });

export const createPhotographInput = z.object({ title: z.string().max(500).nullable(), language });

export const savePhotographInput = z.object({
  id,
  /** The revision that the editor's values began from: what `open`, or the last answer of `save`, gave. */
  base: revision,
  /** One opened editor. */
  sitting: z.string().min(8).max(64),
  /**
   * The fields that were changed here, and no others, in the order in which they were last touched. Values are read by
   * `readField`. A field in conflict stays out of the next saves until somebody has chosen.
   */
  changes: z.record(z.string(), z.unknown()),
});

export const confirmLanguageInput = z.object({ id, language, base: revision });
export const publishPhotographInput = z.object({
  id,
  /** What the curator saw and means to publish; a newer draft is refused, `DRAFT_CHANGED`. */
  revision,
  /** The READY scan to show; the published one, or the newest, where absent. */
  scanId: id.optional(),
});
export const schedulePhotographInput = z.object({ id, at: z.iso.datetime({ offset: true }) });
export const historyInput = z.object({ id, before: revision.optional() });
export const restoreRevisionInput = z.object({
  id,
  number: revision,
  base: revision,
  sitting: z.string().max(64),
  /** Only these; all where absent. */
  fields: z.array(z.string()).optional(),
});

/** How far a language is. */
export interface LanguageProgress {
  stale: boolean;
  /** What changed in the others since somebody last looked at this one. */
  changes: TextChange[];
}

export interface DraftView {
  id: string;
  revision: number;
  fields: PhotographDraft;
  languages: Record<Language, LanguageProgress>;
  publication: PublicationState;
  updatedAt: string;
  updatedBy: string | null;
  /** Empty for the exhibition's own. */
  ownerName: string | null;
  /** Of every scan that has been looked at, so that regions of one can be placed on another. */
  scanSizes: ScanSize[];
}

export interface PublicationState {
  isPublished: boolean;
  /** The draft differs from what visitors read. */
  isChanged: boolean;
  /** Visitors have known it, whether or not they do now. */
  wasPublished: boolean;
  /** What was changed since is a contributor's, and waits for a curator. */
  isProposed: boolean;
  publishedAt: string | null;
  /** ISO 8601, UTC. */
  scheduledFor: string | null;
  /** Why it was not published at that time; null while it waits. `errors.<code>` words it. */
  scheduleFailure: ErrorCode | null;
  inTrashSince: string | null;
}

/** Two people changed the same field: nothing of the second's is kept or lost until they choose. */
export interface FieldConflict {
  field: DraftField;
  base: FieldValue;
  theirs: FieldValue;
  mine: FieldValue;
  who: string;
  at: string;
}

export interface SaveOutcome {
  revision: number;
  saved: DraftField[];
  /** By field. */
  refused: Record<string, FieldProblem>;
  conflicts: FieldConflict[];
  /** What others changed since `base`, and where. */
  theirs: { field: DraftField; value: FieldValue; who: string }[];
  languages: Record<Language, LanguageProgress>;
  publication: PublicationState;
}

/** Why a photograph cannot be published, or might better not yet; `studio.editor.readiness.<code>` words each. */
export const READINESS_ERRORS = [
  'TITLE_MISSING',
  'ALT_TEXT_MISSING',
  'RIGHTS_MISSING',
  'SCAN_MISSING',
] as const;
export const READINESS_WARNINGS = [
  'LANGUAGE_STALE',
  'CAPTION_MISSING',
  'CAPTION_SHORT',
  'ALT_TEXT_SHORT',
  'ALT_TEXT_IS_TITLE',
  'STAND_IN',
  'SECTION_MISSING',
  'DATE_MISSING',
  'HOLDER_MISSING',
  'ANNOTATION_TEXT_MISSING',
  'ANNOTATION_PLACE_MISSING',
  'ANNOTATION_DATE_MISSING',
  'ANNOTATION_REVIEW',
  'SCALE_PROPORTIONS',
  'SCALE_TURNED',
  'SCALE_REVIEW',
] as const;

export interface ReadinessFinding {
  code: (typeof READINESS_ERRORS)[number] | (typeof READINESS_WARNINGS)[number];
  weight: 'error' | 'warning';
  language: Language | null;
  /** Where to mend it; null where it is no field (a scan). */
  field: DraftField | null;
}

export interface HistoryEntry {
  number: number;
  at: string;
  /** Empty where nobody is known: the state in which a record was found here. */
  who: string;
  /** A `RevisionReason`; `confirm` has one change, `languages.<language>.stale`. */
  reason: string;
  sitting: string | null;
  changes: FieldChange[];
}

export interface HistoryPage {
  entries: HistoryEntry[];
  /** Give as `before` for the next page; null at the beginning of the history. */
  next: number | null;
}

interface IdOnly {
  id: string;
}

export interface PhotographCommands {
  'photographs.create': { input: z.input<typeof createPhotographInput>; output: IdOnly };
  'photographs.open': { input: IdOnly; output: DraftView };
  /** All that an open editor asks again and again: a few bytes. */
  'photographs.revision': { input: IdOnly; output: { revision: number } };
  'photographs.save': { input: z.input<typeof savePhotographInput>; output: SaveOutcome };
  'photographs.confirm': { input: z.input<typeof confirmLanguageInput>; output: SaveOutcome };
  'photographs.readiness': { input: IdOnly; output: ReadinessFinding[] };
  'photographs.publish': { input: z.input<typeof publishPhotographInput>; output: PublicationState };
  'photographs.schedule': { input: z.input<typeof schedulePhotographInput>; output: PublicationState };
  'photographs.unschedule': { input: IdOnly; output: PublicationState };
  'photographs.unpublish': { input: IdOnly; output: PublicationState };
  'photographs.trash': { input: IdOnly; output: PublicationState };
  'photographs.untrash': { input: IdOnly; output: PublicationState };
  /** Words, history and scans of what is in the trash go for good; its address stays taken. */
  'photographs.purge': { input: IdOnly; output: null };
  'photographs.history': { input: z.input<typeof historyInput>; output: HistoryPage };
  'photographs.restore': {
    input: z.input<typeof restoreRevisionInput>;
    output: { draft: DraftView; outcome: SaveOutcome };
  };
}

/** A link by which anyone may read one draft as visitors would, until it expires. */
export interface PreviewCommands {
  'photographs.preview': { input: IdOnly; output: { address: string; expiresAt: string } };
}
