import { isLanguage } from '@/lib/catalogue/languages';
import { type PhotographSnapshot, type SectionSnapshot, sectionSnapshot } from '@/lib/catalogue/snapshot';
import type { AuthorityView, Found, ImageView, PlaceView, RightsView, Texts } from '@/lib/catalogue/views';
import { isDownloadPolicy } from '@/lib/downloads/policy';
import type { Db } from '@/server/db/client';
import { ADDRESS_KINDS, type Addressed, addressedTable, publishedSlug } from './drafts/slugs';

/** The number under which everything published now may be cached; 0 before the first publish. */
export async function readCatalogueVersion(db: Db): Promise<number> {
  const row = await db.catalogueVersion.findUnique({ where: { id: 1 }, select: { version: true } });
  return row?.version ?? 0;
}

/** What of a published photograph is needed to list it and to walk from one to the next. */
export interface PublishedEntry {
  id: string;
  slug: string;
  snapshot: PhotographSnapshot;
  image: ImageView | null;
}

export interface PublishedSection {
  id: string;
  slug: string;
  snapshot: SectionSnapshot;
}

/** What of a scan is needed to show it. */
export const SHOWN_SCAN = {
  id: true,
  imageId: true,
  width: true,
  height: true,
  tileSize: true,
  previews: true,
  placeholder: true,
  standIn: true,
  state: true,
} as const;

interface ShownScan {
  id: string;
  imageId: string | null;
  width: number | null;
  height: number | null;
  tileSize: number | null;
  previews: string | null;
  placeholder: string | null;
  standIn: boolean;
  state: string;
}

/** A scan as pages show it; null while it is not READY. */
export function imageOf(scan: ShownScan | null): ImageView | null {
  if (scan?.state !== 'READY' || !scan.imageId || !scan.width || !scan.height || !scan.tileSize) return null;
  const sizes = JSON.parse(scan.previews ?? '[]') as { width: number; height: number }[];
  return {
    id: scan.imageId,
    scanId: scan.id,
    width: scan.width,
    height: scan.height,
    tileSize: scan.tileSize,
    previews: sizes.map(({ width, height }) => ({
      width,
      height,
      url: `/previews/${scan.imageId}/${width}.jpg`,
    })),
    placeholder: scan.placeholder,
    standIn: scan.standIn,
  };
}

/** Every published section, in the order of the walk. */
export async function readPublishedSections(db: Db): Promise<PublishedSection[]> {
  const rows = await db.section.findMany({
    where: { publicationId: { not: null } },
    select: { id: true, slug: true, publication: { select: { snapshot: true } } },
  });
  return rows
    .flatMap(({ id, slug, publication }) => {
      if (!publication) return [];
      const snapshot = sectionSnapshot.parse(JSON.parse(publication.snapshot));
      return [{ id, slug: snapshot.slug ?? slug, snapshot }];
    })
    .sort((a, b) => a.snapshot.position - b.snapshot.position || a.slug.localeCompare(b.slug, 'en'));
}

export interface HolderView extends AuthorityView {
  url: string | null;
}

/** The authority lists, by id: short beside the photographs, so they are read whole. A merged entry's id leads to its target. */
export interface Authorities {
  makers: Map<string, AuthorityView>;
  places: Map<string, PlaceView>;
  /** In their order. */
  communities: Map<string, AuthorityView>;
  holders: Map<string, HolderView>;
  techniques: Map<string, AuthorityView>;
  rights: Map<string, RightsView>;
}

