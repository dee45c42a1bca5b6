import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import { boundsOf, moveToScan } from '@/lib/annotations/shape';
import type { PhotographSnapshot } from '@/lib/catalogue/snapshot';
import { readHistoricalDate } from '@/lib/dates/historical-date';
import { type Seeable, seeable, viewFrom } from '@/lib/map/view-cone';
import type { Basis, Counts, GazetteerPlace } from '@/lib/map/views';
import type { Region } from '@/lib/viewport/region';
import type { PublishedEntry } from '@/server/catalogue/data';
import type { Exhibition } from '@/server/catalogue/exhibition';

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

/** Why one photograph shows places, by their present addresses; the surest reason only. */
type Shown = readonly (readonly [slug: string, basis: Basis])[];

interface Known {
  /** The scan that framed places were looked for on. */
  scan: string;
  shown: Shown;
}

/** Photographs that are walked past, or a tenth of them reckoned, before others have their turn: a few milliseconds. */
const SLICE = 4000;
const RECKONING = 10;

/**
 * Reckons who shows what. A photograph is reckoned once, until it is published anew or the gazetteer changes: what was read of a
 * publication keeps its identity from one version to the next (`server/catalogue/data.ts`).
 */
export class LandmarkReader {
  #gazetteer = '';
  #known = new WeakMap<PhotographSnapshot, Known>();

  /** In slices, so that nobody waits for it who has not asked for it. */
  async read(
    { walk, authorities }: Pick<Exhibition, 'walk' | 'authorities'>,
    places: ReadonlyMap<string, GazetteerPlace>,
  ): Promise<Landmarks> {
    const gazetteer = { places, authorities, targets: targetsOf(places) };
    const now = fingerprintOf(gazetteer);
    if (now !== this.#gazetteer) this.#known = new WeakMap();
    this.#gazetteer = now;
    const known = this.#known;
    const sightings = new Map<string, Sighting[]>();
    let work = 0;
    for (const [index, entry] of walk.entries()) {
      const scan = scanKey(entry);
      const kept = known.get(entry.snapshot);
      const isNew = kept?.scan !== scan;
      const shown = isNew ? shownBy(entry, gazetteer) : kept.shown;
      if (isNew) known.set(entry.snapshot, { scan, shown });
      addTo(sightings, index, shown);
      work += isNew ? RECKONING : 1;
      if (work < SLICE) continue;
      work = 0;
      await othersHadTheirTurn();
    }
    return { places, sightings };
  }
}

function addTo(sightings: Map<string, Sighting[]>, index: number, shown: Shown): void {
  for (const [slug, basis] of shown) {
    const list = sightings.get(slug);
    if (list) list.push({ index, basis });
    else sightings.set(slug, [{ index, basis }]);
  }
}

type NamedTarget = Seeable & { slug: string };

interface Gazetteer {
  places: ReadonlyMap<string, GazetteerPlace>;
  authorities: Exhibition['authorities'];
  targets: readonly NamedTarget[];
}

/** All that what a photograph shows depends on beside itself. */
function fingerprintOf({ places, authorities, targets }: Gazetteer): string {
  const ids = [...authorities.places].map(([id, { slug }]) => [id, slug]);
  const outlines = targets.map(({ slug, at, corners }) => [slug, at.latitude, at.longitude, corners]);
  return JSON.stringify([ids, [...places.keys()], outlines]);
}

/** Only a framed place has to do with the scan. */
function scanKey({ snapshot, image }: PublishedEntry): string {
  if (snapshot.annotations.length === 0 || !image) return '';
  const { scanId, width, height, standIn } = image;
  return `${scanId} ${width} ${height} ${standIn}`;
}

function shownBy({ snapshot, image }: PublishedEntry, { places, authorities, targets }: Gazetteer): Shown {
  const seen = new Map<string, Basis>();
  const add = (slug: string | undefined, basis: Basis) => {
    if (slug !== undefined && places.has(slug) && !seen.has(slug)) seen.set(slug, basis);
  };
  for (const { placeId } of image ? framedOn(snapshot, image) : [])
    add(authorities.places.get(placeId)?.slug, 'annotation');
  for (const placeId of snapshot.placeIds) add(authorities.places.get(placeId)?.slug, 'record');
  for (const slug of inViewOf(snapshot.viewpoint, targets)) add(slug, 'cone');
  return [...seen];
}

function targetsOf(places: ReadonlyMap<string, GazetteerPlace>): NamedTarget[] {
  return [...places.values()].flatMap(({ slug, latitude, longitude, coordinatesFrom, outline }) =>
    latitude === null || longitude === null || (coordinatesFrom === null && outline === null)
      ? []
      : [{ slug, ...seeable({ latitude, longitude, outline }) }],
  );
}

function inViewOf(viewpoint: PhotographSnapshot['viewpoint'], targets: readonly NamedTarget[]): string[] {
  if (viewpoint?.bearing == null || viewpoint.angle === null) return [];
  const isSeen = viewFrom(viewpoint);
  return targets.flatMap((target) => (isSeen(target) ? target.slug : []));
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
