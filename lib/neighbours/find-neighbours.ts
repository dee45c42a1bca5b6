import type { MakerRole } from '../catalogue/views';
import { daysApart } from './narrow-date';
import type { NeighbourIndex, NeighbourSource } from './neighbour-index';

/** What two photographs rest on that show the same place: marked on both, on one of them, or only named by both records. */
export type PlaceBasis = 'marked' | 'marked-here' | 'marked-there' | 'named';

/** Why a photograph is a neighbour. */
export type NeighbourReason =
  | { kind: 'viewpoint'; metres: number; degrees: number | null }
  | { kind: 'place'; place: string; basis: PlaceBasis }
  | { kind: 'maker'; maker: string; role: MakerRole }
  | { kind: 'days'; apart: number };

export type NeighbourKind = NeighbourReason['kind'];

export interface Neighbour {
  /** The photograph's index. */
  index: number;
  reason: NeighbourReason;
}

export interface NeighbourGroup {
  kind: NeighbourKind;
  /** Never empty. */
  neighbours: Neighbour[];
  /** Places or makers (slugs) that they share, each with how many photographs share it, this one left out. */
  shared: { slug: string; count: number }[];
}

/** Of one kind, in one group. */
const MOST_SHOWN = 3;
/** Of one place or maker; the others of a long list are only counted. */
const MOST_TRIED = 12;
/** To either side in order of time, and of viewpoints in one row. */
const MOST_LOOKED_AT = 64;

/** Who made the picture comes before who multiplied or gathered it. */
const ROLES_IN_ORDER: readonly (readonly MakerRole[])[] = [
  ['photographer', 'studio'],
  ['printer', 'publisher'],
  ['collection'],
];

/**
 * A few photographs that have to do with one, by kind, each once and under the nearest reason. What it costs does not depend on
 * how many photographs there are.
 * @param avoided photographs that the page leads to anyhow: only where there are no others
 */
export function findNeighbours(
  index: NeighbourIndex,
  of: number,
  avoided: ReadonlySet<number> = new Set(),
): NeighbourGroup[] {
  const source = index.sources[of];
  if (!source) return [];
  const taken = new Set([of]);
  const groups = [
    { kind: 'viewpoint', lists: [fromTheSameSpot(index, source)] },
    { kind: 'place', lists: ofTheSamePlaces(index, of, source) },
    { kind: 'maker', lists: ofTheSameMakers(index, of, source) },
    { kind: 'days', lists: [ofTheSameDays(index, of)] },
  ] as const;
  return groups.flatMap(({ kind, lists }) => {
    const neighbours = chosen(lists, taken, avoided);
    return neighbours.length > 0 ? [{ kind, neighbours, shared: sharedBy(neighbours, of, index) }] : [];
  });
}

/** One from each list in turn, so that a page with three buildings shows all three. */
function chosen(
  lists: readonly (readonly Neighbour[])[],
  taken: Set<number>,
  avoided: ReadonlySet<number>,
): Neighbour[] {
  const rounds = [
    lists.map((list) => list.filter(({ index }) => !avoided.has(index))),
    lists.map((list) => list.filter(({ index }) => avoided.has(index))),
  ];
  const found: Neighbour[] = [];
  for (const round of rounds) {
    const longest = Math.max(0, ...round.map(({ length }) => length));
    for (let at = 0; at < longest; at++) {
      for (const list of round) {
        const neighbour = list[at];
        if (!neighbour || taken.has(neighbour.index) || found.length === MOST_SHOWN) continue;
        taken.add(neighbour.index);
        found.push(neighbour);
      }
    }
    // What the walk leads to anyhow fills no gaps: it only keeps a kind from being left unsaid.
    if (found.length > 0) break;
  }
  return found;
}

function fromTheSameSpot({ viewpoints }: NeighbourIndex, { viewpoint }: NeighbourSource): Neighbour[] {
  if (!viewpoint) return [];
  return viewpoints
    .near(viewpoint, MOST_LOOKED_AT)
    .map(({ index, step }) => ({ index, reason: { kind: 'viewpoint', ...step } }));
}

