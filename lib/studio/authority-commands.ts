/** The authority lists: makers, places, communities, techniques and holders. */
import { z } from 'zod';
import { LANGUAGES } from '../catalogue/languages';
import type { Texts } from '../catalogue/views';

export const AUTHORITY_KINDS = ['maker', 'place', 'community', 'technique', 'holder'] as const;

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

const kind = z.enum(AUTHORITY_KINDS);
const names = z.partialRecord(z.enum(LANGUAGES), z.string().trim().max(300));

export const createAuthorityInput = z.object({
  kind,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  names,
});
export const saveAuthorityInput = z.object({
  kind,
  id: z.string().min(1).max(64),
  base: z.number().int().min(0),
  names,
});

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
}
