import Database from 'better-sqlite3';
import {
  choose,
  GIVEN_NAMES,
  HOLDER_KINDS,
  type Pair,
  PLACE_KINDS,
  properName,
  TECHNIQUES,
  vocabulary,
} from './catalogue-words';
import { Dice } from './dice';
import { type Insert, idOf, insertPhotograph, type Lists, type Named, type Row } from './published-rows';
import { makeSnapshot } from './published-snapshot';

/** Words of each language that descriptions are made of. */
const VOCABULARY = 40_000;

/** Longest lists; a small catalogue has fewer of each. */
const MOST = { maker: 800, place: 600, holder: 120, technique: TECHNIQUES.length, section: 24 } as const;

const LANGUAGES = ['ar', 'en'] as const;

/** What a bench asks for. */
export interface PublishedCatalogue {
  /** In the order in which they were made. */
  photographs: { id: string; slug: string; imageId: string }[];
  sections: string[];
}

/**
 * Fills a database that has been prepared with so many published photographs, the same each time: words in both languages with
 * the frequencies that texts have, dates of every kind, lists that grow with the catalogue. The starter's own photographs go.
 * @param file of the database, which nobody else may have open meanwhile
 */
export function makePublishedCatalogue(file: string, count: number): PublishedCatalogue {
  const db = new Database(file);
  db.pragma('foreign_keys = off');
  db.pragma('synchronous = off');
  try {
    return db.transaction(() => fill(db, count))();
  } finally {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }
}

function fill(db: Database.Database, count: number): PublishedCatalogue {
  for (const table of ['TourStop', 'Comparison', 'PhotographPublication', 'Scan', 'Photograph'])
    db.prepare(`DELETE FROM "${table}"`).run();
  for (const table of ['Label', 'Maker', 'Place', 'Community', 'Section', 'Annotation'])
    db.prepare(`DELETE FROM "Photograph${table}"`).run();
  const dice = new Dice();
  const words = { ar: vocabulary(dice, 'ar', VOCABULARY), en: vocabulary(dice, 'en', VOCABULARY) };
  const lists = makeLists(db, dice, count);
  const insert = inserter(db);
  const photographs = Array.from({ length: count }, (_, n) => {
    const snapshot = makeSnapshot(dice, words, lists, n);
    return insertPhotograph(insert, snapshot, n);
  });
  db.exec('UPDATE "CatalogueVersion" SET "version" = "version" + 1');
  const sections = db
    .prepare('SELECT "slug" FROM "Section" WHERE "publicationId" IS NOT NULL ORDER BY "position"')
    .pluck()
    .all();
  return { photographs, sections: sections as string[] };
}

/** One prepared statement for each table and set of columns. */
function inserter(db: Database.Database): Insert {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const key = `${table} ${columns.join()}`;
    let statement = statements.get(key);
    if (!statement) {
      const names = columns.map((name) => `"${name}"`).join();
      statement = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join()})`);
      statements.set(key, statement);
    }
    statement.run(Object.values(row));
  };
}

function makeLists(db: Database.Database, dice: Dice, count: number): Lists {
  const insert = inserter(db);
  const size = (most: number) => Math.max(3, Math.min(most, Math.ceil(count / 8)));
  const list = (kind: number, table: string, length: number, names: (n: number) => Pair): Named[] =>
    Array.from({ length }, (_, n) => {
      const entry = { id: idOf(kind, n), names: names(n) };
      insert(table, {
        id: entry.id,
        slug: `${table.toLowerCase()}-${n + 1}`,
        ...(table === 'Place' ? pointOf(dice) : {}),
      });
      for (const language of LANGUAGES) insert(`${table}Name`, nameRow(table, entry, language));
      return entry;
    });
  return {
    maker: list(1, 'Maker', size(MOST.maker), () => join(choose(dice, GIVEN_NAMES), properName(dice))),
    place: list(2, 'Place', size(MOST.place), () => join(choose(dice, PLACE_KINDS), properName(dice))),
    holder: list(3, 'Holder', size(MOST.holder), () => join(choose(dice, HOLDER_KINDS), properName(dice))),
    technique: list(4, 'Technique', MOST.technique, (n) => TECHNIQUES[n] as Pair),
    section: makeSections(insert, dice, size(MOST.section)),
    community: namedRows(db, 'Community'),
    rights: db.prepare('SELECT "id" FROM "RightsStatement" ORDER BY "uri"').pluck().all() as string[],
  };
}

function join(first: Pair, second: Pair): Pair {
  return { ar: `${first.ar} ${second.ar}`, en: `${first.en} ${second.en}` };
}

function nameRow(table: string, { id, names }: Named, language: keyof Pair): Row {
  const row = { [`${table.toLowerCase()}Id`]: id, language, name: names[language] };
  return table === 'Place' ? { id: `${id}-${language}`, ...row } : row;
}

/** Most of the gazetteer has been found on the map. */
function pointOf(dice: Dice): Row {
  if (dice.roll() < 0.2) return { latitude: null, longitude: null };
  return { latitude: within(dice, 31.768, 31.786), longitude: within(dice, 35.222, 35.244) };
}

function within(dice: Dice, from: number, to: number): number {
  return Number((from + dice.roll() * (to - from)).toFixed(6));
}

function makeSections(insert: Insert, dice: Dice, length: number): Named[] {
  return Array.from({ length }, (_, n) => {
    const entry = { id: idOf(5, n), names: join(choose(dice, PLACE_KINDS), properName(dice)) };
    const labels = Object.fromEntries(
      LANGUAGES.map((language) => [language, { title: entry.names[language], text: null }]),
    );
    const slug = `section-${n + 1}`;
    const snapshot = JSON.stringify({ slug, position: n + 100, photographIds: [], labels });
    const publicationId = idOf(6, n);
    insert('Section', {
      id: entry.id,
      slug,
      position: n + 100,
      revision: 1,
      publishedRevision: 1,
      publicationId,
    });
    insert('SectionPublication', { id: publicationId, sectionId: entry.id, snapshot, revision: 1 });
    for (const language of LANGUAGES)
      insert('SectionLabel', { sectionId: entry.id, language, title: entry.names[language] });
    return entry;
  });
}

/** The starter's communities: no others are made up. */
function namedRows(db: Database.Database, table: 'Community'): Named[] {
  const rows = db
    .prepare(
      `SELECT "id", a."name" AS ar, e."name" AS en FROM "${table}"
       JOIN "${table}Name" a ON a."communityId" = "id" AND a."language" = 'ar'
       JOIN "${table}Name" e ON e."communityId" = "id" AND e."language" = 'en' ORDER BY "position"`,
    )
    .all() as { id: string; ar: string; en: string }[];
  return rows.map(({ id, ...names }) => ({ id, names }));
}
