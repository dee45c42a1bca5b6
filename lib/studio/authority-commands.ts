/** The authority lists: makers, places, communities, techniques and holders. */
import { z } from 'zod';
import { LANGUAGES } from '../catalogue/languages';
import type { Texts } from '../catalogue/views';

export const AUTHORITY_KINDS = ['maker', 'place', 'community', 'technique', 'holder'] as const;

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

const kind = z.enum(AUTHORITY_KINDS);
const names = z.partialRecord(z.enum(LANGUAGES), z.string().trim().max(300));

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

export const createAuthorityInput = z.object({ kind, slug, names });
export const saveAuthorityInput = z.object({
  kind,
  id: z.string().min(1).max(64),
  base: z.number().int().min(0),
  names,
});

const id = z.string().min(1).max(64);

export const renameAuthorityInput = z.object({ kind, id, base: z.number().int().min(0), slug });
export const mergeAuthoritiesInput = z.object({ kind, id, into: id });
export const removeAuthorityInput = z.object({ kind, id });

/** What a merge would bring to the entry that stays. */
export interface MergePreview {
  photographs: number;
  /** In languages that the entry that stays has no name in. */
  names: Texts;
}

/** An entry of an authority list, with how many photographs name it. */
export interface AuthorityRow {
  id: string;
  slug: string;
  revision: number;
  names: Texts;
  photographs: number;
}

export interface AuthorityCommands {
  'authorities.create': { input: z.input<typeof createAuthorityInput>; output: { id: string } };
  /** Visitors see a name as soon as it is saved (DECISIONS, 2). An empty name is none. */
  'authorities.save': { input: z.input<typeof saveAuthorityInput>; output: { revision: number } };
  /** The old address leads to the entry from then on. */
  'authorities.rename': { input: z.input<typeof renameAuthorityInput>; output: { revision: number } };
  'authorities.previewMerge': { input: z.input<typeof mergeAuthoritiesInput>; output: MergePreview };
  /** `id` goes, `into` stays. */
  'authorities.merge': { input: z.input<typeof mergeAuthoritiesInput>; output: Record<string, never> };
  /** Only what nothing names. */
  'authorities.remove': { input: z.input<typeof removeAuthorityInput>; output: Record<string, never> };
}
