/**
 * The site's own texts and lists. Each document is described once, here: from that come the fields that the studio edits, what
 * a field accepts, and the shape that visitors' pages are given.
 */
import { z } from 'zod';
import type { Fields, FieldValue } from '../catalogue/field-changes';
import { LANGUAGES, type Language } from '../catalogue/languages';
import type { TextsByLanguage } from '../catalogue/staleness';
import { tidyText } from '../catalogue/text-fields';
import type { Texts } from '../catalogue/views';

/** A text in every language; `rows` above one takes paragraphs in the small Markdown subset. */
interface TextSpec {
  kind: 'text';
  rows: number;
  isRequired: boolean;
}

interface ValueSpec {
  /** `target`: a page of ours or an https address; `address`: http or https; `picture`: a SitePicture's id. */
  kind: 'target' | 'address' | 'picture' | 'hero';
}

type LeafSpec = TextSpec | ValueSpec;

/** Entries in an order, each with an id that stays its own. */
export interface ListSpec<Item extends Record<string, LeafSpec> = Record<string, LeafSpec>> {
  kind: 'list';
  item: Item;
}

export type FieldSpec = LeafSpec | ListSpec;

const line = { kind: 'text', rows: 1, isRequired: true } as const;
const text = { kind: 'text', rows: 5, isRequired: true } as const;
const optionalLine = { kind: 'text', rows: 1, isRequired: false } as const;
const optionalText = { kind: 'text', rows: 3, isRequired: false } as const;
const target = { kind: 'target' } as const;
const parts = { kind: 'list', item: { heading: line, text } } as const;
const menu = { kind: 'list', item: { words: line, target } } as const;
const textPage = { title: line, parts } as const;

