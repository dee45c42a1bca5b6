import type { TimeIndex, YearRange } from './time-index';

/** Bars and groups that a drawing has at most. */
export const MOST_MARKS = 80;
/** What is one month at least: an address knows years only, and within one year months part them. */
const STEPS = [1 / 12, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
const MOST_COLUMNS = 24;
/** A group of so many is taken apart where there is room: more would be a heap again. */
const MOST_APART = 4;
/** Of what is written at a mark, as part of the range: a photograph's number, a group's count. */
const WRITTEN = { photograph: 0.034, group: 0.06 } as const;
/** The narrowest that a mark is drawn, as part of the range. */
export const LEAST_BAR = 0.007;

/** One photograph, or several that would lie on one another. Places from 0 to 1 along the range. */
export interface Mark {
  /** Places in the index, in the order of time; of a group that is drawn as one, only how many there are. */
  members: number[];
  count: number;
  start: number;
  end: number;
  /** It begins before the range, or goes on after it. */
  goesBefore: boolean;
  goesAfter: boolean;
  /** Of these, nobody knows a beginning or an end, or there is none. */
  openBefore: boolean;
  openAfter: boolean;
  /** Years that a group takes; what is open takes what is seen of it. */
  years: YearRange;
  row: number;
}

export interface TimeLayout {
  marks: Mark[];
  rows: number;
  /** Photographs of which a part lies in the range. */
  total: number;
}

/**
 * What a range shows: a bar each while they are few; else what takes the same columns of the range is one group, and the
 * smallest groups are taken apart while there is room.
 */
export function layOut(index: TimeIndex, range: YearRange): TimeLayout {
  const inside = insideOf(index, range);
  const groups =
    inside.length <= MOST_MARKS ? inside.map((place) => [place]) : apart(groupsOf(inside, index, range));
  const marks = groups.map((members) => markOf(members, index, range));
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { marks, rows: pack(marks), total: inside.length };
}

/** Places in the index of what lies in a range at least in part. */
export function insideOf({ from, to }: TimeIndex, range: YearRange): number[] {
  const found: number[] = [];
  const end = range.to + 1;
  for (let place = 0; place < from.length; place += 1) {
    // In the order of beginnings: nothing after this one has begun.
    if ((from[place] ?? 0) >= end) break;
    if ((to[place] ?? 0) > range.from) found.push(place);
  }
  return found;
}

function groupsOf(inside: readonly number[], index: TimeIndex, range: YearRange): number[][] {
  const years = range.to - range.from + 1;
  for (const step of STEPS) {
    if (years / step > MOST_COLUMNS) continue;
    const groups = groupsBy(step, inside, index, range);
    if (groups.length <= MOST_MARKS) return groups;
  }
  return [[...inside]];
}

function groupsBy(
  step: number,
  inside: readonly number[],
  { from, to }: TimeIndex,
  range: YearRange,
): number[][] {
  // Columns begin at round years, so that they stay where they are as the range moves.
  const origin = step < 1 ? range.from : Math.floor(range.from / step) * step;
  const columns = Math.ceil((range.to + 1 - origin) / step);
  const groups = new Map<number, number[]>();
  for (const place of inside) {
    const begin = Math.floor(((from[place] ?? 0) - origin) / step + 1e-6);
    const end = Math.ceil(((to[place] ?? 0) - origin) / step - 1e-6) - 1;
    const first = Math.max(-1, begin);
    const last = Math.min(columns, Math.max(begin, end));
    const key = (first + 1) * (columns + 2) + last;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()];
}

/** The smallest groups taken apart, as far as there is room. */
function apart(groups: number[][]): number[][] {
  const sorted = [...groups].sort((a, b) => a.length - b.length);
  let room = MOST_MARKS - sorted.length;
  return sorted.flatMap((group) => {
    if (group.length > MOST_APART || group.length - 1 > room) return [group];
    room -= group.length - 1;
    return group.map((place) => [place]);
  });
}

function markOf(members: number[], { from, to }: TimeIndex, range: YearRange): Mark {
  let [begin, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const place of members) {
    begin = Math.min(begin, from[place] ?? begin);
    end = Math.max(end, to[place] ?? end);
  }
  const [seenFrom, seenTo] = [Math.max(begin, range.from), Math.min(end, range.to + 1)];
  const first = Math.floor(seenFrom + 1e-6);
  const part = (year: number) => (year - range.from) / (range.to + 1 - range.from);
  return {
    ...{ count: members.length, members: members.length === 1 ? members : [] },
    ...{ start: part(seenFrom), end: part(seenTo) },
    ...{ goesBefore: begin < range.from, goesAfter: end > range.to + 1 },
    ...{ openBefore: begin === Number.NEGATIVE_INFINITY, openAfter: end === Number.POSITIVE_INFINITY },
    years: { from: first, to: Math.max(first, Math.ceil(seenTo - 1e-6) - 1) },
    row: 0,
  };
}

/** Where a mark's number or count stands: after its bar, before it where the range ends, or on a bar that fills the range. */
export type Written = 'after' | 'before' | 'on';

/** What a mark takes of its row with what is written at it. */
export function extentOf({ start, end, count }: Mark): { from: number; to: number; written: Written } {
  const words = count > 1 ? WRITTEN.group : WRITTEN.photograph;
  const barEnd = Math.max(end, start + LEAST_BAR);
  if (barEnd + words <= 1) return { from: start, to: barEnd + words, written: 'after' };
  if (start >= words) return { from: start - words, to: barEnd, written: 'before' };
  return { from: start, to: barEnd, written: 'on' };
}

/** Gives each mark the first row in which it overlaps nothing. @returns how many rows there are */
function pack(marks: Mark[]): number {
  const ends: number[] = [];
  for (const mark of marks) {
    const { from, to } = extentOf(mark);
    const free = ends.findIndex((end) => end <= from + 1e-9);
    mark.row = free < 0 ? ends.length : free;
    ends[mark.row] = to;
  }
  return ends.length;
}
