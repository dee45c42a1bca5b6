import { CalendarDate } from '@internationalized/date';
import { hijriOf } from '../dates/hijri';
import { rumiOf } from '../dates/rumi';
import type { YearRange } from './time-index';

/** The first of January of a year, and the years of the other calendars in which that day lies. */
export interface Tick {
  year: number;
  /** Null where the calendar was not in use. */
  hijri: number | null;
  rumi: number | null;
  /** From 0 to 1 along the range. */
  at: number;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000] as const;

/** @param most so many intervals between years that are named, at most */
export function ticksOf({ from, to }: YearRange, most: number): Tick[] {
  const years = to + 1 - from;
  const step = STEPS.find((each) => years / each <= most) ?? 5000;
  const ticks: Tick[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to + 1; year += step) {
    if (year < 1 || year > 9999) continue;
    const day = new CalendarDate(year, 1, 1);
    const [hijri, rumi] = [hijriOf(day)?.year ?? null, rumiOf(day)?.year ?? null];
    ticks.push({ year, hijri, rumi, at: (year - from) / years });
  }
  return ticks;
}
