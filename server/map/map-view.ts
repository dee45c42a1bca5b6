import type { Language } from '@/lib/catalogue/languages';
import type { Point, Position } from '@/lib/map/geometry';
import {
  atEdge,
  type Ground,
  groundOf,
  grouped,
  isOnMap,
  LEVELS,
  type Marker,
  markersAt,
  type NamedPoint,
  type Standings,
} from '@/lib/map/old-city-map';
import type { OldCityPlan } from '@/lib/map/plan';
import type { Distinction } from '@/lib/map/same-names';
import { type Tile, tilesUnder } from '@/lib/map/tiles';
import type { LandmarkView, PlaceSummary, StandingView } from '@/lib/map/views';
import { config } from '@/server/config';
import { loadDistinctions, loadLandmark, loadPlaces, loadStandings } from './loaders';
import { loadOldCityPlan } from './old-city';

interface Building {
  slug: string | null;
  outline: Point[];
  isEnclosure: boolean;
}

/** What the map's page shows. */
export interface MapView {
  extent: Ground['extent'];
  city: Ground['city'];
  /** Outlines in metres of the ground. */
  wall: Point[];
  buildings: Building[];
  /** The institution's own base map, under the drawing; none by default. */
  tiles: Tile[];
  tilesFrom: string | null;
  levels: { level: number; markers: Marker[] }[];
  standings: Standings<StandingView>[];
  /** Viewpoints beyond the map. */
  outside: number;
  /** Those with a position first; the most photographed first. */
  places: PlaceSummary[];
  /** What is said beside a name that several places share, by their addresses. */
  distinctions: ReadonlyMap<string, Distinction>;
  withoutPosition: PlaceSummary[];
  /** Places that the lists leave to the page of all of them. */
  notListed: number;
  /** Null where none was chosen, or where there is none of that name. */
  chosen: LandmarkView | null;
}

/** Groups of viewpoints on the map. */
const MOST_STANDINGS = 60;
/** Entries beside the map. */
const MOST_LISTED = 60;

/** North of the walls, two kilometres away; no coordinates of it have been found that could be cited. */
const DIRECTIONS: Readonly<Record<string, number>> = { 'sheikh-jarrah': 0 };

/**
 * The map as it is published, with a place chosen.
 * @param slug as the address has it; what is no place chooses none
 */
export async function loadMap(slug: string | null, language: Language): Promise<MapView> {
  const [plan, places, found, distinctions] = await Promise.all([
    loadOldCityPlan(),
    loadPlaces(),
    slug === null ? null : loadLandmark(slug, 1),
    loadDistinctions(language),
  ]);
  const chosen = found?.kind === 'found' ? found.view : null;
  const ground = groundOf(plan);
  const standings = (await loadStandings(chosen?.place.slug ?? null)).map((standing) => ({
    at: ground.toGround(standing.viewpoint),
    standing,
  }));
  const onMap = standings.filter(({ at }) => Number.isFinite(at.x) && isOnMap(at, ground));
  const bySeen = [...places].sort((a, b) => b.total - a.total || (a.place.slug < b.place.slug ? -1 : 1));
  const hasPoint = ({ place }: PlaceSummary) => pointOf(place, ground) !== null;
  const placed = bySeen.filter(hasPoint);
  const unplaced = bySeen.filter((summary) => !hasPoint(summary));
  const points = namedPoints(placed, chosen?.place.slug ?? null, ground);
  const ofPlan = planPoints([...plan.gates, ...plan.landmarks], points, ground);
  return {
    ...{ extent: ground.extent, city: ground.city, chosen, outside: standings.length - onMap.length },
    ...basedOn(ground),
    distinctions,
    wall: plan.wall.map(ground.toGround),
    buildings: buildingsOf(plan, ground),
    levels: LEVELS.map((level) => ({
      level,
      markers: markersAt([...points, ...ofPlan], {
        level,
        extent: ground.extent,
        city: ground.city,
        language,
      }),
    })),
    standings: grouped(onMap, MOST_STANDINGS),
    places: placed.slice(0, MOST_LISTED),
    withoutPosition: unplaced.slice(0, MOST_LISTED),
    notListed: Math.max(0, placed.length - MOST_LISTED) + Math.max(0, unplaced.length - MOST_LISTED),
  };
}

