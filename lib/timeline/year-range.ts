import type { YearRange } from './time-index';

const [FIRST, LAST] = [1, 9999] as const;
const ARABIC_INDIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** A year as an address or a visitor writes it, in digits of either script. @returns null for anything else */
export function readYear(text: string): number | null {
  const latin = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_INDIC_ZERO));
  });
  const year = /^\d{1,4}$/.test(latin) ? Number(latin) : 0;
  return year >= FIRST && year <= LAST ? year : null;
}

/** `unread`: what stood there is no year; `outside`: nothing is dated near those years. */
export type RangeRemark = 'unread' | 'outside';

export interface AskedRange {
  range: YearRange;
  remark: RangeRemark | null;
}

type Parameter = string | readonly string[] | undefined;

/**
 * The years that an address asks for, as far as something lies in them. What cannot be read is left out and said.
 * @param whole all there is to see
 */
export function readRange(from: Parameter, to: Parameter, whole: YearRange): AskedRange {
  const [begin, end] = [from, to].map((value) => {
    const text = typeof value === 'string' ? value : value?.[0];
    return text === undefined || text.trim() === '' ? undefined : readYear(text);
  });
  const remark = begin === null || end === null ? 'unread' : null;
  const [one, other] = [begin ?? whole.from, end ?? whole.to];
  const [least, most] = [Math.min(one, other), Math.max(one, other)];
  if (most < whole.from || least > whole.to) return { range: whole, remark: remark ?? 'outside' };
  return { range: { from: Math.max(least, whole.from), to: Math.min(most, whole.to) }, remark };
}

/** The ways from one range to others; null where there is no further way. */
export interface RangeWays {
  nearer: YearRange | null;
  farther: YearRange | null;
  earlier: YearRange | null;
  later: YearRange | null;
  whole: YearRange | null;
}

export function waysFrom({ from, to }: YearRange, whole: YearRange): RangeWays {
  const years = to - from + 1;
  const within = (begin: number, length: number): YearRange | null => {
    const fits = Math.min(length, whole.to - whole.from + 1);
    const start = Math.min(Math.max(begin, whole.from), whole.to - fits + 1);
    const end = start + fits - 1;
    return start === from && end === to ? null : { from: start, to: end };
  };
  const half = Math.max(1, Math.floor(years / 2));
  return {
    nearer: years > 1 ? within(from + Math.floor((years - half) / 2), half) : null,
    farther: within(from - Math.floor(years / 2), years * 2),
    earlier: within(from - half, years),
    later: within(from + half, years),
    whole: from === whole.from && to === whole.to ? null : whole,
  };
}
