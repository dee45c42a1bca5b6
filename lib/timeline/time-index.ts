import { type Stretch, yearsAt } from '../dates/argument';

/** Stretches of time in the order of their beginnings; years as decimals, 1918.5 is the middle of 1918. */
export interface TimeIndex {
  /** What each stretch is of: its number in the list that was given. */
  owner: Int32Array;
  /** -Infinity: open, or nobody knows. */
  from: Float64Array;
  /** Excluded; Infinity: open, or nobody knows. */
  to: Float64Array;
  /** Numbers of those without a date, in the order given. */
  undated: number[];
  /** First and last year in which a beginning or an end lies; null where there is no date at all. */
  whole: YearRange | null;
}

/** Whole years, both included. */
export interface YearRange {
  from: number;
  to: number;
}

/** @param stretches null, or open on both sides, for what has no date that can be shown */
export function indexTime(stretches: readonly (Stretch | null)[]): TimeIndex {
  const begins = new Float64Array(stretches.length);
  const ends = new Float64Array(stretches.length);
  const undated: number[] = [];
  const dated: number[] = [];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  stretches.forEach((stretch, number) => {
    if (!stretch || (!stretch.first && !stretch.last)) {
      undated.push(number);
      return;
    }
    const { first, last } = stretch;
    begins[number] = first ? yearsAt(first) : Number.NEGATIVE_INFINITY;
    ends[number] = last ? yearsAt(last.add({ days: 1 })) : Number.POSITIVE_INFINITY;
    least = Math.min(least, first?.year ?? last?.year ?? least);
    most = Math.max(most, last?.year ?? first?.year ?? most);
    dated.push(number);
  });
  const owner = Int32Array.from(dated);
  const at = (values: Float64Array, number: number) => values[number] ?? 0;
  // Infinity less Infinity is no number: equal ones are told first.
  const order = (values: Float64Array, a: number, b: number) =>
    at(values, a) === at(values, b) ? 0 : at(values, a) - at(values, b);
  owner.sort((a, b) => order(begins, a, b) || order(ends, a, b) || a - b);
  return {
    owner,
    from: Float64Array.from(owner, (number) => at(begins, number)),
    to: Float64Array.from(owner, (number) => at(ends, number)),
    undated,
    whole: dated.length > 0 ? { from: least, to: most } : null,
  };
}
