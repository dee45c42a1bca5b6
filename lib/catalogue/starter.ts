/**
 * The shape of the starter catalogue in `prisma/starter/`: facts and words as JSON, one array of rows per file.
 * Nothing here throws on a bad row: a fault names file, row and field, so that the good rows can still be used.
 */
import { parse as parseEdtf } from 'edtf';
import { z } from 'zod';
import { LANGUAGES, type Language } from './languages';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const words = z.string().trim().min(1);
const address = z.url({ protocol: /^https?$/ });
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const position = z.number().int().min(1);
const centimetres = z.number().positive();

/** EDTF level 1 is what the catalogue stores (DECISIONS, 15). */
const edtfDate = z.string().refine(isEdtf, { params: { reason: 'NOT_EDTF' } });

const text = z.strictObject({ text: words, lang: languageTag });

/** An exhaustive record: a missing language is a fault, and so is one that the exhibition does not have. */
const inEachLanguage = <Value extends z.ZodType>(value: Value) => z.record(z.enum(LANGUAGES), value);

const name = z.strictObject({ name: words, isOurs: z.boolean() });

const section = z.strictObject({
  slug,
  position,
  labels: inEachLanguage(z.strictObject({ title: words, text: words })),
});

const maker = z.strictObject({
  slug,
  born: edtfDate.nullable(),
  died: edtfDate.nullable(),
  sourceUrl: address.nullable(),
  sourceNote: words.nullable(),
  names: inEachLanguage(name),
});

const place = z
  .strictObject({
    slug,
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
    coordinatesFrom: words.nullable(),
    sourceUrl: address.nullable(),
    names: z.array(
      z.strictObject({
        language: languageTag,
        kind: z.enum(['MAIN', 'FORMER', 'COMMUNITY']),
        name: words,
        isOurs: z.boolean(),
        source: words.nullable(),
      }),
    ),
  })
  .refine((row) => (row.latitude === null) === (row.longitude === null), { path: ['longitude'] })
  .refine((row) => row.latitude === null || row.coordinatesFrom !== null, { path: ['coordinatesFrom'] })
  .refine((row) => LANGUAGES.every((language) => mainNames(row.names, language) === 1), { path: ['names'] });

const community = z.strictObject({ slug, position, names: inEachLanguage(words) });

const holder = z.strictObject({ slug, url: address.nullable(), names: inEachLanguage(name) });

const rightsStatement = z.strictObject({
  uri: z.url({ protocol: /^https?$/, hostname: /^(rightsstatements|creativecommons)\.org$/ }),
  names: inEachLanguage(words),
});

const label = z.strictObject({
  title: words,
  /** True where the title in this language is our own, not the source's. */
  titleIsOurs: z.boolean(),
  caption: words.nullable(),
  /** Small Markdown subset. */
  description: words.nullable(),
  altText: words.nullable(),
  note: words.nullable(),
});

const photograph = z.strictObject({
  slug,
  section: slug,
  /** 1-based within its section. */
  position,
  otherSections: z.array(slug),
  sourceTitle: text,
  labels: inEachLanguage(label),
  makers: z.array(
    z.strictObject({
      slug,
      role: z.enum(['PHOTOGRAPHER', 'STUDIO', 'PRINTER', 'PUBLISHER', 'COLLECTION']),
    }),
  ),
  date: z
    .strictObject({ edtf: edtfDate.nullable(), asWritten: words.nullable(), lang: languageTag.nullable() })
    .refine((date) => (date.asWritten === null) === (date.lang === null), { path: ['lang'] }),
  technique: text.nullable(),
  dimensions: z
    .strictObject({
      widthCm: centimetres,
      heightCm: centimetres,
      of: z.enum(['IMAGE', 'PRINT', 'MOUNT', 'ALBUM_PAGE']),
    })
    .nullable(),
  dimensionsAsWritten: words.nullable(),
  places: z.array(slug),
  communities: z.array(z.strictObject({ slug, basis: words })),
  /** Null where the record does not say who has the photograph. */
  holder: slug.nullable(),
  inventoryNumber: words.nullable(),
  sourceUrl: address.nullable(),
  fileUrl: address.nullable(),
  rights: z.string(),
  rightsAsStated: words.nullable(),
  creditLine: words.nullable(),
  evidence: z.enum(['FIRST_HAND', 'PUBLISHER', 'SECOND_HAND']),
  seenIn: words,
  caveats: words.nullable(),
  internalNotes: words.nullable(),
});

