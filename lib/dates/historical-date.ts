import { parse } from 'edtf';

/** Season numbers of EDTF (ISO 8601-2, 4.8): 21 spring, 22 summer, 23 autumn, 24 winter. */
export type Season = 21 | 22 | 23 | 24;

/** A stretch of the Gregorian calendar as precise as the record is, with what the record says of its certainty. */
export interface DatePoint {
  precision: 'century' | 'decade' | 'year' | 'season' | 'month' | 'day';
  /** The first year of a decade or century. */
  year: number;
  season: Season | null;
  /** 1 to 12. */
  month: number | null;
  day: number | null;
  /** `~` or `%`: near this date. */
  approximate: boolean;
  /** `?` or `%`: the source may be wrong. */
  uncertain: boolean;
}

/** `open` is EDTF's `..` (it goes on), `unknown` an empty end (nobody knows). */
export type DateEnd = DatePoint | 'open' | 'unknown';

export type HistoricalDate =
  | { kind: 'point'; point: DatePoint }
  | { kind: 'interval'; from: DateEnd; to: DateEnd };

/**
 * Reads an EDTF level 1 date.
 * @returns null for a text that is no such date, or that has no year between 1 and 9999.
 */
export function readHistoricalDate(edtf: string): HistoricalDate | null {
  // Ends are read by themselves: the parser gives an interval no values, and turns "unknown" and "open" into numbers.
  const ends = edtf.split('/');
  if (ends.length > 2 || !isEdtf(edtf)) return null;
  const [from, to] = ends.map(readEnd);
  if (!from) return null;
  if (ends.length === 1) return typeof from === 'string' ? null : { kind: 'point', point: from };
  return to ? { kind: 'interval', from, to } : null;
}

function isEdtf(text: string): boolean {
  try {
    parse(text, { level: 1 });
    return true;
  } catch {
    return false;
  }
}

function readEnd(text: string): DateEnd | null {
  if (text === '..') return 'open';
  if (text === '') return 'unknown';
  return readPoint(text);
}

const POINT = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%])?$/;

function readPoint(text: string): DatePoint | null {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, years = '', second, third, qualifier] = match;
  const year = Number(years.replaceAll('X', '0'));
  if (year === 0) return null;
  const middle = second === undefined || second === 'XX' ? null : Number(second);
  const season = middle !== null && middle > 12 ? (middle as Season) : null;
  const month = season === null ? middle : null;
  const day = month === null || third === undefined || third === 'XX' ? null : Number(third);
  return {
    precision: precisionOf(years, season, month, day),
    year,
    season,
    month,
    day,
    approximate: qualifier === '~' || qualifier === '%',
    uncertain: qualifier === '?' || qualifier === '%',
  };
}

function precisionOf(
  years: string,
  season: Season | null,
  month: number | null,
  day: number | null,
): DatePoint['precision'] {
  if (years.endsWith('XX')) return 'century';
  if (years.endsWith('X')) return 'decade';
  if (day !== null) return 'day';
  if (month !== null) return 'month';
  return season === null ? 'year' : 'season';
}
