import { isLanguage, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { TextsByLanguage } from '@/lib/catalogue/staleness';
import {
  readStopField,
  type StopText,
  stopField,
  stopsOf,
  stopTextField,
  stopTextOf,
  type TourDraft,
  type TourStop,
} from '@/lib/tours/tour-draft';
import type { Region } from '@/lib/viewport/region';
import { titledFieldsOf, titledTextsOf } from '@/server/catalogue/arrangements/rows';
import type { Db, Tx } from '@/server/db/client';

/** A tour's draft, every field of it. @throws where there is no such tour */
export async function readTour(db: Db | Tx, id: string): Promise<TourDraft> {
  return draftOf(await db.tour.findUniqueOrThrow({ where: { id }, include: WHOLE_TOUR }));
}

/** What of a tour's row its draft is made of. */
export const WHOLE_TOUR = { labels: true, stops: true, stopTexts: true } as const;

interface WholeTour {
  slug: string;
  labels: { language: string; title: string | null; text: string | null }[];
  stops: StopRow[];
  stopTexts: (StopText & { stopId: string; language: string })[];
}

interface StopRow {
  id: string;
  photographId: string;
  scanId: string | null;
  region: string | null;
  awaited: string | null;
  position: number;
  dwellSeconds: number | null;
}

export function draftOf({ slug, labels, stops, stopTexts }: WholeTour): TourDraft {
  return {
    slug,
    ...titledFieldsOf(labels),
    ...Object.fromEntries(stops.map((row) => [stopField(row.id), stopOfRow(row)])),
    ...Object.fromEntries(
      stopTexts.flatMap(({ stopId, language, title, text, narrationId, captionsId }) =>
        isLanguage(language)
          ? [[stopTextField(stopId, language), { title, text, narrationId, captionsId }]]
          : [],
      ),
    ),
  };
}

function stopOfRow({ photographId, scanId, region, awaited, position, dwellSeconds }: StopRow): TourStop {
  return {
    photographId,
    scanId,
    region: region === null ? null : (JSON.parse(region) as Region),
    awaited: awaited === null ? null : (JSON.parse(awaited) as TourStop['awaited']),
    order: position,
    dwellSeconds,
  };
}

/** Writes those of the fields that are stops and what is said there; null takes one away. */
export async function applyStops(tx: Tx, tourId: string, fields: Partial<TourDraft>): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    const named = readStopField(field);
    if (!named) continue;
    const { stopId, language } = named;
    // The compiler does not follow a value through its field's name; `readTourField` has made it.
    if (language === null) await applyStop(tx, { tourId, id: stopId }, value as TourStop | null);
    else await applyText(tx, { tourId, stopId, language }, value as StopText | null);
  }
}

async function applyStop(tx: Tx, key: { tourId: string; id: string }, stop: TourStop | null): Promise<void> {
  if (!stop) {
    await tx.tourStop.deleteMany({ where: key });
    return;
  }
  const { order, region, awaited, ...more } = stop;
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
  const columns = { ...more, position: order, region: json(region), awaited: json(awaited) };
  await tx.tourStop.upsert({
    where: { tourId_id: key },
    create: { ...key, ...columns },
    update: columns,
  });
}

async function applyText(
  tx: Tx,
  key: { tourId: string; stopId: string; language: Language },
  text: StopText | null,
): Promise<void> {
  if (!text) await tx.tourStopText.deleteMany({ where: key });
  else
    await tx.tourStopText.upsert({
      where: { tourId_stopId_language: key },
      create: { ...key, ...text },
      update: text,
    });
}

/** The words at a stop that can go stale. */
export function wordsAt(draft: TourDraft, stopId: string, language: Language) {
  const { title, text } = stopTextOf(draft, stopId, language);
  return { title, text };
}

/** The texts that can go stale: the tour's, and under names like `stops.<id>.title` those of the stops that it has. */
export function textsOfTour(draft: TourDraft): TextsByLanguage {
  const stops = stopsOf(draft);
  const titled = titledTextsOf(draft);
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        ...titled[language],
        ...Object.fromEntries(
          stops.flatMap(({ id }) =>
            Object.entries(wordsAt(draft, id, language)).flatMap(([name, words]) =>
              words === null ? [] : [[`${stopField(id)}.${name}`, words]],
            ),
          ),
        ),
      },
    ]),
  );
}
