import { citiesAmong } from '../catalogue/cities-among';
import type { MakerRole } from '../catalogue/views';
import { type Days, narrowDays } from './narrow-date';
import { type Viewpoint, ViewpointRows } from './viewpoint-rows';

/** What of a published photograph makes it a neighbour of others. */
export interface NeighbourSource {
  viewpoint: Viewpoint | null;
  /** Slugs of places that a landmark annotation marks on the picture. */
  marked: readonly string[];
  /** Slugs of places that the record names. */
  named: readonly string[];
  makers: readonly { slug: string; role: MakerRole }[];
  dateEdtf: string | null;
}

/** What is known of each photograph, and who shares it: made once for all photographs, in one pass. */
export interface NeighbourIndex {
  /** By the photograph's index in the walk; numbers in the lists below are such indexes. */
  sources: readonly NeighbourSource[];
  /** Null where there are no days narrow enough. */
  days: readonly (Days | null)[];
  /** Where each photograph stands in order of time, undated ones last. */
  timeRank: Int32Array;
  viewpoints: ViewpointRows;
  /** Photographs of each place in order of time, undated ones last. */
  byPlace: ReadonlyMap<string, readonly number[]>;
  /** Photographs of each maker in order of time, by slug. */
  byMaker: ReadonlyMap<string, readonly number[]>;
  /** Dated photographs in order of time. */
  byDays: readonly number[];
}

/** @param sources in the order of the walk */
export function neighbourIndexOf(sources: readonly NeighbourSource[]): NeighbourIndex {
  const known = new Map<string, Days | null>();
  const days = sources.map(({ dateEdtf }) => {
    if (dateEdtf === null) return null;
    const kept = known.get(dateEdtf);
    if (kept !== undefined) return kept;
    const found = narrowDays(dateEdtf);
    known.set(dateEdtf, found);
    return found;
  });
  const inTime = orderOfTime(days);
  const wide = citiesAmong(sources.map(({ named }) => named));
  const byPlace = new Map<string, number[]>();
  const byMaker = new Map<string, number[]>();
  for (const index of inTime) {
    const source = sources[index] as NeighbourSource;
    const named = source.named.filter((place) => !wide.has(place));
    for (const place of new Set([...source.marked, ...named])) append(byPlace, place, index);
    for (const maker of new Set(source.makers.map(({ slug }) => slug))) append(byMaker, maker, index);
  }
  const timeRank = new Int32Array(sources.length);
  inTime.forEach((index, rank) => {
    timeRank[index] = rank;
  });
  return {
    sources,
    days,
    timeRank,
    viewpoints: new ViewpointRows(sources.map(({ viewpoint }) => viewpoint)),
    byPlace,
    byMaker,
    byDays: inTime.filter((index) => days[index]),
  };
}

function orderOfTime(days: readonly (Days | null)[]): number[] {
  const at = (index: number) => days[index] ?? { first: Number.MAX_SAFE_INTEGER, last: 0 };
  return days
    .map((_, index) => index)
    .sort((a, b) => at(a).first - at(b).first || at(a).last - at(b).last || a - b);
}

function append(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}
