import { readHistoricalDate } from '../dates/historical-date';
import { spanOf } from '../dates/span';
import { foldText } from '../text/fold';

/** Gregorian years, both included. */
export interface Years {
  first: number;
  last: number;
}

/** When a photograph was taken, by years. */
export interface YearsOfRecord extends Years {
  /** True where the record leaves an end open: it may be much later, or earlier. */
  open: boolean;
}

/** How far an end that is left open is taken to reach. */
const OPEN_YEARS = 10;

/** @returns null where there is no date that can be read */
export function yearsOf(edtf: string | null): YearsOfRecord | null {
  const date = edtf === null ? null : readHistoricalDate(edtf);
  if (!date) return null;
  if (date.kind === 'point') {
    const { first, last } = spanOf(date.point);
    return { first: first.year, last: last.year, open: false };
  }
  const from = typeof date.from === 'string' ? null : spanOf(date.from).first.year;
  const to = typeof date.to === 'string' ? null : spanOf(date.to).last.year;
  if (from === null && to === null) return null;
  const first = from ?? (to ?? 0) - OPEN_YEARS;
  return { first, last: to ?? first + OPEN_YEARS, open: from === null || to === null };
}

/** The decades that a record touches, by their first years: what is open ends with the decade that is named. */
export function decadesOf(edtf: string | null): number[] {
  const years = yearsOf(edtf);
  if (!years) return [];
  const last = years.open ? years.first : years.last;
  const decades: number[] = [];
  for (let at = Math.floor(years.first / 10) * 10; at <= last && decades.length < 20; at += 10)
    decades.push(at);
  return decades;
}

const TENS = 'عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين'.split(' ');
const ARABIC_DECADE = new RegExp(
  `(?<!\\p{L})(?:[وفبل]?)(?:ال)?(${TENS.join('|')})(?:يات|ات|يا|ي)(?!\\p{L})`,
  'u',
);
const CENTURY_WORDS: readonly [RegExp, number][] = [
  [/القرن التاسع عشر|(?<!\d)19th century|xixe? siecle|nineteenth century/u, 1800],
  [/القرن العشرين|(?<!\d)20th century|twentieth century/u, 1900],
];

export interface TypedYears extends Years {
  /** Of the folded text, which is to be searched for without these words. */
  words: string;
}

const RANGE = /(?<!\d)(1[5-9]\d\d|20\d\d) ?(?:-|–|—|to|until|الي|حتي) ?(1[5-9]\d\d|20\d\d)(?!\d)/u;
const DECADE = /(?<!\d)(?:the )?(1[5-9]\d|20\d)0 ?['’]?(?:ies|s|er)(?![\p{L}\d])/u;
const YEAR =
  /(?<![\d.])(?:in |about |around |circa |c\. ?|عام |سنه |نحو )?(1[5-9]\d\d|20[0-2]\d)(?![\d.]\d|\d|-\d)(?: ?م(?!\p{L}))?/u;

/** A year, some years or a decade among typed words, in Latin or Arabic digits or in Arabic words. */
export function findYears(text: string): TypedYears | null {
  const folded = foldText(text);
  const range = RANGE.exec(folded);
  if (range) return inOrder(Number(range[1]), Number(range[2]), range[0]);
  const decade = DECADE.exec(folded);
  if (decade) return { first: Number(decade[1]) * 10, last: Number(decade[1]) * 10 + 9, words: decade[0] };
  const spelt = ARABIC_DECADE.exec(folded);
  const century = CENTURY_WORDS.find(([words]) => words.test(folded));
  if (spelt) {
    const first = (century?.[1] ?? 1800) + (TENS.indexOf(spelt[1] ?? '') + 2) * 10;
    return { first, last: first + 9, words: century ? folded.slice(spelt.index) : spelt[0] };
  }
  const year = YEAR.exec(folded);
  return year ? { first: Number(year[1]), last: Number(year[1]), words: year[0] } : null;
}

function inOrder(a: number, b: number, words: string): TypedYears {
  return { first: Math.min(a, b), last: Math.max(a, b), words };
}