export async function readAuthorities(db: Db): Promise<Authorities> {
  const [makers, places, communities, holders, techniques, rights] = await Promise.all([
    db.maker.findMany({ include: { names: true } }),
    db.place.findMany({ include: { names: { where: { kind: 'MAIN' } } } }),
    db.community.findMany({ include: { names: true }, orderBy: [{ position: 'asc' }, { slug: 'asc' }] }),
    db.holder.findMany({ include: { names: true } }),
    db.technique.findMany({ include: { names: true } }),
    db.rightsStatement.findMany({ include: { names: true } }),
  ]);
  return {
    makers: byId(makers, ({ slug, names }) => ({ slug, names: textsOf(names) })),
    places: byId(places, ({ slug, names, latitude, longitude, coordinatesFrom }) => ({
      slug,
      names: textsOf(names),
      latitude,
      longitude,
      coordinatesFrom,
    })),
    communities: byId(communities, ({ slug, names }) => ({ slug, names: textsOf(names) })),
    holders: byId(holders, ({ slug, names, url }) => ({ slug, names: textsOf(names), url })),
    techniques: byId(techniques, ({ slug, names }) => ({ slug, names: textsOf(names) })),
    rights: byId(rights, ({ uri, names, downloads }) => ({
      uri,
      names: textsOf(names),
      downloads: isDownloadPolicy(downloads) ? downloads : null,
    })),
  };
}

/** Addresses of rights statements and licences, by id. */
export async function readRightsAddresses(db: Db): Promise<Map<string, string>> {
  const rows = await db.rightsStatement.findMany({ select: { id: true, uri: true } });
  return new Map(rows.map(({ id, uri }) => [id, uri]));
}

/** Merges are few and their chains short; a circle must end too. */
const LONGEST_CHAIN = 20;

function byId<R extends { id: string; mergedIntoId?: string | null }, V>(
  rows: R[],
  view: (row: R) => V,
): Map<string, V> {
  const byOwnId = new Map(rows.map((row) => [row.id, row]));
  const targetOf = (row: R): R => {
    let at = row;
    for (let step = 0; step < LONGEST_CHAIN && at.mergedIntoId; step++)
      at = byOwnId.get(at.mergedIntoId) ?? at;
    return at;
  };
  return new Map(rows.map((row) => [row.id, view(targetOf(row))]));
}

function textsOf(names: { language: string; name: string }[]): Texts {
  const texts: Texts = {};
  for (const { language, name } of names) if (isLanguage(language)) texts[language] = name;
  return texts;
}

type Fate = Exclude<Found<never>, { kind: 'found' }>;

/** What became of something that is not shown: deleted ones were withdrawn if anyone ever saw them. */
export async function readFateById(db: Db, kind: Addressed, id: string): Promise<'gone' | 'missing'> {
  const seenAndDeleted = { id, firstPublishedAt: { not: null }, deletedAt: { not: null } };
  return (await addressedTable(db, kind).count({ where: seenAndDeleted })) === 0 ? 'missing' : 'gone';
}

/** What became of an address that shows nothing now. */
export async function readFate(db: Db, kind: Addressed, slug: string): Promise<Fate> {
  const row = await addressedTable(db, kind).findUnique({
    where: { slug },
    select: { deletedAt: true, firstPublishedAt: true },
  });
  // A draft that went into the trash was never anybody's to miss.
  if (row) return { kind: row.deletedAt && row.firstPublishedAt ? 'gone' : 'missing' };
  return readFormerFate(db, kind, slug);
}

/** Leads to where visitors find it now, which is not where an unpublished draft would have it. */
async function readFormerFate(db: Db, kind: Addressed, slug: string): Promise<Fate> {
  const key = { kind: ADDRESS_KINDS[kind], slug };
  const former = await db.formerSlug.findUnique({ where: { kind_slug: key } });
  if (!former) return { kind: 'missing' };
  const target = await addressedTable(db, kind).findUnique({
    where: { id: former.targetId },
    select: { slug: true, deletedAt: true, publication: { select: { snapshot: true } } },
  });
  if (!target || target.deletedAt) return { kind: 'gone' };
  if (!target.publication) return { kind: 'missing' };
  return { kind: 'moved', slug: publishedSlug(target.publication.snapshot, target.slug) };
}
