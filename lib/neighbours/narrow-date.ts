import type { CalendarDate } from '@internationalized/date';
import { stretchOf } from '../dates/argument';

/** Days since 1970-01-01, both included. */
export interface Days {
  first: number;
  last: number;
}

/** A photograph that can be from anywhere in more days than these has no days of its own to share. */
const NARROW_DAYS = 3 * 366;

/** Two photographs that may lie further apart than this are not "of the same days". */
const NEAR_DAYS = 2 * 366;

const DAY_MS = 86_400_000;

/**
 * The days in which something dated so can have been, those near an approximate date included.
 * @returns null where that is unknown, open at an end, or too long to say anything of its neighbours
 */
export function narrowDays(edtf: string): Days | null {
  const stretch = stretchOf(edtf);
  if (!stretch?.first || !stretch.last) return null;
  const days = { first: dayNumber(stretch.first), last: dayNumber(stretch.last) };
  return days.last >= days.first && days.last - days.first < NARROW_DAYS ? days : null;
}

function dayNumber({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** How many days two photographs lie apart at most; null where their days do not meet, or leave too much open. */
export function daysApart(a: Days, b: Days): number | null {
  if (a.first > b.last || b.first > a.last) return null;
  const apart = Math.max(a.last - b.first, b.last - a.first);
  return apart <= NEAR_DAYS ? apart : null;
}
