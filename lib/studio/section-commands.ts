/** What the studio does with the sections of the walk. */
import { z } from 'zod';
import type { Language } from '../catalogue/languages';
import type { SectionDraft, SectionField } from '../catalogue/section-draft';
import type { Texts } from '../catalogue/views';
import type { FieldsSaveOutcome, StandingState } from './field-outcome';
import {
  confirmLanguageInput,
  createPhotographInput,
  type HistoryPage,
  historyInput,
  type LanguageProgress,
  photographInput,
  restoreRevisionInput,
  savePhotographInput,
} from './photograph-commands';

/** The same words travel for a section as for a photograph. */
export const sectionInput = photographInput;
export const createSectionInput = createPhotographInput;
export const saveSectionInput = savePhotographInput;
export const confirmSectionInput = confirmLanguageInput;
export const sectionHistoryInput = historyInput;
export const restoreSectionInput = restoreRevisionInput;
export const publishSectionInput = z.object({
  id: z.string().min(1).max(64),
  /** What the curator saw and means to publish; a newer draft is refused, `DRAFT_CHANGED`. */
  revision: z.number().int().min(0),
});
/** Photographs of a section that its editor shows at once. */
export const MEMBERS_SHOWN = 60;
export const sectionMembersInput = z.object({
  id: z.string().min(1).max(64),
  ids: z.array(z.string().min(1).max(64)).max(MEMBERS_SHOWN),
});
export const orderSectionsInput = z.object({
  /** Every section that is not in the trash, in the order of the walk. */
  ids: z.array(z.string().min(1).max(64)).max(1000),
});

export type SectionState = StandingState;

export interface SectionDraftView {
  id: string;
  revision: number;
  fields: SectionDraft;
  languages: Record<Language, LanguageProgress>;
  publication: SectionState;
  /** The first of its photographs; the order of all, drafts too, is the field `photographIds`. */
  members: SectionMember[];
}

/** A photograph as its section lists it. */
export interface SectionMember {
  id: string;
  titles: Texts;
  isPublished: boolean;
  thumbnail: string | null;
}

export type SectionSaveOutcome = FieldsSaveOutcome<SectionField>;

/** A section in the studio's list, in the order of the walk. */
export interface SectionRow extends SectionState {
  id: string;
  slug: string;
  titles: Texts;
  stale: Language[];
  /** Photographs whose primary section it is, drafts too. */
  photographs: number;
}

interface IdOnly {
  id: string;
}

export interface SectionCommands {
  'sections.list': { input: Record<string, never>; output: SectionRow[] };
  'sections.create': { input: z.input<typeof createSectionInput>; output: IdOnly };
  'sections.open': { input: IdOnly; output: SectionDraftView };
  /** All that an open editor asks again and again: a few bytes. */
  'sections.revision': { input: IdOnly; output: { revision: number } };
  /** Those of these photographs that are in the section, in no order. */
  'sections.members': { input: z.input<typeof sectionMembersInput>; output: SectionMember[] };
  /** Words, address and the order of its photographs (`photographIds`): visitors see them with the next publish. */
  'sections.save': { input: z.input<typeof saveSectionInput>; output: SectionSaveOutcome };
  'sections.confirm': { input: z.input<typeof confirmSectionInput>; output: SectionSaveOutcome };
  'sections.publish': { input: z.input<typeof publishSectionInput>; output: SectionState };
  'sections.unpublish': { input: IdOnly; output: SectionState };
  'sections.trash': { input: IdOnly; output: SectionState };
  'sections.untrash': { input: IdOnly; output: SectionState };
  /** As `photographs.purge`. */
  'sections.purge': { input: IdOnly; output: null };
  'sections.history': { input: z.input<typeof sectionHistoryInput>; output: HistoryPage };
  'sections.restore': { input: z.input<typeof restoreSectionInput>; output: SectionSaveOutcome };
  /** The order of the sections themselves; visitors see it at once. */
  'sections.order': { input: z.input<typeof orderSectionsInput>; output: SectionRow[] };
}
