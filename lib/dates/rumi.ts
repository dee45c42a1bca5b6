import { CalendarDate, GregorianCalendar } from '@internationalized/date';

/** A day as another calendar names it. Months by their number in that calendar; those of the Rumi one as in ours, Mart is 3. */
export interface NamedDay {
  year: number;
  month: number;
  day: number;
}

/** 1 Mart 1256, when the calendar became that of all offices. */
export const RUMI_BEGAN = new CalendarDate(1840, 3, 13);
/** 31 Kânun-ı evvel 1341; law 698 of 26 December 1925 made the next day 1 January 1926. */
export const RUMI_ENDED = new CalendarDate(1925, 12, 31);

/** 1 Mart 1333, which followed 15 Şubat 1332 (law 125): from then on days and months are the Gregorian ones. */
const REFORM = new CalendarDate(1917, 3, 1);

/** Years between the two counts once March, which began the Rumi year, has come. */
const YEARS_APART = 584;
const MARCH = 3;

/**
 * The day in the Ottoman Rumi calendar: Julian, its year beginning on 1 Mart, until the reform of 1917; Gregorian after it, and
 * 1334 the first year that began on 1 January.
 * @param date Gregorian
 * @returns null for days on which the calendar was not in use
 */
export function rumiOf(date: CalendarDate): NamedDay | null {
  if (date.compare(RUMI_BEGAN) < 0 || date.compare(RUMI_ENDED) > 0) return null;
  if (date.compare(REFORM) >= 0) {
    return { year: date.year - YEARS_APART, month: date.month, day: date.day };
  }
  const { year, month, day } = julianOf(new GregorianCalendar().toJulianDay(date));
  return { year: month < MARCH ? year - YEARS_APART - 1 : year - YEARS_APART, month, day };
}

/**
 * The Julian calendar's name of a day (Richards, in: Explanatory Supplement to the Astronomical Almanac, 3rd edition, 15.11.3).
 * @param julianDay number of the day that begins at its noon
 */
function julianOf(julianDay: number): NamedDay {
  const e = 4 * (julianDay + 1401) + 3;
  const h = 5 * Math.floor((e % 1461) / 4) + 2;
  const month = ((Math.floor(h / 153) + 2) % 12) + 1;
  return {
    year: Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12),
    month,
    day: Math.floor((h % 153) / 5) + 1,
  };
}