export const DOCUMENTS = {
  home: {
    title: line,
    period: line,
    sentence: { ...text, rows: 3 },
    begin: line,
    seePhotographs: line,
    hero: { kind: 'hero' },
    partnersHeading: line,
    partnersText: text,
    creditsHeading: line,
    creditsText: text,
    readAbout: line,
  },
  site: { title: line, organisations: line, description: { ...text, rows: 3 } },
  menus: { header: menu, footer: menu },
  about: textPage,
  credits: {
    title: line,
    partnersHeading: line,
    partnersText: optionalText,
    partners: {
      kind: 'list',
      item: { name: line, link: { kind: 'address' }, logo: { kind: 'picture' } },
    },
    holdersHeading: line,
    holdersText: optionalText,
    sourcesHeading: line,
    sourcesText: optionalText,
    parts,
  },
  rights: textPage,
  accessibility: textPage,
  privacy: textPage,
  'language-note': textPage,
  contact: {
    title: line,
    text,
    correctionTitle: line,
    correctionText: optionalText,
    thanksTitle: line,
    thanksText: text,
    privacyNote: optionalLine,
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;

export type DocumentKey = keyof typeof DOCUMENTS;

export const DOCUMENT_KEYS = Object.keys(DOCUMENTS) as DocumentKey[];

export function isDocumentKey(key: string): key is DocumentKey {
  return Object.hasOwn(DOCUMENTS, key);
}

/** The documents that are a title and parts and nothing else, each a page of its own under its key. */
export const TEXT_PAGES = ['about', 'rights', 'accessibility', 'privacy', 'language-note'] as const;

export type TextPageKey = (typeof TEXT_PAGES)[number];

/** The first page's photograph. */
export interface Hero {
  photographId: string;
  /** The rectangle that may fill the screen, in pixels of the oriented, full-size scan; null: show it whole. */
  crop: { x: number; y: number; width: number; height: number } | null;
}

type LeafValue<Spec extends LeafSpec> = Spec extends TextSpec
  ? Texts
  : Spec extends { kind: 'hero' }
    ? Hero | null
    : string | null;

type Item<Spec> =
  Spec extends ListSpec<infer Leaves>
    ? { id: string } & { [Name in keyof Leaves]: LeafValue<Leaves[Name]> }
    : never;

type SpecValue<Spec> = Spec extends ListSpec ? Item<Spec>[] : Spec extends LeafSpec ? LeafValue<Spec> : never;

/** A document as pages are given it: one value per language, lists in their order. */
export type SiteDocumentOf<Key extends DocumentKey> = {
  -readonly [Name in keyof (typeof DOCUMENTS)[Key]]: SpecValue<(typeof DOCUMENTS)[Key][Name]>;
};

export type MenuEntry = SiteDocumentOf<'menus'>['header'][number];
export type Partner = SiteDocumentOf<'credits'>['partners'][number];
export type TextPart = SiteDocumentOf<'about'>['parts'][number];
export type TextPageDocument = SiteDocumentOf<TextPageKey>;

/** Entries of one list. */
const MOST_ITEMS = 60;
/** Characters. */
const LONGEST = { line: 300, text: 20_000, address: 2_000 } as const;

const ITEM_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;
const OWN_PAGE = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?(?:#[a-z0-9-]+)?$/;

const tidy = z.string().transform(tidyText);

function isAddress(value: string, protocols: RegExp): boolean {
  return (
    URL.canParse(value) &&
    protocols.test(new URL(value).protocol) &&
    protocols.test(value.split('//')[0] ?? '')
  );
}

/** True for what a menu may lead to: a page of this site (`/about`, `/#sections`) or an https address. */
export function isTarget(value: string): boolean {
  return OWN_PAGE.test(value) || isAddress(value, /^https:$/);
}

const crop = z.object({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});

const VALUES = {
  target: tidy.pipe(z.string().max(LONGEST.address).refine(isTarget).nullable()).nullable(),
  address: tidy
    .pipe(
      z
        .string()
        .max(LONGEST.address)
        .refine((value) => isAddress(value, /^https?:$/))
        .nullable(),
    )
    .nullable(),
  picture: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/)
    .nullable(),
  hero: z.object({ photographId: z.string().min(1).max(64), crop: crop.nullable() }).nullable(),
} as const;

function wordsSchema({ rows }: TextSpec) {
  const longest = rows > 1 ? LONGEST.text : LONGEST.line;
  const asTyped = z
    .string()
    .max(longest * 2)
    .transform(tidyText);
  const kept = asTyped.pipe(z.string().max(longest).nullable()).nullable();
  return rows > 1 ? kept : kept.transform((value) => value?.replace(/\s*\n\s*/g, ' ') ?? null);
}

const listSchema = z
  .array(z.string().regex(ITEM_ID))
  .max(MOST_ITEMS)
  .refine((ids) => new Set(ids).size === ids.length);

/** What a field's name stands for. */
export interface NamedField {
  spec: LeafSpec | { kind: 'list' };
  /** Of a text. */
  language: Language | null;
  /** Name in the document, and in the list's entry. */
  name: string;
  inner: string | null;
  itemId: string | null;
}

/**
 * Reads a field's name: `title.ar`, `hero`, `parts` (the order of its entries), `parts.<id>.heading.en`.
 * @returns null for a name that this document does not have
 */
export function namedField(key: DocumentKey, field: string): NamedField | null {
  const [name = '', ...rest] = field.split('.');
  const specs: Readonly<Record<string, FieldSpec>> = DOCUMENTS[key];
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (!spec) return null;
  if (spec.kind !== 'list') return leafNamed(spec, rest, { name, inner: null, itemId: null });
  if (rest.length === 0) return { spec: { kind: 'list' }, language: null, name, inner: null, itemId: null };
  const [itemId = '', inner = '', ...tail] = rest;
  const leaf = Object.hasOwn(spec.item, inner) ? spec.item[inner] : undefined;
  return leaf && ITEM_ID.test(itemId) ? leafNamed(leaf, tail, { name, inner, itemId }) : null;
}

function leafNamed(
  spec: LeafSpec,
  rest: readonly string[],
  place: Pick<NamedField, 'name' | 'inner' | 'itemId'>,
): NamedField | null {
  if (spec.kind !== 'text') return rest.length === 0 ? { spec, language: null, ...place } : null;
  const language = LANGUAGES.find((one) => one === rest[0]);
  return language && rest.length === 1 ? { spec, language, ...place } : null;
}

/** Why a value cannot be kept; `studio.site.problems.<code>` words it at the field. */
export type DocumentProblem = 'NOT_TARGET' | 'NOT_ADDRESS' | 'TOO_LONG' | 'TOO_MANY' | 'NOT_USABLE';

export type ReadDocumentField = { ok: true; value: FieldValue } | { ok: false; problem: DocumentProblem };

/** Reads one field as it came from an editor: tidied, or refused with the reason. */
export function readDocumentField(key: DocumentKey, field: string, value: unknown): ReadDocumentField {
  const named = namedField(key, field);
  if (!named) return { ok: false, problem: 'NOT_USABLE' };
  const parsed = schemaOf(named.spec).safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: problemOf(named.spec.kind, parsed.error.issues[0]) };
}

function schemaOf(spec: NamedField['spec']): z.ZodType<FieldValue> {
  if (spec.kind === 'list') return listSchema;
  return (spec.kind === 'text' ? wordsSchema(spec) : VALUES[spec.kind]) as z.ZodType<FieldValue>;
}

function problemOf(kind: NamedField['spec']['kind'], issue: z.core.$ZodIssue | undefined): DocumentProblem {
  if (issue?.code === 'too_big') return kind === 'list' ? 'TOO_MANY' : 'TOO_LONG';
  if (kind === 'target') return 'NOT_TARGET';
  return kind === 'address' ? 'NOT_ADDRESS' : 'NOT_USABLE';
}

/** The ids of a list's entries, in their order. */
export function itemIds(fields: Fields, list: string): string[] {
  return idsIn(fields[list] ?? null);
}

/** Every leaf that the document has now: its name without a language, and what it is. Entries that left their list do not count. */
export function leavesOf(key: DocumentKey, fields: Fields): { path: string; spec: LeafSpec }[] {
  return Object.entries(DOCUMENTS[key] as Record<string, FieldSpec>).flatMap(([name, spec]) =>
    spec.kind === 'list'
      ? itemIds(fields, name).flatMap((id) =>
          Object.entries(spec.item).map(([inner, leaf]) => ({ path: `${name}.${id}.${inner}`, spec: leaf })),
        )
      : [{ path: name, spec }],
  );
}

/** The texts of each language, by name, as staleness compares them. */
export function documentTexts(key: DocumentKey, fields: Fields): TextsByLanguage {
  const paths = leavesOf(key, fields).filter(({ spec }) => spec.kind === 'text');
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(paths.map(({ path }) => [path, stringOrNull(fields[`${path}.${language}`])])),
    ]),
  );
}

