import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Position } from '@/lib/map/geometry';

/** One value per language; the sheet sets every language side by side. */
export type ByLanguage<T = string> = Record<Language, T>;

/** What a stand-in sheet is drawn from: the catalogue record, in words ready to set. */
export interface StandInRecord {
  slug: string;
  /** 1-based position in the whole walk. */
  number: number;
  total: number;
  titles: ByLanguage;
  /** As the source words it, in whatever language that is. */
  sourceTitle: string | null;
  /** Photographers and studios only: a collection is no maker. */
  makers: ByLanguage | null;
  /** In words, not EDTF. */
  date: ByLanguage | null;
  holder: ByLanguage | null;
  inventoryNumber: string | null;
  rights: ByLanguage | null;
  sourceUrl: string | null;
  section: { number: number; titles: ByLanguage };
  place: StandInPlace | null;
  notes?: Partial<ByLanguage>;
}

export interface StandInPlace {
  names: ByLanguage;
  /** WGS 84 degrees; both null where no coordinates are known. */
  latitude: number | null;
  longitude: number | null;
}

/** Where the photograph's place is, as far as it is known. */
export function positionOf({ place }: StandInRecord): Position | null {
  if (!place || place.latitude === null || place.longitude === null) return null;
  return { latitude: place.latitude, longitude: place.longitude };
}

const wordsOfOneLanguage = z.strictObject({
  exhibition: z.string(),
  /** `{number}` and `{total}`. */
  sheet: z.string(),
  /** `{total}`: beside the large numeral. */
  ofTotal: z.string(),
  /** `{number}` */
  section: z.string(),
  mark: z.string(),
  markSentence: z.string(),
  sourceTitle: z.string(),
  maker: z.string(),
  date: z.string(),
  holder: z.string(),
  inventoryNumber: z.string(),
  rights: z.string(),
  source: z.string(),
  place: z.string(),
  notes: z.string(),
  planTitle: z.string(),
  fabricOfToday: z.string(),
  attribution: z.string(),
  placeUnknown: z.string(),
  /** `{distance}` (kilometres) and `{bearing}` (degrees). */
  placeBeyond: z.string(),
  /** `{distance}` (kilometres) and `{bearing}` (degrees), under the place's name. */
  away: z.string(),
  /** `{distance}`: metres */
  metres: z.string(),
  /** `{distance}` (metres) and `{bearing}` (degrees), along a ray. */
  ray: z.string(),
  raysNote: z.string(),
  chordsNote: z.string(),
  ownNamesNote: z.string(),
  waterlinesNote: z.string(),
  north: z.string(),
  colophon: z.string(),
});

/** Every fixed word of the sheet in one language; braces name what is filled in. */
export type StandInWords = z.infer<typeof wordsOfOneLanguage>;

const words = z.object(
  Object.fromEntries(LANGUAGES.map((language) => [language, wordsOfOneLanguage])) as ByLanguage<
    typeof wordsOfOneLanguage
  >,
);

/**
 * Reads the sheet's fixed words (`messages/stand-in.json`).
 * @throws z.ZodError naming a missing, unknown or empty key.
 */
export async function readStandInWords(file: string): Promise<ByLanguage<StandInWords>> {
  return words.parse(JSON.parse(await readFile(file, 'utf8')));
}
