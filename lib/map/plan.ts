import { z } from 'zod';
import type { Language } from '../catalogue/languages';
import { type Box, boundsOf, metresPerDegree, type Point, type Position } from './geometry';

const lonLat = z.tuple([z.number(), z.number()]);
const names = z.object({ ar: z.string(), en: z.string() });
const named = {
  names,
  namesOurs: z.array(z.string()),
  osm: z.array(z.string()),
  /** The gazetteer's entry, as the starter catalogue calls it. */
  place: z.string().optional(),
};
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(lonLat)).nonempty() });

const feature = z.union([
  z.object({
    properties: z.object({ kind: z.enum(['enclosure', 'landmark']), ...named }),
    geometry: polygon,
  }),
  z.object({
    properties: z.object({ kind: z.literal('gate'), ...named }),
    geometry: z.object({ type: z.literal('Point'), coordinates: lonLat }),
  }),
  z.object({ properties: z.object({ kind: z.literal('wall') }), geometry: polygon }),
]);

const collection = z.object({
  license: z.literal('ODbL-1.0'),
  attribution: z.string().includes('OpenStreetMap'),
  features: z.array(feature),
});

export interface PlanFeature {
  names: Readonly<Record<Language, string>>;
  /** Languages in which the name is our own rendering. */
  namesOurs: readonly string[];
  osm: readonly string[];
  /** The slug under which the starter catalogue's gazetteer has it. */
  place?: string | undefined;
  /** Outer ring, or one point for a gate. */
  points: Position[];
}

/** The Old City as OpenStreetMap has it today. */
export interface OldCityPlan {
  wall: Position[];
  enclosures: PlanFeature[];
  landmarks: PlanFeature[];
  gates: PlanFeature[];
}

/**
 * Reads the text of `prisma/starter/old-city.geojson`.
 * @throws z.ZodError where the file is not the extract, or has lost its licence or attribution.
 */
export function parseOldCityPlan(text: string): OldCityPlan {
  const { features } = collection.parse(JSON.parse(text));
  const plan: OldCityPlan = { wall: [], enclosures: [], landmarks: [], gates: [] };
  const position = ([longitude, latitude]: [number, number]): Position => ({ longitude, latitude });
  for (const { properties, geometry } of features) {
    const ring = geometry.type === 'Point' ? [geometry.coordinates] : (geometry.coordinates[0] ?? []);
    const points = ring.map(position);
    if (properties.kind === 'wall') plan.wall = points;
    else if (properties.kind === 'enclosure') plan.enclosures.push({ ...properties, points });
    else if (properties.kind === 'landmark') plan.landmarks.push({ ...properties, points });
    else plan.gates.push({ ...properties, points });
  }
  return plan;
}

/** Ground to sheet: north up, one scale both ways. */
export interface Projection {
  pixelsPerMetre: number;
  toSheet(position: Position): Point;
  toGround(point: Point): Position;
}

/** Fits the walled city into `frame` with `margin` free at either side and 0.7 of it above and below; sheet pixels. */
export function projectPlan(plan: OldCityPlan, frame: Box, margin: number): Projection {
  const { west, east, south, north } = boundsOf(plan.wall);
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  const degree = metresPerDegree(middle.latitude);
  const pixelsPerMetre = Math.min(
    (frame.width - 2 * margin) / ((east - west) * degree.longitude),
    (frame.height - 1.4 * margin) / ((north - south) * degree.latitude),
  );
  const centre = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  return {
    pixelsPerMetre,
    toSheet: (position) => ({
      x: centre.x + (position.longitude - middle.longitude) * degree.longitude * pixelsPerMetre,
      y: centre.y - (position.latitude - middle.latitude) * degree.latitude * pixelsPerMetre,
    }),
    toGround: (point) => ({
      longitude: middle.longitude + (point.x - centre.x) / (degree.longitude * pixelsPerMetre),
      latitude: middle.latitude - (point.y - centre.y) / (degree.latitude * pixelsPerMetre),
    }),
  };
}
