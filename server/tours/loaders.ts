import type { Found } from '@/lib/catalogue/views';
import type { TourDraftView, TourRow } from '@/lib/studio/tour-commands';
import type { TourSummary, TourView } from '@/lib/tours/views';
import { readFate } from '@/server/catalogue/data';
import { loadExhibition } from '@/server/catalogue/loaders';
import { oncePerVersion } from '@/server/catalogue/once-per-version';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { findTourView, readTourRows } from './data';
import { tourSnapshotOf } from './snapshot';
import { readTour } from './tour-rows';
import { readPublishedTours, tourSummaryOf, tourViewOf } from './tour-view';

const publishedViews = oncePerVersion(async (db) => {
  const exhibition = await loadExhibition();
  return (await readPublishedTours(db)).flatMap((tour) => tourViewOf(tour, exhibition) ?? []);
});

/** The tours that visitors can take, in their order. */
export async function loadTours(): Promise<TourSummary[]> {
  return (await publishedViews()).flatMap(tourSummaryOf);
}

/** The same with all their stops. */
export function loadTourViews(): Promise<readonly TourView[]> {
  return publishedViews();
}

/** A tour with its stops. */
export async function loadTour(slug: string): Promise<Found<TourView>> {
  const view = (await publishedViews()).find((tour) => tour.slug === slug);
  return view ? { kind: 'found', view } : readFate(databases().reader, 'tour', slug);
}

/**
 * A draft exactly as its page would be if it were published now; stops whose photograph is not published are left out.
 * @returns null where there is no such tour, or it has no such stop
 */
export async function loadTourAsPublished(_: Actor<'curator'>, id: string): Promise<TourView | null> {
  const { reader } = databases();
  if ((await reader.tour.count({ where: { id, deletedAt: null } })) === 0) return null;
  const snapshot = await tourSnapshotOf(reader, id, await readTour(reader, id));
  return tourViewOf({ id, snapshot }, await loadExhibition());
}

/** The studio's list of tours. */
export function loadTourList(_: Actor<'curator'>): Promise<TourRow[]> {
  return readTourRows(databases().reader);
}

/** All that a tour's page in the studio opens with; null where there is no such tour. */
export function loadTourDraft(_: Actor<'curator'>, id: string): Promise<TourDraftView | null> {
  return findTourView(databases().reader, id);
}
