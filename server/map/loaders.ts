import type { Language } from '@/lib/catalogue/languages';
import type { Found, PhotographSummary } from '@/lib/catalogue/views';
import { regionPicture } from '@/lib/iiif/region-picture';
import { type Distinction, distinctions } from '@/lib/map/same-names';
import type { Crop, LandmarkView, PlaceSummary, StandingView } from '@/lib/map/views';
import { DETAIL_PARAMETER, formatDetail } from '@/lib/viewport/detail';
import { clampRegion } from '@/lib/viewport/region';
import { readAuthorityFate } from '@/server/catalogue/authority-fate';
import { type Exhibition, summaryOf, titlesOf } from '@/server/catalogue/exhibition';
import { loadExhibition } from '@/server/catalogue/loaders';
import { oncePerVersion } from '@/server/catalogue/once-per-version';
import { databases } from '@/server/db/client';
import { readGazetteer } from './gazetteer';
import { countsOf, framedOn, LandmarkReader, type Landmarks, type Sighting, timeKey } from './landmarks';
import { loadOldCityPlan } from './old-city';

/** Photographs of a place on one page. */
export const CROPS_OF_A_PAGE = 48;
/** Pixels of the longer side of a crop. */
const CROP_SIDE = 800;

interface Loaded extends Landmarks {
  exhibition: Exhibition;
  /** By slug; put in the order of time when they are first asked for. */
  inTime: Map<string, Sighting[]>;
}

const reader = new LandmarkReader();

const load = oncePerVersion(async (db): Promise<Loaded> => {
  const [exhibition, plan] = await Promise.all([loadExhibition(), loadOldCityPlan()]);
  const places = await readGazetteer(db, plan);
  return { ...(await reader.read(exhibition, places)), exhibition, inTime: new Map() };
});

function sightingsInTime(slug: string, { inTime, sightings, exhibition }: Loaded): Sighting[] {
  const kept = inTime.get(slug);
  if (kept) return kept;
  const keyed = (sightings.get(slug) ?? []).map((sighting) => ({
    sighting,
    key: timeKey(exhibition.walk[sighting.index]?.snapshot.dateEdtf ?? null),
  }));
  const sorted = keyed.sort((a, b) => a.key - b.key || a.sighting.index - b.sighting.index);
  const list = sorted.map(({ sighting }) => sighting);
  inTime.set(slug, list);
  return list;
}

/** Every place that a photograph shows, or that visitors may look for; in the order of their addresses. */
export async function loadPlaces(): Promise<PlaceSummary[]> {
  const { places, sightings } = await load();
  return [...places.values()].map((place) => ({ place, total: sightings.get(place.slug)?.length ?? 0 }));
}

const loadEachDistinctions = oncePerVersion(async () => new Map<Language, ReturnType<typeof distinctions>>());

/** What is said in a language beside names that several places share, by the places' addresses. */
export async function loadDistinctions(language: Language): Promise<ReadonlyMap<string, Distinction>> {
  const [kept, { places }] = await Promise.all([loadEachDistinctions(), load()]);
  const found = kept.get(language) ?? distinctions([...places.values()], language);
  kept.set(language, found);
  return found;
}

/**
 * A place with one page of the photographs that show it.
 * @param page from 1; beyond the last one it is the last
 */
export async function loadLandmark(slug: string, page: number): Promise<Found<LandmarkView>> {
  const loaded = await load();
  const place = loaded.places.get(slug);
  if (!place) {
    const { authorities } = loaded.exhibition;
    return readAuthorityFate(databases().reader, 'place', slug, authorities.places);
  }
  const list = sightingsInTime(slug, loaded);
  const pages = Math.max(1, Math.ceil(list.length / CROPS_OF_A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = list.slice((at - 1) * CROPS_OF_A_PAGE, at * CROPS_OF_A_PAGE);
  return {
    kind: 'found',
    view: {
      ...{ place, counts: countsOf(list), total: list.length, page: at, pages },
      crops: shown.flatMap((sighting) => cropsOf(sighting, slug, loaded.exhibition)),
    },
  };
}

/** A photograph has as many crops as the place has been framed on it; else it is shown whole. */
function cropsOf({ index, basis }: Sighting, slug: string, exhibition: Exhibition): Crop[] {
  const entry = exhibition.walk[index];
  if (!entry) return [];
  const photograph: PhotographSummary = summaryOf(entry, exhibition);
  const whole = { key: photograph.slug, photograph, basis, picture: null, query: '' };
  const { image } = entry;
  if (basis !== 'annotation' || !image) return [whole];
  const crops = framedOn(entry.snapshot, image).flatMap(({ placeId, region }, number) => {
    const part = clampRegion(region, image);
    if (!part || exhibition.authorities.places.get(placeId)?.slug !== slug) return [];
    const detail = formatDetail({ scanId: image.scanId, region: part });
    return [
      {
        ...whole,
        key: `${photograph.slug}-${number}`,
        picture: regionPicture(image, part, CROP_SIDE),
        query: `?${DETAIL_PARAMETER}=${detail}`,
      },
    ];
  });
  return crops.length > 0 ? crops : [whole];
}

/**
 * Where photographers stood, in the order of the walk.
 * @param slug of those only whose photograph shows this place; null: of all
 */
export async function loadStandings(slug: string | null): Promise<StandingView[]> {
  const { exhibition, sightings } = await load();
  const entries =
    slug === null
      ? await loadAllStandings()
      : (sightings.get(slug) ?? []).flatMap(({ index }) => exhibition.walk[index] ?? []);
  return entries.flatMap((entry) => {
    const { viewpoint } = entry.snapshot;
    return viewpoint ? [{ slug: entry.slug, titles: titlesOf(entry), viewpoint }] : [];
  });
}

const loadAllStandings = oncePerVersion(async () =>
  (await loadExhibition()).walk.filter(({ snapshot }) => snapshot.viewpoint !== null),
);