/** Integer pixels of the oriented, full-size scan (DECISIONS, 5). */
const region = z.strictObject({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});

const site = z.strictObject({
  hero: z.strictObject({
    photograph: slug,
    /** Null: show it whole. */
    crop: region.nullable(),
  }),
});

/** Pixels of a stand-in's sheet. */
export const SHEET_SIZE = { width: 4800, height: 3600 } as const;

const fits = ({ width, height }: { width: number; height: number }, part: z.infer<typeof region>) =>
  part.x + part.width <= width && part.y + part.height <= height;

const stop = z.strictObject({
  id: slug,
  photograph: slug,
  /** What of the sheet is shown while there is no scan; null: all of it. */
  sheet: region.refine((part) => fits(SHEET_SIZE, part)).nullable(),
  /** What of a scan of these proportions is shown; null: all of it. */
  picture: z
    .strictObject({ width: z.number().int().min(1), height: z.number().int().min(1), region })
    .refine((picture) => fits(picture, picture.region))
    .nullable(),
  texts: inEachLanguage(z.strictObject({ title: words, text: words })),
});

const tour = z.strictObject({
  slug,
  position,
  labels: inEachLanguage(z.strictObject({ title: words, text: words })),
  stops: z.array(stop).min(1),
});

const ROW_SCHEMAS = {
  'sections.json': section,
  'makers.json': maker,
  'places.json': place,
  'communities.json': community,
  'holders.json': holder,
  'rights.json': rightsStatement,
  'photographs.json': photograph,
  'tours.json': tour,
  'site.json': site,
} as const;

export type StarterFile = keyof typeof ROW_SCHEMAS;

/** In an order in which they can be written: nothing refers to a later file. */
export const STARTER_FILES = Object.keys(ROW_SCHEMAS) as readonly StarterFile[];

export type StarterRow<File extends StarterFile> = z.infer<(typeof ROW_SCHEMAS)[File]>;

export type StarterSection = StarterRow<'sections.json'>;
export type StarterMaker = StarterRow<'makers.json'>;
export type StarterPlace = StarterRow<'places.json'>;
export type StarterCommunity = StarterRow<'communities.json'>;
export type StarterHolder = StarterRow<'holders.json'>;
export type StarterRights = StarterRow<'rights.json'>;
export type StarterPhotograph = StarterRow<'photographs.json'>;
export type StarterTour = StarterRow<'tours.json'>;
export type StarterSite = StarterRow<'site.json'>;

/** The good rows of each file; `site.json` is one object and so at most one row. */
export type StarterCatalogue = { [File in StarterFile]: StarterRow<File>[] };

export type StarterFaultReason =
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'UNKNOWN_FIELD'
  | 'NOT_EDTF'
  | 'NOT_ACCEPTED'
  | 'UNKNOWN_REFERENCE'
  | 'DUPLICATE';

/** What is wrong where; the values of a CATALOGUE_ROW_INVALID sentence. */
export interface StarterFault {
  file: StarterFile;
  /** The row's slug (its address in `rights.json`), `#3` for a third row without one, empty for the whole file. */
  row: string;
  /** Dotted path inside the row, such as `labels.ar.title`; empty for the row as a whole. */
  field: string;
  reason: StarterFaultReason;
  /** The offending value, shortened; empty where there is none. */
  value: string;
}

/**
 * Sorts a parsed JSON file into rows that keep the schema and faults, one for each field that does not.
 * A file that is not an array (not an object, for `site.json`) is one fault without a row. Never throws.
 */
