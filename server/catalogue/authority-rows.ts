import {
  type AuthorityKind,
  type Coordinates,
  type EntryKind,
  type OtherName,
  otherNamesOf,
} from '@/lib/catalogue/authority-draft';
import type { Fields, FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';

/** An entry of a list as it is saved, every field of it. */
export interface Entry {
  id: string;
  /** The slug; of a rights statement its address. */
  slug: string;
  revision: number;
  fields: Fields;
}

interface NameRow {
  language: string;
  name: string;
  isOurs?: boolean;
  source?: string | null;
}

const ALL = { names: true } as const;

/** The entries of a list, or one of them, without what was merged. By slug; communities in their order. */
export async function readEntries(db: Db | Tx, kind: EntryKind, id?: string): Promise<Entry[]> {
  const own = id === undefined ? {} : { id };
  const where = { ...own, mergedIntoId: null };
  const orderBy = { slug: 'asc' } as const;
  switch (kind) {
    case 'maker': {
      const rows = await db.maker.findMany({ where, orderBy, include: ALL });
      return rows.map(({ names, born, died, sourceUrl, sourceNote, ...row }) =>
        entryOf(row, { ...namesAndOwners(names), born, died, sourceUrl, sourceNote }),
      );
    }
    case 'place':
      return (
        await db.place.findMany({ where, orderBy, include: { names: { orderBy: { id: 'asc' } } } })
      ).map((row) => entryOf(row, placeFields(row)));
    case 'community': {
      const order = [{ position: 'asc' }, { slug: 'asc' }] as const;
      const rows = await db.community.findMany({ where, orderBy: [...order], include: ALL });
      return rows.map((row) => entryOf(row, namesOnly(row.names)));
    }
    case 'technique':
      return (await db.technique.findMany({ where, orderBy, include: ALL })).map((row) =>
        entryOf(row, namesAndOwners(row.names)),
      );
    case 'holder':
      return (await db.holder.findMany({ where, orderBy, include: ALL })).map((row) =>
        entryOf(row, { ...namesAndOwners(row.names), url: row.url }),
      );
    case 'rights':
      return (await db.rightsStatement.findMany({ where: own, orderBy: { uri: 'asc' }, include: ALL })).map(
        (row) => entryOf({ ...row, slug: row.uri }, { ...namesOnly(row.names), downloads: row.downloads }),
      );
  }
}

/** @throws CodedError RECORD_UNKNOWN where it is not in the list, or no longer */
export async function requireEntry(db: Db | Tx, kind: EntryKind, id: string): Promise<Entry> {
  const [entry] = await readEntries(db, kind, id);
  if (!entry) throw new CodedError('RECORD_UNKNOWN');
  return entry;
}

function entryOf({ id, slug, revision }: Omit<Entry, 'fields'>, fields: Fields): Entry {
  return { id, slug, revision, fields };
}

function ofLanguages(names: readonly NameRow[], field: string, value: (row?: NameRow) => FieldValue): Fields {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      `${field}.${language}`,
      value(names.find((row) => row.language === language)),
    ]),
  );
}

function namesOnly(names: readonly NameRow[]): Fields {
  return ofLanguages(names, 'names', (row) => row?.name ?? null);
}

function namesAndOwners(names: readonly NameRow[]): Fields {
  return { ...namesOnly(names), ...ofLanguages(names, 'namesAreOurs', (row) => row?.isOurs ?? false) };
}

interface PlaceRow {
  latitude: number | null;
  longitude: number | null;
  coordinatesFrom: string | null;
  sourceUrl: string | null;
  names: (NameRow & { kind: 'MAIN' | 'FORMER' | 'COMMUNITY'; isOurs: boolean; source: string | null })[];
}

function placeFields({ latitude, longitude, coordinatesFrom, sourceUrl, names }: PlaceRow): Fields {
  const main = names.filter(({ kind }) => kind === 'MAIN');
  const others = names.flatMap(({ kind, language, name, isOurs, source }): OtherName[] =>
    kind === 'MAIN'
      ? []
      : [{ kind: kind === 'FORMER' ? 'former' : 'community', text: name, lang: language, isOurs, source }],
  );
  return {
    ...namesAndOwners(main),
    ...ofLanguages(main, 'nameSources', (row) => row?.source ?? null),
    otherNames: others as unknown as FieldValue,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
    coordinatesFrom,
    sourceUrl,
  };
}

/**
 * Writes an entry's fields that differ; values as `readEntryField` leaves them.
 * @param after every field of it
 * @param changed the names of those to write
 */