function buildingsOf(plan: OldCityPlan, ground: Ground): Building[] {
  return [
    ...plan.enclosures.map((feature) => ({ feature, isEnclosure: true })),
    ...plan.landmarks.map((feature) => ({ feature, isEnclosure: false })),
  ].map(({ feature, isEnclosure }) => ({
    slug: feature.place ?? null,
    outline: feature.points.map(ground.toGround),
    isEnclosure,
  }));
}

function basedOn(ground: Ground): Pick<MapView, 'tiles' | 'tilesFrom'> {
  const { mapTiles } = config();
  if (!mapTiles) return { tiles: [], tilesFrom: null };
  return {
    tiles: tilesUnder(mapTiles.template, ground.extent, ground),
    tilesFrom: mapTiles.attribution,
  };
}

/** Where one place lies, small. */
export interface LocatorView extends Pick<MapView, 'extent' | 'wall' | 'buildings'>, Placed {}

/** @returns null for a place without a position that can be cited */
export async function loadLocator(place: PlaceSummary['place']): Promise<LocatorView | null> {
  const plan = await loadOldCityPlan();
  const ground = groundOf(plan);
  const point = pointOf(place, ground);
  return (
    point && {
      ...{ ...point, extent: ground.extent },
      wall: plan.wall.map(ground.toGround),
      buildings: buildingsOf(plan, ground),
    }
  );
}

interface Placed {
  at: Point;
  isBeyond: boolean;
}

/** A position without a source is not shown. */
function pointOf(
  { slug, latitude, longitude, coordinatesFrom }: PlaceSummary['place'],
  ground: Ground,
): Placed | null {
  if (latitude !== null && longitude !== null && coordinatesFrom !== null) {
    const at = ground.toGround({ latitude, longitude });
    return isOnMap(at, ground) ? { at, isBeyond: false } : { at: atEdge(at, ground), isBeyond: true };
  }
  const bearing = DIRECTIONS[slug];
  if (bearing === undefined) return null;
  const radians = (bearing * Math.PI) / 180;
  const { city } = ground;
  const far = {
    x: city.x + city.width / 2 + Math.sin(radians) * 1e5,
    y: city.y + city.height / 2 - Math.cos(radians) * 1e5,
  };
  return { at: atEdge(far, ground), isBeyond: true };
}

function namedPoints(places: readonly PlaceSummary[], chosen: string | null, ground: Ground): NamedPoint[] {
  const first = places.filter(({ place }) => place.slug === chosen);
  const others = places.filter(({ place }) => place.slug !== chosen);
  return [...first, ...others].flatMap(({ place, total }) => {
    const point = pointOf(place, ground);
    const ours = place.allNames
      .filter(({ kind, isOurs }) => kind === 'MAIN' && isOurs)
      .map(({ lang }) => lang);
    return point ? [{ ...point, slug: place.slug, names: place.names, ours, total }] : [];
  });
}

/** What the plan names and the gazetteer has no entry for. */
function planPoints(
  features: readonly {
    names: NamedPoint['names'];
    namesOurs: readonly string[];
    place?: string | undefined;
    points: Position[];
  }[],
  known: readonly NamedPoint[],
  ground: Ground,
): NamedPoint[] {
  return features.flatMap(({ names, namesOurs, place, points }) => {
    if (place !== undefined && known.some(({ slug }) => slug === place)) return [];
    const ring = points.map(ground.toGround);
    const middle = (axis: 'x' | 'y') => {
      const values = ring.map((point) => point[axis]);
      return (Math.min(...values) + Math.max(...values)) / 2;
    };
    const at = { x: middle('x'), y: middle('y') };
    return [{ slug: null, names, ours: namesOurs, at, total: 0, isBeyond: false }];
  });
}
