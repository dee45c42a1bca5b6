import { moveToScan } from '@/lib/annotations/shape';
import type { AuthorityView, PhotographSummary } from '@/lib/catalogue/views';
import {
  findNeighbours,
  type NeighbourGroup,
  type NeighbourKind,
  type NeighbourReason,
} from '@/lib/neighbours/find-neighbours';
import {
  type NeighbourIndex,
  type NeighbourSource,
  neighbourIndexOf,
} from '@/lib/neighbours/neighbour-index';
import type { PublishedEntry } from './data';
import { type Exhibition, summaryOf } from './exhibition';
import { loadExhibition } from './loaders';

/** Photographs that have to do with one in the same way. */
export interface NeighbourGroupView {
  kind: NeighbourKind;
  neighbours: { photograph: PhotographSummary; reason: NeighbourReason }[];
  /** The places or makers that they share, each with how many other photographs share it. */
  shared: { authority: AuthorityView; count: number }[];
  /** Every authority that a reason names, by slug. */
  names: Readonly<Record<string, AuthorityView>>;
}

/** By the exhibition that they were made of: no look at the database but the page's own, so that a page's parts come in one order. */
const indexes = new WeakMap<Exhibition, NeighbourIndex>();

/** The neighbours of a published photograph; none where the slug is not one's. */
export async function loadNeighbours(slug: string): Promise<NeighbourGroupView[]> {
  const exhibition = await loadExhibition();
  const index = indexes.get(exhibition) ?? indexOf(exhibition);
  indexes.set(exhibition, index);
  return neighboursIn(exhibition, index, slug);
}

/** Everything that neighbours are found by, in the order of the walk. */
export function indexOf(exhibition: Exhibition): NeighbourIndex {
  return neighbourIndexOf(exhibition.walk.map((entry) => sourceOf(entry, exhibition)));
}

/** The neighbours of a photograph of the exhibition that the index was made of. */
export function neighboursIn(
  exhibition: Exhibition,
  index: NeighbourIndex,
  slug: string,
): NeighbourGroupView[] {
  const of = exhibition.indexBySlug.get(slug);
  if (of === undefined) return [];
  return findNeighbours(index, of, new Set([of - 1, of + 1])).map((group) => viewOf(group, of, exhibition));
}

function sourceOf(
  { snapshot, image }: PublishedEntry,
  { authorities: { places, makers } }: Exhibition,
): NeighbourSource {
  const slugsOf = (list: ReadonlyMap<string, AuthorityView>, ids: readonly string[]) =>
    ids.flatMap((id) => list.get(id)?.slug ?? []);
  return {
    viewpoint: snapshot.viewpoint,
    marked: slugsOf(places, markedPlaces({ snapshot, image })),
    named: slugsOf(places, snapshot.placeIds),
    makers: snapshot.makers.flatMap(({ makerId, role }) => {
      const maker = makers.get(makerId);
      return maker ? [{ slug: maker.slug, role }] : [];
    }),
    dateEdtf: snapshot.dateEdtf,
  };
}

/** What visitors see marked: what waits for its place on another scan marks nothing (DECISIONS, 5). */
function markedPlaces({ snapshot, image }: Pick<PublishedEntry, 'snapshot' | 'image'>): string[] {
  if (!image) return [];
  const { scanId: id, width, height, standIn } = image;
  return snapshot.annotations.flatMap(({ kind, placeId, scan, shape }) =>
    kind === 'landmark' && placeId !== null && moveToScan(shape, scan, { id, width, height, standIn })
      ? [placeId]
      : [],
  );
}

function viewOf(
  { kind, neighbours, shared }: NeighbourGroup,
  of: number,
  exhibition: Exhibition,
): NeighbourGroupView {
  const names = namesIn([of, ...neighbours.map(({ index }) => index)], exhibition);
  return {
    kind,
    neighbours: neighbours.flatMap(({ index, reason }) => {
      const entry = exhibition.walk[index];
      return entry ? [{ photograph: summaryOf(entry, exhibition), reason }] : [];
    }),
    shared: shared.flatMap(({ slug, count }) => {
      const authority = names[slug];
      return authority ? [{ authority, count }] : [];
    }),
    names,
  };
}

/** The places and makers of a few photographs, by slug. */
function namesIn(
  indexes: readonly number[],
  { walk, authorities: { places, makers } }: Exhibition,
): Record<string, AuthorityView> {
  const found = indexes.flatMap((index) => {
    const snapshot = walk[index]?.snapshot;
    if (!snapshot) return [];
    const marked = snapshot.annotations.flatMap(({ placeId }) => placeId ?? []);
    return [
      ...[...snapshot.placeIds, ...marked].map((id) => places.get(id)),
      ...snapshot.makers.map(({ makerId }) => makers.get(makerId)),
    ];
  });
  return Object.fromEntries(
    found.flatMap((each) => (each ? [[each.slug, { slug: each.slug, names: each.names }]] : [])),
  );
}