export function parseStarterRows<File extends StarterFile>(
  file: File,
  json: unknown,
): { rows: StarterRow<File>[]; faults: StarterFault[] } {
  const candidates = file === 'site.json' ? [json] : json;
  if (!Array.isArray(candidates)) {
    return { rows: [], faults: [{ file, row: '', field: '', reason: 'WRONG_TYPE', value: shorten(json) }] };
  }
  const rows: StarterRow<File>[] = [];
  const faults: StarterFault[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const parsed = ROW_SCHEMAS[file].safeParse(candidate);
    if (parsed.success) rows.push(parsed.data as StarterRow<File>);
    else {
      const row = nameOf(candidate, index);
      faults.push(...parsed.error.issues.flatMap((issue) => toFaults(file, row, candidate, issue)));
    }
  }
  return { rows, faults };
}

/**
 * Cross-checks rows that keep their schemas: references that lead nowhere, and slugs, positions and inventory
 * numbers that are taken twice. An empty list means that the catalogue holds together.
 */
export function checkStarter(catalogue: StarterCatalogue): StarterFault[] {
  return [...findDuplicates(catalogue), ...findUnknownReferences(catalogue)];
}

interface Key {
  row: string;
  field: string;
  key: string;
}

function findDuplicates(catalogue: StarterCatalogue): StarterFault[] {
  const photographs = catalogue['photographs.json'];
  const slugKeys = (rows: { slug: string }[]) => keysOf(rows, 'slug', (row) => row.slug);
  const positionKeys = (rows: { slug: string; position: number }[]) =>
    keysOf(rows, 'position', (row) => String(row.position));
  return [
    ...repeated('sections.json', slugKeys(catalogue['sections.json'])),
    ...repeated('sections.json', positionKeys(catalogue['sections.json'])),
    ...repeated('makers.json', slugKeys(catalogue['makers.json'])),
    ...repeated('places.json', slugKeys(catalogue['places.json'])),
    ...repeated('communities.json', slugKeys(catalogue['communities.json'])),
    ...repeated('communities.json', positionKeys(catalogue['communities.json'])),
    ...repeated('holders.json', slugKeys(catalogue['holders.json'])),
    ...repeated(
      'rights.json',
      keysOf(catalogue['rights.json'], 'uri', (row) => row.uri),
    ),
    ...repeated('tours.json', slugKeys(catalogue['tours.json'])),
    ...repeated('tours.json', positionKeys(catalogue['tours.json'])),
    ...repeated(
      'tours.json',
      catalogue['tours.json'].flatMap(({ slug, stops }) =>
        stops.map(({ id }) => ({ row: slug, field: 'stops', key: `${slug} ${id}` })),
      ),
    ),
    ...repeated('photographs.json', slugKeys(photographs)),
    ...repeated(
      'photographs.json',
      keysOf(photographs, 'position', (row) => `${row.section} ${row.position}`),
    ),
    ...repeated('photographs.json', keysOf(photographs, 'inventoryNumber', numberAtHolder)),
  ];
}

function numberAtHolder(row: StarterPhotograph): string | null {
  return row.inventoryNumber === null ? null : `${row.holder ?? ''} ${row.inventoryNumber}`.trim();
}

function keysOf<Row>(rows: Row[], field: string, keyOf: (row: Row) => string | null): Key[] {
  return rows.flatMap((row, index) => {
    const key = keyOf(row);
    return key === null ? [] : [{ row: nameOf(row, index), field, key }];
  });
}

function repeated(file: StarterFile, keys: Key[]): StarterFault[] {
  const seen = new Set<string>();
  const faults: StarterFault[] = [];
  for (const { row, field, key } of keys) {
    if (seen.has(key)) faults.push({ file, row, field, reason: 'DUPLICATE', value: key });
    seen.add(key);
  }
  return faults;
}

