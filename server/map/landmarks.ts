import { boundsOf, moveToScan } from '@/lib/annotations/shape';
import { isLanguage } from '@/lib/catalogue/languages';
import type { PhotographSnapshot } from '@/lib/catalogue/snapshot';
import type { Texts } from '@/lib/catalogue/views';
import { readHistoricalDate } from '@/lib/dates/historical-date';
import type { OldCityPlan } from '@/lib/map/plan';
import { type Target, viewFrom } from '@/lib/map/view-cone';
import type { Basis, Counts, GazetteerPlace } from '@/lib/map/views';
import type { Region } from '@/lib/viewport/region';
import type { PublishedEntry } from '@/server/catalogue/data';
import type { Exhibition } from '@/server/catalogue/exhibition';
import type { Db } from '@/server/db/client';

/** A photograph that shows a place. */
export interface Sighting {
  /** Into the exhibition's walk. */
  index: number;
  basis: Basis;
}

/** Who shows what, of everything that is published. */
export interface Landmarks {
  /** By their present addresses, in that order. */
  places: ReadonlyMap<string, GazetteerPlace>;
  /** By the place's address, in the order of the walk. */
  sightings: ReadonlyMap<string, Sighting[]>;
}

/** Every entry of the gazetteer that was not merged into another. Outlines find their entry after it has been renamed or merged. */
export async function readGazetteer(db: Db, plan: OldCityPlan): Promise<Map<string, GazetteerPlace>> {
  const [rows, former] = await Promise.all([
    db.place.findMany({ include: { names: { orderBy: { id: 'asc' } } }, orderBy: { slug: 'asc' } }),
    db.formerSlug.findMany({ where: { kind: 'PLACE' }, select: { slug: true, targetId: true } }),
  ]);
  const idOf = new Map([
    ...former.map(({ slug, targetId }) => [slug, targetId] as const),
    ...rows.map(({ slug, id, mergedIntoId }) => [slug, mergedIntoId ?? id] as const),
  ]);
  const outlines = new Map(
    [...plan.landmarks, ...plan.enclosures].flatMap(({ place, points }) => {
      const id = place === undefined ? undefined : idOf.get(place);
      return id === undefined ? [] : [[id, points] as const];
    }),
  );
  return new Map(
    rows
      .filter(({ mergedIntoId }) => mergedIntoId === null)
      .map(({ names, mergedIntoId: _merged, revision: _revision, ...row }) => [
        row.slug,
        {
          ...row,
          names: mainNames(names),
          allNames: names.map(({ name, language, kind, isOurs, source }) => ({
            ...{ text: name, lang: language, kind, isOurs, source },
          })),
          outline: outlines.get(row.id) ?? null,
        },
      ]),
  );
}

function mainNames(names: readonly { kind: string; language: string; name: string }[]): Texts {
  const texts: Texts = {};
  for (const { kind, language, name } of names)
    if (kind === 'MAIN' && isLanguage(language)) texts[language] = name;
  return texts;
}

/** One pass over everything that is published. */
export function landmarksOf(
  { walk, authorities }: Pick<Exhibition, 'walk' | 'authorities'>,
  places: ReadonlyMap<string, GazetteerPlace>,
): Landmarks {
  const sightings = new Map<string, Sighting[]>();
  const targets = targetsOf(places);
  for (const [index, { snapshot, image }] of walk.entries()) {
    const seen = new Map<string, Basis>();
    const add = (slug: string | undefined, basis: Basis) => {
      if (slug !== undefined && places.has(slug) && !seen.has(slug)) seen.set(slug, basis);
    };
    for (const { placeId } of image ? framedOn(snapshot, image) : [])
      add(authorities.places.get(placeId)?.slug, 'annotation');
    for (const placeId of snapshot.placeIds) add(authorities.places.get(placeId)?.slug, 'record');
    for (const slug of inViewOf(snapshot.viewpoint, targets)) add(slug, 'cone');
    for (const [slug, basis] of seen) {
      const list = sightings.get(slug);
      if (list) list.push({ index, basis });
      else sightings.set(slug, [{ index, basis }]);
    }
  }
  return { places, sightings };
}

type NamedTarget = Target & { slug: string };

function targetsOf(places: ReadonlyMap<string, GazetteerPlace>): NamedTarget[] {
  return [...places.values()].flatMap(({ slug, latitude, longitude, coordinatesFrom, outline }) =>
    latitude === null || longitude === null || (coordinatesFrom === null && outline === null)
      ? []
      : [{ slug, latitude, longitude, outline }],
  );
}

function inViewOf(viewpoint: PhotographSnapshot['viewpoint'], targets: readonly NamedTarget[]): string[] {
  if (viewpoint?.bearing == null || viewpoint.angle === null) return [];
  return targets.filter(viewFrom(viewpoint)).map(({ slug }) => slug);
}

/** A place framed on a photograph, in pixels of the scan that is shown. */
interface Framed {
  placeId: string;
  region: Region;
}

/** What waits for its place on another scan is not shown (DECISIONS, 5). */
export function framedOn(
  { annotations }: Pick<PhotographSnapshot, 'annotations'>,
  { scanId, width, height, standIn }: NonNullable<PublishedEntry['image']>,
): Framed[] {
  return annotations.flatMap(({ kind, placeId, shape, scan }) => {
    if (kind !== 'landmark' || placeId === null) return [];
    const moved = moveToScan(shape, scan, { id: scanId, width, height, standIn });
    return moved ? [{ placeId, region: boundsOf(moved) }] : [];
  });
}

export function countsOf(sightings: readonly Sighting[]): Counts {
  const counts = { annotation: 0, record: 0, cone: 0 };
  for (const { basis } of sightings) counts[basis]++;
  return counts;
}

const UNDATED = Number.MAX_SAFE_INTEGER;
const keys = new Map<string, number>();
/** Distinct dates are few; this keeps those of a hostile import from staying in memory for ever. */
const MOST_KEYS = 20_000;

/** Days, about: where a date begins, or ends where nobody knows its beginning; undated ones are last. */
export function timeKey(edtf: string | null): number {
  if (edtf === null) return UNDATED;
  const known = keys.get(edtf);
  if (known !== undefined) return known;
  if (keys.size > MOST_KEYS) keys.clear();
  const date = readHistoricalDate(edtf);
  const ends = date === null ? [] : date.kind === 'point' ? [date.point] : [date.from, date.to];
  const point = ends.find((end) => typeof end !== 'string');
  const key =
    point === undefined || typeof point === 'string'
      ? UNDATED
      : point.year * 372 + ((point.month ?? 1) - 1) * 31 + (point.day ?? 1);
  keys.set(edtf, key);
  return key;
}