export async function writeEntry(
  tx: Tx,
  { kind, id }: { kind: EntryKind; id: string },
  after: Fields,
  changed: readonly string[],
): Promise<void> {
  for (const language of LANGUAGES)
    if (changed.some((field) => field !== 'otherNames' && field.endsWith(`.${language}`)))
      await writeName(tx, { kind, id }, nameRowOf(after, language));
  const facts = Object.fromEntries(
    changed.filter((field) => FACTS.includes(field)).map((field) => [field, after[field] ?? null]),
  );
  if (kind === 'place') await writePlace(tx, id, { after, changed, facts });
  else if (kind === 'rights') await tx.rightsStatement.update({ where: { id }, data: facts });
  else if (Object.keys(facts).length > 0) await tx[kind as 'maker'].update({ where: { id }, data: facts });
}

/** Fields that are a column of the same name. */
const FACTS: readonly string[] = [
  'born',
  'died',
  'sourceUrl',
  'sourceNote',
  'coordinatesFrom',
  'url',
  'downloads',
];

async function writePlace(
  tx: Tx,
  id: string,
  { after, changed, facts }: { after: Fields; changed: readonly string[]; facts: Fields },
): Promise<void> {
  // `readEntryField` has let nothing but numbers through.
  const at = after.coordinates as unknown as Coordinates | null;
  const where = changed.includes('coordinates')
    ? { latitude: at?.latitude ?? null, longitude: at?.longitude ?? null }
    : {};
  await tx.place.update({ where: { id }, data: { ...facts, ...where } });
  if (!changed.includes('otherNames')) return;
  await tx.placeName.deleteMany({ where: { placeId: id, kind: { not: 'MAIN' } } });
  // One after the other: their ids keep the order in which they were put down.
  for (const { kind, text, lang, isOurs, source } of otherNamesOf(after.otherNames))
    await tx.placeName.create({
      data: {
        ...{ placeId: id, name: text, language: lang, isOurs, source },
        kind: kind === 'former' ? 'FORMER' : 'COMMUNITY',
      },
    });
}

interface WrittenName {
  language: Language;
  /** Empty is none. */
  name: string;
  isOurs: boolean;
  source: string | null;
}

function nameRowOf(fields: Fields, language: Language): WrittenName {
  const source = fields[`nameSources.${language}`];
  return {
    language,
    name: String(fields[`names.${language}`] ?? ''),
    isOurs: fields[`namesAreOurs.${language}`] === true,
    source: typeof source === 'string' ? source : null,
  };
}

async function writeName(
  tx: Tx,
  { kind, id }: { kind: EntryKind; id: string },
  { language, name, isOurs, source }: WrittenName,
): Promise<void> {
  const data = name === '' ? [] : [{ language, name }];
  const owned = data.map((row) => ({ ...row, isOurs }));
  switch (kind) {
    case 'maker':
      await tx.makerName.deleteMany({ where: { makerId: id, language } });
      await tx.makerName.createMany({ data: owned.map((row) => ({ ...row, makerId: id })) });
      return;
    case 'place':
      await tx.placeName.deleteMany({ where: { placeId: id, language, kind: 'MAIN' } });
      await tx.placeName.createMany({ data: owned.map((row) => ({ ...row, source, placeId: id })) });
      return;
    case 'community':
      await tx.communityName.deleteMany({ where: { communityId: id, language } });
      await tx.communityName.createMany({ data: data.map((row) => ({ ...row, communityId: id })) });
      return;
    case 'technique':
      await tx.techniqueName.deleteMany({ where: { techniqueId: id, language } });
      await tx.techniqueName.createMany({ data: owned.map((row) => ({ ...row, techniqueId: id })) });
      return;
    case 'holder':
      await tx.holderName.deleteMany({ where: { holderId: id, language } });
      await tx.holderName.createMany({ data: owned.map((row) => ({ ...row, holderId: id })) });
      return;
    case 'rights':
      await tx.rightsStatementName.deleteMany({ where: { rightsId: id, language } });
      await tx.rightsStatementName.createMany({ data: data.map((row) => ({ ...row, rightsId: id })) });
  }
}

/** The kind under which each list's former addresses are kept. */
export const SLUG_KINDS = {
  maker: 'MAKER',
  place: 'PLACE',
  community: 'COMMUNITY',
  technique: 'TECHNIQUE',
  holder: 'HOLDER',
} as const satisfies Record<AuthorityKind, string>;
