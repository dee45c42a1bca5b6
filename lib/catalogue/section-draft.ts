/** A section's draft as fields by name, as `draft.ts` is for a photograph. */
import { z } from 'zod';
import { type ReadField, readWith, slug } from './draft';
import type { FieldValue } from './field-changes';
import { LANGUAGES, type Language } from './languages';
import { line, words } from './text-fields';

/** The texts of a section, which go stale when another language's change. */
export const SECTION_TEXTS = ['title', 'text'] as const;

export type SectionField = 'slug' | 'photographIds' | `labels.${Language}.${(typeof SECTION_TEXTS)[number]}`;

/** Every field of a section's draft. */
export type SectionDraft = {
  slug: string;
  /** Of all its photographs, drafts too, in the order of the walk. */
  photographIds: string[];
} & { [Name in `labels.${Language}.${(typeof SECTION_TEXTS)[number]}`]: string | null };

export function sectionField<Name extends (typeof SECTION_TEXTS)[number]>(
  language: Language,
  name: Name,
): `labels.${Language}.${Name}` {
  return `labels.${language}.${name}`;
}

const SCHEMAS: Readonly<Record<string, z.ZodType<FieldValue>>> = {
  slug,
  photographIds: z.array(z.string().min(1).max(64)).max(10_000),
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) => [
      [sectionField(language, 'title'), line],
      [sectionField(language, 'text'), words],
    ]),
  ),
};

export function isSectionField(name: string): name is SectionField {
  return Object.hasOwn(SCHEMAS, name);
}

/** Reads one field as it came in: tidied, or refused with the reason. */
export function readSectionField(name: SectionField, value: unknown): ReadField {
  return readWith(SCHEMAS, name, value);
}
