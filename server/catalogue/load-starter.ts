import type {
  StarterCatalogue,
  StarterCommunity,
  StarterHolder,
  StarterMaker,
  StarterPhotograph,
  StarterPlace,
  StarterRights,
  StarterSection,
} from '@/lib/catalogue/starter';
import type { Db, Tx } from '@/server/db/client';
import { bumpCatalogueVersion, publishPhotographIn, publishSectionIn } from './mutations';
import type { StarterReading } from './starter-files';

/** Photographs in one transaction: long enough to be quick, short enough that nobody waits. */
const BATCH = 20;

/**
 * Loads what of the starter catalogue is not in the database yet and publishes it. What curators have changed, or
 * deleted, is never touched. Running it again with the same files does nothing.
 * @returns how many photographs were added.
 */
export async function loadStarter(db: Db, { catalogue, fingerprint }: StarterReading): Promise<number> {
  const row = await db.catalogueVersion.findUnique({ where: { id: 1 } });
  if (row?.starter === fingerprint) return 0;
  await db.$transaction((tx) => addAuthorities(tx, catalogue));
  const photographs = heroFirst(catalogue);
  let added = 0;
  for (let at = 0; at < photographs.length; at += BATCH) {
    added += await db.$transaction((tx) => addPhotographs(tx, photographs.slice(at, at + BATCH)));
  }
  await db.$transaction(async (tx) => {
    await bumpCatalogueVersion(tx);
    await tx.catalogueVersion.update({ where: { id: 1 }, data: { starter: fingerprint } });
  });
  return added;
}

/** The first page's picture is the first to get its stand-in. */
function heroFirst(catalogue: StarterCatalogue): StarterPhotograph[] {
  const hero = catalogue['site.json'][0]?.hero.photograph;
  const isHero = ({ slug }: StarterPhotograph) => slug === hero;
  const rows = catalogue['photographs.json'];
  return [...rows.filter(isHero), ...rows.filter((row) => !isHero(row))];
}

async function addAuthorities(tx: Tx, catalogue: StarterCatalogue): Promise<void> {
  for (const row of catalogue['makers.json']) await addMaker(tx, row);
  for (const row of catalogue['places.json']) await addPlace(tx, row);
  for (const row of catalogue['communities.json']) await addCommunity(tx, row);
  for (const row of catalogue['holders.json']) await addHolder(tx, row);
  for (const row of catalogue['rights.json']) await addRights(tx, row);
  for (const row of catalogue['sections.json']) await addSection(tx, row);
}

/** `{ar: …, en: …}` as rows with their language. */
function perLanguage<V, R>(
  values: Partial<Record<string, V>>,
  row: (value: V) => R,
): (R & { language: string })[] {
  return Object.entries(values).flatMap(([language, value]) =>
    value === undefined ? [] : [{ ...row(value), language }],
  );
}

async function addMaker(tx: Tx, { slug, names, ...facts }: StarterMaker): Promise<void> {
  if (await tx.maker.findUnique({ where: { slug } })) return;
  const create = perLanguage(names, ({ name, isOurs }) => ({ name, isOurs }));
  await tx.maker.create({ data: { slug, ...facts, names: { create } } });
}

async function addPlace(tx: Tx, { slug, names, ...facts }: StarterPlace): Promise<void> {
  if (await tx.place.findUnique({ where: { slug } })) return;
  await tx.place.create({ data: { slug, ...facts, names: { create: names } } });
}

async function addCommunity(tx: Tx, { slug, position, names }: StarterCommunity): Promise<void> {
  if (await tx.community.findUnique({ where: { slug } })) return;
  const create = perLanguage(names, (name) => ({ name }));
  await tx.community.create({ data: { slug, position, names: { create } } });
}

async function addHolder(tx: Tx, { slug, url, names }: StarterHolder): Promise<void> {
  if (await tx.holder.findUnique({ where: { slug } })) return;
  const create = perLanguage(names, ({ name, isOurs }) => ({ name, isOurs }));
  await tx.holder.create({ data: { slug, url, names: { create } } });
}

async function addRights(tx: Tx, { uri, names }: StarterRights): Promise<void> {
  if (await tx.rightsStatement.findUnique({ where: { uri } })) return;
  const create = perLanguage(names, (name) => ({ name }));
  await tx.rightsStatement.create({ data: { uri, names: { create } } });
}

async function addSection(tx: Tx, { slug, position, labels }: StarterSection): Promise<void> {
  if (await tx.section.findUnique({ where: { slug } })) return;
  const create = perLanguage(labels, ({ title, text }) => ({ title, text }));
  const { id } = await tx.section.create({ data: { slug, position, labels: { create } } });
  await publishSectionIn(tx, id);
}

async function addPhotographs(tx: Tx, rows: StarterPhotograph[]): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const taken =
      (await tx.photograph.findUnique({ where: { slug: row.slug } })) ??
      (await tx.formerSlug.findUnique({ where: { kind_slug: { kind: 'PHOTOGRAPH', slug: row.slug } } }));
    if (taken) continue;
    await addPhotograph(tx, row);
    added += 1;
  }
  return added;
}

async function addPhotograph(tx: Tx, row: StarterPhotograph): Promise<void> {
  const { id } = await tx.photograph.create({
    data: {
      ...factsOf(row),
      section: { connect: { slug: row.section } },
      rights: { connect: { uri: row.rights } },
      holder: row.holder === null ? undefined : { connect: { slug: row.holder } },
      labels: { create: perLanguage(row.labels, (label) => label) },
      makers: {
        create: row.makers.map(({ slug, role }, position) => ({
          role,
          position,
          maker: { connect: { slug } },
        })),
      },
      places: { create: row.places.map((slug, position) => ({ position, place: { connect: { slug } } })) },
      communities: {
        create: row.communities.map(({ slug, basis }) => ({ basis, community: { connect: { slug } } })),
      },
      secondarySections: { create: row.otherSections.map((slug) => ({ section: { connect: { slug } } })) },
      // Until the real scan is there: a sheet that the worker draws (DECISIONS, 12).
      scans: { create: { standIn: true } },
    },
  });
  await publishPhotographIn(tx, id);
}

function factsOf(row: StarterPhotograph) {
  return {
    slug: row.slug,
    position: row.position,
    sourceTitle: row.sourceTitle.text,
    sourceTitleLanguage: row.sourceTitle.lang,
    dateEdtf: row.date.edtf,
    dateAsWritten: row.date.asWritten,
    dateLanguage: row.date.lang,
    technique: row.technique?.text,
    techniqueLanguage: row.technique?.lang,
    widthCm: row.dimensions?.widthCm,
    heightCm: row.dimensions?.heightCm,
    dimensionsOf: row.dimensions?.of,
    dimensionsAsWritten: row.dimensionsAsWritten,
    inventoryNumber: row.inventoryNumber,
    sourceUrl: row.sourceUrl,
    fileUrl: row.fileUrl,
    rightsAsStated: row.rightsAsStated,
    creditLine: row.creditLine,
    evidence: row.evidence,
    seenIn: row.seenIn,
    caveats: row.caveats,
    internalNotes: row.internalNotes,
  };
}
