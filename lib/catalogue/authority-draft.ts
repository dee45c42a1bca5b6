/** Entries of the authority lists as fields by name, each compared, saved, refused and restored as one, as in `draft.ts`. */
import { z } from 'zod';
import { DOWNLOAD_POLICIES } from '../downloads/policy';
import { type FieldProblem, readWith } from './draft';
import type { Fields, FieldValue } from './field-changes';
import { LANGUAGES, type Language } from './languages';
import { address, edtf, line, words } from './text-fields';
import type { Texts } from './views';

/** Lists whose entries curators make, rename, merge and remove. */
export const AUTHORITY_KINDS = ['maker', 'place', 'community', 'technique', 'holder'] as const;

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** Rights statements are given from outside: only their wording is ours, and what we hand out under them. */
export const ENTRY_KINDS = [...AUTHORITY_KINDS, 'rights'] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the list of each kind is called in addresses, menus and choices. */
export const ENTRY_LISTS = {
  maker: 'makers',
  place: 'places',
  community: 'communities',
  technique: 'techniques',
  holder: 'holders',
  rights: 'rights',
} as const satisfies Record<EntryKind, string>;

/** WGS 84 degrees. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

export const OTHER_NAME_KINDS = ['former', 'community'] as const;

/** A name of a place beside our neutral one (DECISIONS, 16). */
export interface OtherName {
  kind: (typeof OTHER_NAME_KINDS)[number];
  text: string;
  /** BCP 47; `und` where nobody determined it. */
  lang: string;
  isOurs: boolean;
  source: string | null;
}

const coordinates = z
  .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .nullable();

const otherName = z.object({
  kind: z.enum(OTHER_NAME_KINDS),
  text: line.transform((text) => text ?? ''),
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  isOurs: z.boolean(),
  source: line,
});

const otherNames = z
  .array(otherName)
  .max(50)
  // A row that was begun and left empty says nothing.
  .transform((names) => names.filter(({ text }) => text !== ''));

const perLanguage = (name: string, schema: z.ZodType<FieldValue>) =>
  Object.fromEntries(LANGUAGES.map((language) => [`${name}.${language}`, schema]));

const names = perLanguage('names', line);
const ownership = perLanguage('namesAreOurs', z.boolean());

const SCHEMAS: Record<EntryKind, Readonly<Record<string, z.ZodType<FieldValue>>>> = {
  maker: { ...names, ...ownership, born: edtf, died: edtf, sourceUrl: address, sourceNote: words },
  place: {
    ...names,
    ...ownership,
    ...perLanguage('nameSources', line),
    otherNames: otherNames as unknown as z.ZodType<FieldValue>,
    coordinates: coordinates as z.ZodType<FieldValue>,
    coordinatesFrom: line,
    sourceUrl: address,
  },
  community: names,
  technique: { ...names, ...ownership },
  holder: { ...names, ...ownership, url: address },
  rights: { ...names, downloads: z.enum(DOWNLOAD_POLICIES).nullable() },
};

/** Every field that entries of this kind have. */
export function entryFields(kind: EntryKind): string[] {
  return Object.keys(SCHEMAS[kind]);
}

export function isEntryField(kind: EntryKind, name: string): boolean {
  return Object.hasOwn(SCHEMAS[kind], name);
}

/** Why a value cannot be kept: as of a draft, or a name that a community calls a place by and nobody has sourced. */
export type EntryProblem = FieldProblem | 'NEEDS_SOURCE' | 'NAME_MISSING';

export type ReadEntryField = { ok: true; value: FieldValue } | { ok: false; problem: EntryProblem };

/** Reads one field of an entry as it came in: tidied, or refused with the reason. */
export function readEntryField(kind: EntryKind, name: string, value: unknown): ReadEntryField {
  const read = readWith(SCHEMAS[kind], name, value);
  if (!read.ok || name !== 'otherNames') return read;
  const unsourced = otherNamesOf(read.value).some(needsSource);
  return unsourced ? { ok: false, problem: 'NEEDS_SOURCE' } : read;
}

/** What a community itself calls a place is kept only where it is sourced (DECISIONS, 16). */
export function needsSource({ kind, source }: OtherName): boolean {
  return kind === 'community' && !source;
}

/** The value of `otherNames`, which `readEntryField` or the database has made. */
export function otherNamesOf(value: FieldValue | undefined): OtherName[] {
  return Array.isArray(value) ? (value as unknown as OtherName[]) : [];
}

/** Coordinates on the way: what is no number yet is the text that was typed. */
export type TypedCoordinates = Record<keyof Coordinates, number | string | null>;

/** The value of `coordinates`, or what was typed on the way to one. */
export function coordinatesOf(value: FieldValue | undefined): TypedCoordinates | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as TypedCoordinates)
    : null;
}

/** An entry's names by language. */
export function entryNames(fields: Fields): Texts {
  const texts: Texts = {};
  for (const language of LANGUAGES) {
    const name = fields[`names.${language}`];
    if (typeof name === 'string' && name !== '') texts[language] = name;
  }
  return texts;
}

/** The language that a field's words are in; null for what all languages share. */
export function entryFieldLanguage(field: string): Language | null {
  return LANGUAGES.find((language) => field.endsWith(`.${language}`)) ?? null;
}
