import type { PhotographSummary, Texts } from '../catalogue/views';
import type { Tick } from './axis';
import type { Mark } from './layout';
import type { YearRange } from './time-index';
import type { RangeRemark, RangeWays } from './year-range';

export interface MarkView extends Mark {
  /** Null: a group. */
  photograph: PhotographSummary | null;
  /** The years to look at to see more of a group; null where they are not fewer than those shown. */
  nearer: YearRange | null;
}

/** From birth to death, which says nothing of when somebody worked. Places from 0 to 1 along the range. */
export interface LifeView {
  slug: string;
  names: Texts;
  /** EDTF. */
  born: string | null;
  died: string | null;
  start: number;
  end: number;
  openBefore: boolean;
  openAfter: boolean;
}

export interface DatedView {
  range: YearRange;
  whole: YearRange;
  remark: RangeRemark | null;
  ways: RangeWays;
  ticks: Tick[];
  marks: MarkView[];
  rows: number;
  /** Photographs of which a part of the date lies in the range. */
  total: number;
  /** The drawing counts some in groups; then they are listed a page at a time. */
  isGrouped: boolean;
  listed: PhotographSummary[];
  page: number;
  pages: number;
  lives: LifeView[];
}

export interface TimelineView {
  /** Null where no photograph has a date. */
  dated: DatedView | null;
  undated: { total: number; photographs: PhotographSummary[] };
}