function findUnknownReferences(catalogue: StarterCatalogue): StarterFault[] {
  const slugs = (file: Exclude<StarterFile, 'rights.json' | 'site.json'>) =>
    new Set(catalogue[file].map((row) => row.slug));
  const known = {
    sections: slugs('sections.json'),
    makers: slugs('makers.json'),
    places: slugs('places.json'),
    communities: slugs('communities.json'),
    holders: slugs('holders.json'),
    photographs: slugs('photographs.json'),
    rights: new Set(catalogue['rights.json'].map((row) => row.uri)),
  };
  return [
    ...catalogue['photographs.json'].flatMap((row) =>
      referencesOf(row)
        .filter(({ to, value }) => !known[to].has(value))
        .map(({ field, value }) => unknownReference('photographs.json', row.slug, field, value)),
    ),
    ...catalogue['tours.json'].flatMap(({ slug: row, stops }) =>
      stops.flatMap(({ photograph: named }, index) =>
        known.photographs.has(named)
          ? []
          : [unknownReference('tours.json', row, `stops.${index}.photograph`, named)],
      ),
    ),
    ...catalogue['site.json']
      .filter((row) => !known.photographs.has(row.hero.photograph))
      .map((row, index) =>
        unknownReference('site.json', nameOf(row, index), 'hero.photograph', row.hero.photograph),
      ),
  ];
}

interface Reference {
  field: string;
  to: 'sections' | 'makers' | 'places' | 'communities' | 'holders' | 'rights';
  value: string;
}

function referencesOf(row: StarterPhotograph): Reference[] {
  return [
    { field: 'section', to: 'sections', value: row.section },
    ...row.otherSections.map((value, i) => ({ field: `otherSections.${i}`, to: 'sections' as const, value })),
    ...row.makers.map((by, i) => ({ field: `makers.${i}.slug`, to: 'makers' as const, value: by.slug })),
    ...row.places.map((value, i) => ({ field: `places.${i}`, to: 'places' as const, value })),
    ...row.communities.map((of, i) => ({
      field: `communities.${i}.slug`,
      to: 'communities' as const,
      value: of.slug,
    })),
    ...(row.holder === null ? [] : [{ field: 'holder', to: 'holders' as const, value: row.holder }]),
    { field: 'rights', to: 'rights', value: row.rights },
  ];
}

function unknownReference(file: StarterFile, row: string, field: string, value: string): StarterFault {
  return { file, row, field, reason: 'UNKNOWN_REFERENCE', value: shorten(value) };
}

function nameOf(row: unknown, index: number): string {
  const { slug: named, uri } = (row ?? {}) as { slug?: unknown; uri?: unknown };
  if (typeof named === 'string' && named !== '') return named;
  return typeof uri === 'string' && uri !== '' ? uri : `#${index + 1}`;
}

function toFaults(
  file: StarterFile,
  row: string,
  candidate: unknown,
  issue: z.core.$ZodIssue,
): StarterFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      row,
      field: [...issue.path, key].map(String).join('.'),
      reason: 'UNKNOWN_FIELD' as const,
      value: key,
    }));
  }
  const value = valueAt(candidate, issue.path);
  const field = issue.path.map(String).join('.');
  return [{ file, row, field, reason: reasonOf(issue, value), value: shorten(value) }];
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): StarterFaultReason {
  if (value === undefined) return 'MISSING';
  if (issue.code === 'invalid_type') return 'WRONG_TYPE';
  if (issue.code === 'custom' && issue.params?.reason === 'NOT_EDTF') return 'NOT_EDTF';
  return 'NOT_ACCEPTED';
}

function valueAt(candidate: unknown, path: readonly PropertyKey[]): unknown {
  let value = candidate;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const LONGEST_VALUE = 80;

function shorten(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return written.length > LONGEST_VALUE ? `${written.slice(0, LONGEST_VALUE - 1)}…` : written;
}

function mainNames(names: { language: string; kind: string }[], language: Language): number {
  return names.filter((entry) => entry.kind === 'MAIN' && entry.language === language).length;
}

function isEdtf(written: string): boolean {
  try {
    parseEdtf(written, { level: 1 });
    return true;
  } catch {
    return false;
  }
}