function ofTheSamePlaces(index: NeighbourIndex, of: number, source: NeighbourSource): Neighbour[][] {
  const { byPlace, sources } = index;
  const isMarked = (slug: string) => source.marked.includes(slug);
  return [...new Set([...source.marked, ...source.named])]
    .map((place) => ({ place, list: byPlace.get(place) ?? [] }))
    .sort((a, b) => Number(isMarked(b.place)) - Number(isMarked(a.place)) || a.list.length - b.list.length)
    .map(({ place, list }) =>
      spreadFrom(list, of, index)
        .map((other) => ({ index: other, reason: placeReason(place, source, sources[other]) }))
        // Within one place those that curators have marked come first.
        .sort((a, b) => Number(isMarkedThere(b.reason)) - Number(isMarkedThere(a.reason))),
    );
}

function placeReason(place: string, here: NeighbourSource, there: NeighbourSource | undefined) {
  const isHere = here.marked.includes(place);
  const isThere = there?.marked.includes(place);
  const basis: PlaceBasis = isHere
    ? isThere
      ? 'marked'
      : 'marked-here'
    : isThere
      ? 'marked-there'
      : 'named';
  return { kind: 'place', place, basis } as const;
}

function ofTheSameMakers(index: NeighbourIndex, of: number, { makers }: NeighbourSource): Neighbour[][] {
  for (const roles of ROLES_IN_ORDER) {
    const lists = makers
      .filter(({ role }) => roles.includes(role))
      .map(({ slug, role }) =>
        spreadFrom(index.byMaker.get(slug) ?? [], of, index).map((other) => ({
          index: other,
          reason: { kind: 'maker', maker: slug, role } as const,
        })),
      )
      .filter(({ length }) => length > 0);
    if (lists.length > 0) return lists;
  }
  return [];
}

/** The nearest in time, of those that can be told to be near. */
function ofTheSameDays({ byDays, days, timeRank }: NeighbourIndex, of: number): Neighbour[] {
  const own = days[of];
  if (!own) return [];
  const at = placeIn(byDays, of, timeRank);
  return byDays
    .slice(Math.max(0, at - MOST_LOOKED_AT), at + MOST_LOOKED_AT)
    .flatMap((index) => {
      const other = days[index];
      const apart = other ? daysApart(own, other) : null;
      return apart === null || index === of ? [] : [{ index, reason: { kind: 'days', apart } as const }];
    })
    .sort((a, b) => a.reason.apart - b.reason.apart || awayFrom(of, b.index) - awayFrom(of, a.index));
}

/** Of those equally near in time, the ones that stand far off in the walk: the near ones are met by walking on. */
function awayFrom(of: number, index: number): number {
  return Math.abs(index - of);
}

/**
 * Evenly spread over a list, beginning after the photograph's own place in it: three of a place are then from three times, and
 * each page shows others.
 */
function spreadFrom(list: readonly number[], of: number, { timeRank }: NeighbourIndex): number[] {
  const own = placeIn(list, of, timeRank);
  const others = list.length - (list[own] === of ? 1 : 0);
  const count = Math.min(others, MOST_TRIED);
  const third = Math.ceil(count / MOST_SHOWN);
  const found: number[] = [];
  for (let turn = 0; turn < third; turn++) {
    for (let at = turn; at < count; at += third) {
      const away = Math.floor((at * others) / count) + (others < list.length ? 1 : 0);
      found.push(list[(own + away) % list.length] as number);
    }
  }
  return found;
}

function isMarkedThere({ basis }: { basis: PlaceBasis }): boolean {
  return basis === 'marked' || basis === 'marked-there';
}

/** Where a photograph stands, or would stand, in a list in order of time. */
function placeIn(list: readonly number[], of: number, timeRank: Int32Array): number {
  const rank = timeRank[of] ?? 0;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeRank[list[middle] as number] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sharedBy(
  neighbours: readonly Neighbour[],
  of: number,
  { byPlace, byMaker, timeRank }: NeighbourIndex,
): NeighbourGroup['shared'] {
  const slugs = neighbours.map(({ reason }) =>
    reason.kind === 'place' ? reason.place : reason.kind === 'maker' ? reason.maker : null,
  );
  return [...new Set(slugs)].flatMap((slug) => {
    if (slug === null) return [];
    const list = (neighbours[0]?.reason.kind === 'place' ? byPlace : byMaker).get(slug) ?? [];
    const isAmong = list[placeIn(list, of, timeRank)] === of;
    return [{ slug, count: list.length - (isAmong ? 1 : 0) }];
  });
}
