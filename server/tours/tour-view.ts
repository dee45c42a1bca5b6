import { mediaAddress } from '@/lib/tours/media';
import { regionOn } from '@/lib/tours/stop-region';
import { type StopSnapshot, type TourSnapshot, tourSnapshot } from '@/lib/tours/tour-snapshot';
import type {
  NarrationView,
  StopPhotographView,
  TourStopView,
  TourSummary,
  TourView,
} from '@/lib/tours/views';
import type { PublishedEntry } from '@/server/catalogue/data';
import { type Exhibition, mapTexts, summaryOf } from '@/server/catalogue/exhibition';
import type { Db } from '@/server/db/client';

export interface PublishedTour {
  id: string;
  snapshot: TourSnapshot;
}

/** Every published tour, in their order. */
export async function readPublishedTours(db: Db): Promise<PublishedTour[]> {
  const rows = await db.tour.findMany({
    where: { publicationId: { not: null } },
    select: { id: true, publication: { select: { snapshot: true } } },
  });
  return rows
    .flatMap(({ id, publication }) =>
      publication ? [{ id, snapshot: tourSnapshot.parse(JSON.parse(publication.snapshot)) }] : [],
    )
    .sort((a, b) => a.snapshot.position - b.snapshot.position || (a.id < b.id ? -1 : 1));
}

/** A tour with those of its stops whose photograph visitors know; null where none is left. */
export function tourViewOf({ id, snapshot }: PublishedTour, exhibition: Exhibition): TourView | null {
  const entries = new Map(exhibition.walk.map((entry) => [entry.id, entry]));
  const stops = snapshot.stops.flatMap((stop) => {
    const entry = entries.get(stop.photographId);
    return entry ? (stopViewOf(stop, entry, exhibition) ?? []) : [];
  });
  if (stops.length === 0) return null;
  return {
    id,
    slug: snapshot.slug,
    titles: mapTexts(snapshot.labels, ({ title }) => title),
    texts: mapTexts(snapshot.labels, ({ text }) => text),
    stops,
  };
}

function stopViewOf(stop: StopSnapshot, entry: PublishedEntry, exhibition: Exhibition): TourStopView | null {
  const { image } = entry;
  if (!image) return null;
  return {
    id: stop.id,
    photograph: photographOf(entry, image, exhibition),
    region: regionOn(stop, { ...image, id: image.scanId }),
    titles: mapTexts(stop.texts, ({ title }) => title),
    texts: mapTexts(stop.texts, ({ text }) => text),
    narrations: narrationsOf(stop.texts),
    dwellSeconds: stop.dwellSeconds,
  };
}

function photographOf(
  entry: PublishedEntry,
  image: StopPhotographView['image'],
  exhibition: Exhibition,
): StopPhotographView {
  const { slug, titles, dateEdtf, holder } = summaryOf(entry, exhibition);
  const altTexts = mapTexts(entry.snapshot.labels, ({ altText }) => altText);
  return { id: entry.id, slug, titles, altTexts, dateEdtf, holder, image };
}

function narrationsOf(texts: StopSnapshot['texts']): TourStopView['narrations'] {
  const spoken = Object.entries(texts).flatMap(([language, said]): [string, NarrationView][] => {
    if (!said?.narration) return [];
    const { narration, captionsId } = said;
    const { id, type, seconds } = narration;
    const captions = captionsId === null ? null : mediaAddress(captionsId);
    return [[language, { audio: { url: mediaAddress(id), type, seconds }, captions }]];
  });
  return Object.fromEntries(spoken);
}

/** A tour in a list. */
export function tourSummaryOf({ id, slug, titles, texts, stops }: TourView): TourSummary[] {
  const [first] = stops;
  if (!first) return [];
  const { photograph, region } = first;
  return [{ id, slug, titles, texts, stopCount: stops.length, opening: { photograph, region } }];
}
