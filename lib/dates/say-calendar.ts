import { hijriOf } from './hijri';
import { type DateEnd, type DatePoint, readHistoricalDate } from './historical-date';
import { type NamedDay, RUMI_BEGAN, RUMI_ENDED, rumiOf } from './rumi';
import type { SayPhrase } from './say-date';
import { type Span, spanOf } from './span';

export const CALENDARS = ['hijri', 'rumi'] as const;

export type Calendar = (typeof CALENDARS)[number];

/** The phrases that a date of another calendar is made of, under `calendars` in the message files. */
export type CalendarPhrase =
  | 'hijriMonth'
  | 'rumiMonth'
  | 'hijriEra'
  | 'rumiEra'
  | 'day'
  | 'month'
  | 'longRange'
  | 'withinADay'
  | 'whileInUse';

/** Words of both kinds, in the reader's language; numbers arrive as text, so that no grouping mark gets into them. */
export interface CalendarWords {
  date: SayPhrase;
  calendar(phrase: CalendarPhrase, values: Record<string, string>): string;
}

type Precision = 'year' | 'month' | 'day';

/**
 * An EDTF date, which is Gregorian, in another calendar: as precise as it is, and no more. What is one year here mostly touches
 * two there, which are said as a range; what is near or doubtful stays so.
 * @returns null where `edtf` cannot be read, or the calendar was not in use
 */
export function sayInCalendar(edtf: string, calendar: Calendar, words: CalendarWords): string | null {
  const date = readHistoricalDate(edtf);
  if (!date) return null;
  if (date.kind === 'point') return sayPoint(date.point, spanOf(date.point), calendar, words);
  const { from, to } = date;
  if (isPoint(from) && isPoint(to)) return sayBetween(from, to, calendar, words);
  if (isPoint(from)) return sayOpen('orLater', from, calendar, words);
  return isPoint(to) ? sayOpen('orEarlier', to, calendar, words) : null;
}

function isPoint(end: DateEnd): end is DatePoint {
  return typeof end === 'object';
}

function sayOpen(
  phrase: 'orLater' | 'orEarlier',
  point: DatePoint,
  calendar: Calendar,
  words: CalendarWords,
): string | null {
  const date = sayPoint(point, spanOf(point), calendar, words);
  return date && words.date(phrase, { date });
}

/** From the first day that it can have been to the last: the days in between need no names. */
function sayBetween(from: DatePoint, to: DatePoint, calendar: Calendar, words: CalendarWords): string | null {
  const whole = { first: spanOf(from).first, last: spanOf(to).last };
  const used = inUse(whole, calendar);
  if (!used) return null;
  const [begin, end] = [used.first, used.last].map((day) => ({ first: day, last: day }));
  const first = begin && sayPoint(from, begin, calendar, words);
  const last = end && sayPoint(to, end, calendar, words);
  if (!first || !last) return null;
  const said = first === last ? first : words.date('between', { from: first, to: last });
  return isCut(whole, used) ? words.calendar('whileInUse', { date: said }) : said;
}

function sayPoint(point: DatePoint, span: Span, calendar: Calendar, words: CalendarWords): string | null {
  const used = inUse(span, calendar);
  const said = used && saySpan(used, precisionOf(point), calendar, words);
  if (!said) return null;
  const date = isCut(span, used) ? words.calendar('whileInUse', { date: said }) : said;
  if (point.approximate && point.uncertain) return words.date('aboutUncertain', { date });
  if (point.approximate) return words.date('about', { date });
  return point.uncertain ? words.date('uncertain', { date }) : date;
}

/** A season has no months of its own that everyone agrees on. */
function precisionOf({ precision }: DatePoint): Precision {
  return precision === 'day' || precision === 'month' ? precision : 'year';
}

function saySpan(span: Span, precision: Precision, calendar: Calendar, words: CalendarWords): string | null {
  const nameOf = calendar === 'hijri' ? hijriOf : rumiOf;
  const [first, last] = [nameOf(span.first), nameOf(span.last)];
  if (!first || !last) return null;
  const date = words.calendar(`${calendar}Era`, { date: sayRange(first, last, precision, calendar, words) });
  return calendar === 'hijri' && precision === 'day' ? words.calendar('withinADay', { date }) : date;
}

function sayRange(
  first: NamedDay,
  last: NamedDay,
  precision: Precision,
  calendar: Calendar,
  words: CalendarWords,
): string {
  const monthOf = ({ month }: NamedDay) => words.calendar(`${calendar}Month`, { month: String(month) });
  const monthAndYear = (month: string, year: number) =>
    words.calendar('month', { month, year: String(year) });
  if (precision === 'day') {
    return words.calendar('day', { day: String(first.day), month: monthOf(first), year: String(first.year) });
  }
  if (precision === 'year') return range(String(first.year), String(last.year));
  if (first.year === last.year) return monthAndYear(range(monthOf(first), monthOf(last)), first.year);
  return words.calendar('longRange', {
    from: monthAndYear(monthOf(first), first.year),
    to: monthAndYear(monthOf(last), last.year),
  });
}

/** Word joiners keep a line from breaking at the dash. */
function range(from: string, to: string): string {
  return from === to ? from : `${from}\u2060–\u2060${to}`;
}

/** The part of a span in which the calendar was in use; null: none. */
function inUse({ first, last }: Span, calendar: Calendar): Span | null {
  if (calendar === 'hijri') return { first, last };
  if (last.compare(RUMI_BEGAN) < 0 || first.compare(RUMI_ENDED) > 0) return null;
  return {
    first: first.compare(RUMI_BEGAN) < 0 ? RUMI_BEGAN : first,
    last: last.compare(RUMI_ENDED) > 0 ? RUMI_ENDED : last,
  };
}

function isCut(whole: Span, { first, last }: Span): boolean {
  return whole.first.compare(first) !== 0 || whole.last.compare(last) !== 0;
}
