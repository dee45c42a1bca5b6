/** The authority lists: makers, places, communities, techniques, holders, and the wording of rights statements. */
import { z } from 'zod';
import {
  AUTHORITY_KINDS,
  ENTRY_KINDS,
  type EntryKind,
  type EntryProblem,
} from '../catalogue/authority-draft';
import type { Fields } from '../catalogue/field-changes';
import { LANGUAGES } from '../catalogue/languages';
import type { Conflict } from '../catalogue/merge-changes';
import type { Texts } from '../catalogue/views';
import type { HistoryPage } from './photograph-commands';

const kind = z.enum(AUTHORITY_KINDS);
const anyKind = z.enum(ENTRY_KINDS);
const id = z.string().min(1).max(64);
const base = z.number().int().min(0);
const names = z.partialRecord(z.enum(LANGUAGES), z.string().trim().max(300));

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** Without a slug the entry gets one from its Latin name, or one of chance. */
export const createAuthorityInput = z.object({
  kind,
  slug: slug.optional(),
  names: names.refine((texts) => Object.values(texts).some(Boolean)),
});
export const saveEntryInput = z.object({
  kind: anyKind,
  id,
  /** The revision that the changes began from. */
  base,
  /** By field, as `lib/catalogue/authority-draft.ts` names them. */
  changes: z.record(z.string().max(40), z.unknown()),
});
export const renameAuthorityInput = z.object({ kind, id, base, slug });
export const mergeAuthoritiesInput = z.object({ kind, id, into: id });
export const removeAuthorityInput = z.object({ kind, id });
export const orderCommunitiesInput = z.object({ ids: z.array(id).max(1000) });
export const entryHistoryInput = z.object({ kind: anyKind, id, before: z.number().int().optional() });
export const restoreEntryInput = z.object({ kind: anyKind, id, base, number: z.number().int().min(1) });

/** What a merge would bring to the entry that stays. */
export interface MergePreview {
  /** Also those in the trash. */
  photographs: number;
  /** Fields that the entry that stays has nothing in. */
  fields: Fields;
}

/** An entry of a list. */
export interface AuthorityRow {
  id: string;
  /** The slug; of a rights statement its address. */
  slug: string;
  revision: number;
  names: Texts;
  /** Photographs that name it and are not in the trash, each once. */
  photographs: number;
  /** What else its row tells: dates, coordinates, web address. */
  facts: Fields;
}

/** One entry, opened. */
export interface EntryView {
  kind: EntryKind;
  id: string;
  slug: string;
  revision: number;
  fields: Fields;
  photographs: number;
  /** Photographs in the trash that name it: they can come back. */
  trashed: number;
  /** Other addresses that lead to it. */
  formerSlugs: string[];
}

/** All of the changes were saved, or none: where a field is refused or contested nothing is. */
export interface EntryOutcome {
  revision: number;
  /** The entry as it is saved now. */
  fields: Fields;
  isSaved: boolean;
  refused: Record<string, EntryProblem>;
  conflicts: Conflict[];
  /** Fields that others changed meanwhile, other than the conflicts. */
  theirs: { field: string; who: string }[];
}

export interface AuthorityCommands {
  'authorities.create': { input: z.input<typeof createAuthorityInput>; output: { id: string } };
  /** Visitors see it as soon as it is saved (DECISIONS, 2). */
  'authorities.save': { input: z.input<typeof saveEntryInput>; output: EntryOutcome };
  /** The old address leads to the entry from then on. */
  'authorities.rename': { input: z.input<typeof renameAuthorityInput>; output: { revision: number } };
  'authorities.previewMerge': { input: z.input<typeof mergeAuthoritiesInput>; output: MergePreview };
  /** `id` goes, `into` stays. */
  'authorities.merge': { input: z.input<typeof mergeAuthoritiesInput>; output: Record<string, never> };
  /** Only what nothing names. */
  'authorities.remove': { input: z.input<typeof removeAuthorityInput>; output: Record<string, never> };
  /** Communities that are not named keep their order, at the end. */
  'authorities.order': { input: z.input<typeof orderCommunitiesInput>; output: Record<string, never> };
  'authorities.history': { input: z.input<typeof entryHistoryInput>; output: HistoryPage };
  'authorities.restore': { input: z.input<typeof restoreEntryInput>; output: EntryOutcome };
}
