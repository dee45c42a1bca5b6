import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
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
import { addStarterTours } from '@/server/tours/load-starter-tours';
import { publishAsItIs } from './arrangements/publish';
import { SLUG_KINDS } from './authority-rows';
import { targetsOf } from './drafts/references';
import { bumpCatalogueVersion, publishPhotographIn } from './mutations';
import { SECTIONS } from './sections/section-rows';
import type { StarterReading } from './starter-files';

/** Photographs in one transaction: long enough to be quick, short enough that nobody waits. */
const BATCH = 20;

/**
 * Loads what of the starter catalogue is not in the database yet and publishes it. What curators have changed, or
 * deleted, is never touched: what they gave another address, merged or took away does not come back. Running it again with the same files does nothing.
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
    await addStarterTours(tx, catalogue);
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

/** An entry has this address, or one had it that has another now, was merged or deleted. */
async function isKnown(tx: Tx, kind: AuthorityKind, slug: string): Promise<boolean> {
  const key = { kind: SLUG_KINDS[kind], slug };
  return (
    (await tx[kind as 'maker'].count({ where: { slug } })) > 0 ||
    (await tx.formerSlug.count({ where: key })) > 0
  );
}

/** The entry that an address of the starter catalogue leads to now; null where curators have deleted it. */
async function entryIdOf(tx: Tx, kind: AuthorityKind, slug: string): Promise<string | null> {
  const row = await tx[kind as 'maker'].findUnique({ where: { slug }, select: { id: true } });
  const former = await tx.formerSlug.findUnique({
    where: { kind_slug: { kind: SLUG_KINDS[kind], slug } },
  });
  const id = row?.id ?? former?.targetId ?? '';
  return (await targetsOf(tx, kind, [id])).get(id) ?? null;
}

/** The same of a section, which takes no photographs while it is in the trash. */
async function sectionIdOf(tx: Tx, slug: string): Promise<string | null> {
  const row = await tx.section.findUnique({ where: { slug }, select: { id: true } });
  const former = await tx.formerSlug.findUnique({ where: { kind_slug: { kind: 'SECTION', slug } } });
  const where = { id: row?.id ?? former?.targetId ?? '', deletedAt: null };
  return (await tx.section.findFirst({ where, select: { id: true } }))?.id ?? null;
}

async function isSectionKnown(tx: Tx, slug: string): Promise<boolean> {
  return (
    (await tx.section.count({ where: { slug } })) > 0 ||
    (await tx.formerSlug.count({ where: { kind: 'SECTION', slug } })) > 0
  );
}

async function addMaker(tx: Tx, { slug, names, ...facts }: StarterMaker): Promise<void> {
  if (await isKnown(tx, 'maker', slug)) return;
  const create = perLanguage(names, ({ name, isOurs }) => ({ name, isOurs }));
  await tx.maker.create({ data: { slug, ...facts, names: { create } } });
}

async function addPlace(tx: Tx, { slug, names, ...facts }: StarterPlace): Promise<void> {
  if (await isKnown(tx, 'place', slug)) return;
  await tx.place.create({ data: { slug, ...facts, names: { create: names } } });
}

async function addCommunity(tx: Tx, { slug, position, names }: StarterCommunity): Promise<void> {
  if (await isKnown(tx, 'community', slug)) return;
  const create = perLanguage(names, (name) => ({ name }));
  await tx.community.create({ data: { slug, position, names: { create } } });
}

async function addHolder(tx: Tx, { slug, url, names }: StarterHolder): Promise<void> {
  if (await isKnown(tx, 'holder', slug)) return;
  const create = perLanguage(names, ({ name, isOurs }) => ({ name, isOurs }));
  await tx.holder.create({ data: { slug, url, names: { create } } });
}

async function addRights(tx: Tx, { uri, names }: StarterRights): Promise<void> {
  if (await tx.rightsStatement.findUnique({ where: { uri } })) return;
  const create = perLanguage(names, (name) => ({ name }));
  await tx.rightsStatement.create({ data: { uri, names: { create } } });
}

async function addSection(tx: Tx, { slug, position, labels }: StarterSection): Promise<void> {
  if (await isSectionKnown(tx, slug)) return;
  const create = perLanguage(labels, ({ title, text }) => ({ title, text }));
  const { id } = await tx.section.create({ data: { slug, position, labels: { create } } });
  await publishAsItIs(tx, SECTIONS, id);
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
      ...(await referencesOf(tx, row)),
      rights: { connect: { uri: row.rights } },
      labels: { create: perLanguage(row.labels, (label) => label) },
      // Until the real scan is there: a sheet that the worker draws (DECISIONS, 12).
      scans: { create: { standIn: true } },
    },
  });
  await publishPhotographIn(tx, id);
}

/** What a photograph names, as it is called now, each once; what was deleted is left out. */
async function referencesOf(tx: Tx, row: StarterPhotograph) {
  const holderId = row.holder === null ? null : await entryIdOf(tx, 'holder', row.holder);
  const sectionId = await sectionIdOf(tx, row.section);
  const connect = (id: string) => ({ connect: { id } });
  const makers = await ledOf(tx, 'maker', row.makers, ({ role }) => role);
  const places = await ledOf(
    tx,
    'place',
    row.places.map((slug) => ({ slug })),
  );
  const communities = await ledOf(tx, 'community', row.communities);
  const sections = await Promise.all(row.otherSections.map((slug) => sectionIdOf(tx, slug)));
  return {
    holder: holderId === null ? undefined : connect(holderId),
    section: sectionId === null ? undefined : connect(sectionId),
    makers: {
      create: makers.map(({ id, role }, position) => ({ role, position, maker: connect(id) })),
    },
    places: { create: places.map(({ id }, position) => ({ position, place: connect(id) })) },
    communities: { create: communities.map(({ id, basis }) => ({ basis, community: connect(id) })) },
    secondarySections: {
      create: sections.flatMap((section) => (section === null ? [] : [{ section: connect(section) }])),
    },
  };
}

/** @param more what tells two of one entry apart */
async function ledOf<Named extends { slug: string }>(
  tx: Tx,
  kind: AuthorityKind,
  named: readonly Named[],
  more: (each: Named) => string = () => '',
): Promise<(Named & { id: string })[]> {
  const led = new Map<string, Named & { id: string }>();
  for (const each of named) {
    const id = await entryIdOf(tx, kind, each.slug);
    if (id !== null && !led.has(`${id} ${more(each)}`)) led.set(`${id} ${more(each)}`, { ...each, id });
  }
  return [...led.values()];
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
