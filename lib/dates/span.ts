import { CalendarDate } from '@internationalized/date';
import type { DatePoint } from './historical-date';

/** Gregorian days, both included. */
export interface Span {
  first: CalendarDate;
  last: CalendarDate;
}

/** How many years each precision takes, beginning with the point's own. */
const YEARS: Readonly<Record<DatePoint['precision'], number>> = {
  century: 100,
  decade: 10,
  year: 1,
  season: 1,
  month: 1,
  day: 1,
};

/** The days that a point can have been, as precise as it is; what it says of its certainty is left aside. */
export function spanOf({ precision, year, month, day }: DatePoint): Span {
  if (month === null) {
    return {
      first: new CalendarDate(year, 1, 1),
      last: new CalendarDate(year + YEARS[precision] - 1, 12, 31),
    };
  }
  const first = new CalendarDate(year, month, day ?? 1);
  return { first, last: day === null ? first.set({ day: first.calendar.getDaysInMonth(first) }) : first };
}