/** Fields that must have something in them before visitors may read the document. */
export function missingFields(key: DocumentKey, fields: Fields): string[] {
  return leavesOf(key, fields).flatMap(({ path, spec }) => {
    if (spec.kind === 'target') return fields[path] ? [] : [path];
    if (spec.kind !== 'text' || !spec.isRequired) return [];
    return LANGUAGES.map((language) => `${path}.${language}`).filter((field) => !fields[field]);
  });
}

/** The document that fields describe. A value that no longer fits its field is left out, as if nobody had written it. */
export function documentOf<Key extends DocumentKey>(key: Key, fields: Fields): SiteDocumentOf<Key> {
  const specs: Readonly<Record<string, FieldSpec>> = DOCUMENTS[key];
  const document = Object.entries(specs).map(([name, spec]) => [
    name,
    spec.kind === 'list'
      ? itemIds(fields, name).map((id) => itemOf(key, spec, fields, `${name}.${id}`, id))
      : readLeaf(key, spec, fields, name),
  ]);
  return Object.fromEntries(document) as SiteDocumentOf<Key>;
}

function itemOf(key: DocumentKey, spec: ListSpec, fields: Fields, path: string, id: string) {
  const leaves = Object.entries(spec.item).map(([inner, leaf]) => [
    inner,
    readLeaf(key, leaf, fields, `${path}.${inner}`),
  ]);
  return { id, ...Object.fromEntries(leaves) };
}

function readLeaf(key: DocumentKey, spec: LeafSpec, fields: Fields, path: string): unknown {
  if (spec.kind !== 'text') return kept(key, fields, path);
  const texts: Texts = {};
  for (const language of LANGUAGES) {
    const words = stringOrNull(kept(key, fields, `${path}.${language}`));
    if (words !== null) texts[language] = words;
  }
  return texts;
}

function kept(key: DocumentKey, fields: Fields, field: string): FieldValue {
  const read = readDocumentField(key, field, fields[field] ?? null);
  return read.ok ? read.value : null;
}

/** A document as fields by name: the other way round. */
export function fieldsOf<Key extends DocumentKey>(key: Key, document: SiteDocumentOf<Key>): Fields {
  const fields: Record<string, FieldValue> = {};
  const values = document as Readonly<Record<string, unknown>>;
  for (const [name, spec] of Object.entries(DOCUMENTS[key] as Record<string, FieldSpec>)) {
    if (spec.kind !== 'list') {
      putLeaf(fields, spec, name, values[name]);
      continue;
    }
    const items = values[name] as ({ id: string } & Record<string, unknown>)[];
    fields[name] = items.map(({ id }) => id);
    for (const item of items) {
      for (const [inner, leaf] of Object.entries(spec.item)) {
        putLeaf(fields, leaf, `${name}.${item.id}.${inner}`, item[inner]);
      }
    }
  }
  return fields;
}

function putLeaf(fields: Record<string, FieldValue>, spec: LeafSpec, path: string, value: unknown): void {
  if (spec.kind !== 'text') {
    fields[path] = (value ?? null) as FieldValue;
    return;
  }
  const texts = (value ?? {}) as Texts;
  for (const language of LANGUAGES) fields[`${path}.${language}`] = texts[language] ?? null;
}

function stringOrNull(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Two people's orders of one list as one: mine, with what they added, without what either took out. */
export function mergeItemIds(base: FieldValue, theirs: FieldValue, mine: FieldValue): string[] {
  const [old, there, here] = [base, theirs, mine].map(idsIn) as [string[], string[], string[]];
  const goneThere = new Set(old.filter((id) => !there.includes(id)));
  const added = there.filter((id) => !old.includes(id) && !here.includes(id));
  return [...here.filter((id) => !goneThere.has(id)), ...added];
}

function idsIn(value: FieldValue): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

/** A photograph that may stand on the first page. */
export interface HeroChoice {
  id: string;
  title: string;
  /** BCP 47 of the title. */
  lang: string;
  /** Null while its scan is a stand-in: such a sheet is shown whole. */
  image: { url: string; width: number; height: number } | null;
}
