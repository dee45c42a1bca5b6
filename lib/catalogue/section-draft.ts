/** A section's draft as fields by name, as `draft.ts` is for a photograph. */
import { z } from 'zod';
import { type ReadField, readWith, slug } from './draft';
import type { FieldValue } from './field-changes';
import {
  TITLED_SCHEMAS,
  TITLED_TEXTS,
  type TitledField,
  type TitledFields,
  titledField,
} from './titled-text';

/** The texts of a section, which go stale when another language's change. */
export const SECTION_TEXTS = TITLED_TEXTS;

export const sectionField = titledField;

export type SectionField = 'slug' | 'photographIds' | TitledField;

/** Every field of a section's draft. */
export type SectionDraft = {
  slug: string;
  /** Of all its photographs, drafts too, in the order of the walk. */
  photographIds: string[];
} & TitledFields;

const SCHEMAS: Readonly<Record<string, z.ZodType<FieldValue>>> = {
  slug,
  photographIds: z.array(z.string().min(1).max(64)).max(10_000),
  ...TITLED_SCHEMAS,
};

export function isSectionField(name: string): name is SectionField {
  return Object.hasOwn(SCHEMAS, name);
}

/** Reads one field as it came in: tidied, or refused with the reason. */
export function readSectionField(name: SectionField, value: unknown): ReadField {
  return readWith(SCHEMAS, name, value);
}
