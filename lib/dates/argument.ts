import type { CalendarDate } from '@internationalized/date';
import { type DateEnd, type DatePoint, type HistoricalDate, readHistoricalDate } from './historical-date';
import { spanOf } from './span';

/** Days in which something can have been, both included; null: open on that side. */
export interface Stretch {
  first: CalendarDate | null;
  last: CalendarDate | null;
}

/** "About" a year, decade or century is so many years before and after (DECISIONS, 15); about a finer date, one. */
const ABOUT_YEARS = { coarse: 5, fine: 1 } as const;

/** The days for which an EDTF date stands, those near an approximate one included. @returns null where it cannot be read */
export function stretchOf(edtf: string): Stretch | null {
  const date = readHistoricalDate(edtf);
  if (!date) return null;
  const [from, to] = endsOf(date);
  return { first: from && boundsOf(from).first, last: to && boundsOf(to).last };
}

function endsOf(date: HistoricalDate): [DatePoint | null, DatePoint | null] {
  const point = (end: DateEnd) => (typeof end === 'object' ? end : null);
  return date.kind === 'point' ? [date.point, date.point] : [point(date.from), point(date.to)];
}

function boundsOf(point: DatePoint): { first: CalendarDate; last: CalendarDate } {
  const { first, last } = spanOf(point);
  if (!point.approximate) return { first, last };
  const isFine = point.precision === 'day' || point.precision === 'month' || point.precision === 'season';
  const years = isFine ? ABOUT_YEARS.fine : ABOUT_YEARS.coarse;
  return { first: first.subtract({ years }), last: last.add({ years }) };
}

/**
 * How a claim stands to the date of the record: that date lies within it; only part of it does; none of it does; or there are
 * no two dates to compare.
 */
export type Standing = 'holds' | 'partly' | 'against' | 'open';

export interface Argument {
  /** For each claim, in order. */
  standings: Standing[];
  /** What all claims with a date have in common, as EDTF years; null where fewer than two have one, or nothing is common. */
  common: string | null;
  /** Two of the claims exclude each other. */
  isContradictory: boolean;
}

/**
 * Weighs what speaks for a date. Nothing here is a new date: the record's stays the conclusion, and what does not agree with it
 * is named.
 * @param claims EDTF dates, null where a claim names none
 * @param record the record's EDTF date
 */
export function weighArgument(claims: readonly (string | null)[], record: string | null): Argument {
  const stretches = claims.map((claim) => (claim === null ? null : stretchOf(claim)));
  const recorded = record === null ? null : stretchOf(record);
  const dated = stretches.filter((stretch) => stretch !== null);
  const shared = dated.reduce<Stretch>(intersection, { first: null, last: null });
  const isContradictory = isEmpty(shared);
  return {
    standings: stretches.map((stretch) => standingOf(stretch, recorded)),
    common: dated.length < 2 || isContradictory ? null : yearsOf(shared),
    isContradictory,
  };
}

function standingOf(claim: Stretch | null, record: Stretch | null): Standing {
  if (!claim || !record) return 'open';
  if (isEmpty(intersection(claim, record))) return 'against';
  return isBefore(claim.first, record.first, true) && isBefore(record.last, claim.last, false)
    ? 'holds'
    : 'partly';
}

/** @param openIsFirst whether an open side lies before every day, or after */
function isBefore(one: CalendarDate | null, other: CalendarDate | null, openIsFirst: boolean): boolean {
  if (openIsFirst ? one === null : other === null) return true;
  return one !== null && other !== null && one.compare(other) <= 0;
}

function intersection(one: Stretch, other: Stretch): Stretch {
  return {
    first: isBefore(one.first, other.first, true) ? other.first : one.first,
    last: isBefore(one.last, other.last, false) ? one.last : other.last,
  };
}

function isEmpty({ first, last }: Stretch): boolean {
  return first !== null && last !== null && first.compare(last) > 0;
}

function yearsOf({ first, last }: Stretch): string | null {
  const year = (day: CalendarDate | null) => (day ? String(day.year).padStart(4, '0') : '..');
  if (!first && !last) return null;
  return first?.year === last?.year ? year(first) : `${year(first)}/${year(last)}`;
}

/** Place on a line of years, from 0 to 1; a side that is open reaches the line's end. */
export interface Bar {
  from: number;
  to: number;
  isOpenBefore: boolean;
  isOpenAfter: boolean;
}

export interface Timeline {
  firstYear: number;
  lastYear: number;
  /** For each date, in order; null where there is none. */
  bars: (Bar | null)[];
}

/** Room on both sides of what is drawn, as part of it and at least in years, so that open sides are seen to go on. */
const AROUND = { part: 0.12, years: 2 } as const;
/** A single day would be no line at all. */
const LEAST_BAR = 0.008;

/** The dates on one line of years. @returns null where no day is named, or fewer than two dates are */
export function timelineOf(dates: readonly (string | null)[]): Timeline | null {
  const stretches = dates.map((date) => (date === null ? null : stretchOf(date)));
  const days = stretches.flatMap((stretch) => [stretch?.first, stretch?.last]).filter((day) => !!day);
  if (days.length === 0 || stretches.filter(Boolean).length < 2) return null;
  const years = days.map(yearsAt);
  const [least, most] = [Math.min(...years), Math.max(...years)];
  const around = Math.max(AROUND.years, (most - least) * AROUND.part);
  const [firstYear, lastYear] = [Math.floor(least - around), Math.ceil(most + around)];
  const place = (day: CalendarDate) => (yearsAt(day) - firstYear) / (lastYear - firstYear);
  return { firstYear, lastYear, bars: stretches.map((stretch) => stretch && barOf(stretch, place)) };
}

function barOf({ first, last }: Stretch, place: (day: CalendarDate) => number): Bar {
  const from = first ? place(first) : 0;
  const to = last ? Math.max(place(last.add({ days: 1 })), from + LEAST_BAR) : 1;
  return { from, to, isOpenBefore: first === null, isOpenAfter: last === null };
}

/** 1918.5 is the middle of 1918. */
export function yearsAt(day: CalendarDate): number {
  return day.year + (day.month - 1) / 12 + (day.day - 1) / 366;
}
