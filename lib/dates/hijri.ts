import { type CalendarDate, IslamicCivilCalendar, toCalendar } from '@internationalized/date';
import type { NamedDay } from './rumi';

/** 1 Muharram 1: nothing has a name before it. */
const FIRST_GREGORIAN_YEAR = 623;

/**
 * The day in the Hijri calendar by reckoning (the civil tabular one): where months were begun by sight of the moon, it may be a
 * day off.
 * @param date Gregorian
 * @returns null before the calendar's first whole year of ours
 */
export function hijriOf(date: CalendarDate): NamedDay | null {
  if (date.year < FIRST_GREGORIAN_YEAR) return null;
  const { year, month, day } = toCalendar(date, new IslamicCivilCalendar());
  return { year, month, day };
}
