import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type OldCityPlan, parseOldCityPlan } from '@/lib/map/plan';

/**
 * Reads `prisma/starter/old-city.geojson`.
 * @throws z.ZodError where the file is not the extract, or has lost its licence or attribution.
 */
export async function readOldCityPlan(file: string): Promise<OldCityPlan> {
  return parseOldCityPlan(await readFile(file, 'utf8'));
}

let reading: Promise<OldCityPlan> | undefined;

/** The Old City's plan as the site ships with it; read once, for it changes with the program only. */
export function loadOldCityPlan(): Promise<OldCityPlan> {
  reading ??= readOldCityPlan(path.resolve('prisma', 'starter', 'old-city.geojson'));
  return reading;
}
