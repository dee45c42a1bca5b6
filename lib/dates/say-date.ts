import { type DateEnd, type DatePoint, type HistoricalDate, readHistoricalDate } from './historical-date';

/** The phrases that a date is made of, under `dates` in the message files. */
export type DatePhrase =
  | 'day'
  | 'month'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'about'
  | 'uncertain'
  | 'aboutUncertain'
  | 'between'
  | 'orLater'
  | 'orEarlier';

/** Words a phrase in the reader's language; years arrive as text, so that no grouping mark gets into them. */
export type SayPhrase = (phrase: DatePhrase, values: Record<string, string | number>) => string;

/**
 * An EDTF date in words, with its uncertainty said and not hidden: "about 1870", "between 1898 and 1946", "1860 or later".
 * @param say words one phrase; the caller chooses language and digits.
 * @returns null where `edtf` cannot be read as a date.
 */
export function sayDate(edtf: string, say: SayPhrase): string | null {
  const date = readHistoricalDate(edtf);
  return date && sayHistoricalDate(date, say);
}

function sayHistoricalDate(date: HistoricalDate, say: SayPhrase): string | null {
  if (date.kind === 'point') return sayPoint(date.point, say);
  const { from, to } = date;
  if (isPoint(from) && isPoint(to))
    return say('between', { from: sayPoint(from, say), to: sayPoint(to, say) });
  if (isPoint(from)) return say('orLater', { date: sayPoint(from, say) });
  return isPoint(to) ? say('orEarlier', { date: sayPoint(to, say) }) : null;
}

function isPoint(end: DateEnd): end is DatePoint {
  return typeof end === 'object';
}

function sayPoint(point: DatePoint, say: SayPhrase): string {
  const date = say(point.precision, {
    year: String(point.year),
    month: point.month ?? 0,
    day: point.day ?? 0,
    season: point.season ?? 0,
    // Which ten years of the century, and which century: Arabic names both in words.
    tens: point.year % 100,
    century: Math.floor(point.year / 100) + 1,
  });
  if (point.approximate && point.uncertain) return say('aboutUncertain', { date });
  if (point.approximate) return say('about', { date });
  return point.uncertain ? say('uncertain', { date }) : date;
}
