import type { AuthorityView, PhotographSummary, PlaceView, Text } from '@/lib/catalogue/views';
import { type Assigned, type Convergence, convergenceOf } from '@/lib/convergence/meetings';
import type { AssignedPhotograph, SectionName } from '@/lib/convergence/views';
import type { PublishedEntry } from '@/server/catalogue/data';
import { type Exhibition, sectionTitles, summaryOf } from '@/server/catalogue/exhibition';

/** The exhibition by communities: lists whose places are the numbers in `convergence`, whose photographs are those of the walk. */
export interface Converging {
  exhibition: Exhibition;
  convergence: Convergence;
  communities: CommunityEntry[];
  places: PlaceView[];
}

export interface CommunityEntry extends AuthorityView {
  id: string;
}

/** Reads who meets whom in one pass through the walk; what was merged counts as what it was merged into. */
export function convergingOf(exhibition: Exhibition): Converging {
  const { communities, places } = exhibition.authorities;
  const ofCommunity = numbered(communities);
  const ofPlace = numbered(places);
  const ofSection = new Map(exhibition.sections.map(({ id }, number) => [id, number]));
  const assigned = exhibition.walk.map(
    ({ snapshot }): Assigned => ({
      communities: numbersOf(snapshot.communities, ({ communityId }) => ofCommunity.numbers.get(communityId)),
      places: numbersOf(snapshot.placeIds, (id) => ofPlace.numbers.get(id)),
      sections: numbersOf(
        [...(snapshot.sectionId === null ? [] : [snapshot.sectionId]), ...snapshot.secondarySectionIds],
        (id) => ofSection.get(id),
      ),
    }),
  );
  return {
    exhibition,
    convergence: convergenceOf(assigned, ofCommunity.list.length),
    communities: ofCommunity.list,
    places: ofPlace.list,
  };
}

/** One number for all ids that lead to the same entry. */
function numbered<V extends AuthorityView>(
  views: ReadonlyMap<string, V>,
): { list: (V & { id: string })[]; numbers: Map<string, number> } {
  const bySlug = new Map<string, number>();
  const numbers = new Map<string, number>();
  const list: (V & { id: string })[] = [];
  for (const [id, view] of views) {
    let number = bySlug.get(view.slug);
    if (number === undefined) {
      number = list.push({ ...view, id }) - 1;
      bySlug.set(view.slug, number);
    }
    numbers.set(id, number);
  }
  return { list, numbers };
}

function numbersOf<T>(values: readonly T[], numberOf: (value: T) => number | undefined): number[] {
  if (values.length === 0) return [];
  return [...new Set(values.flatMap((value) => numberOf(value) ?? []))];
}

/** A photograph of the walk with its communities in their order, and the words that each assignment stands on. */
export function assignedPhotograph(
  number: number,
  { exhibition, communities }: Converging,
): AssignedPhotograph | null {
  const entry = exhibition.walk[number];
  if (!entry) return null;
  const basis = basesOf(entry, exhibition);
  return {
    photograph: summaryOf(entry, exhibition),
    assignments: communities.flatMap((community) => {
      const said = basis.get(community.slug);
      return said === undefined ? [] : [{ community, basis: said }];
    }),
  };
}

/** By slug of the community. */
function basesOf({ snapshot }: PublishedEntry, { authorities }: Exhibition): Map<string, Text | null> {
  const bases = new Map<string, Text | null>();
  for (const { communityId, basis } of snapshot.communities) {
    const slug = authorities.communities.get(communityId)?.slug;
    if (slug === undefined || bases.get(slug)) continue;
    bases.set(slug, basis === '' ? null : { text: basis, lang: snapshot.sourceTitle?.lang ?? 'en' });
  }
  return bases;
}

export function photographAt(number: number, { exhibition }: Converging): PhotographSummary | null {
  const entry = exhibition.walk[number];
  return entry ? summaryOf(entry, exhibition) : null;
}

export function sectionAt(number: number, { exhibition }: Converging): SectionName | null {
  const section = exhibition.sections[number];
  return section ? { slug: section.slug, number: number + 1, titles: sectionTitles(section) } : null;
}
