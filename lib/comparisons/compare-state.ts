import { type Detail, formatDetail, parseDetail } from '../viewport/detail';

export const COMPARE_MODES = ['side', 'curtain'] as const;

/** Next to each other, or the first over the second as far as a curtain is drawn. */
export type CompareMode = (typeof COMPARE_MODES)[number];

/** Which of two photographs: the first stands at the start of the line, or above. */
export type Side = 'first' | 'second';

/** What a visitor of a comparison sees, as far as an address names it. */
export interface CompareState {
  mode: CompareMode;
  /** Per cent of the width that the first photograph takes before the curtain, 0 to 100. */
  curtain: number;
  /** What is seen of each; null: what the other one or the whole picture leads to. */
  first: Detail | null;
  second: Detail | null;
  /** True where each is moved by itself. */
  isApart: boolean;
}

export const WHOLE_COMPARISON: CompareState = {
  mode: 'side',
  curtain: 50,
  first: null,
  second: null,
  isApart: false,
};

/**
 * Reads an address's fragment, with or without its `#`. It stays in the browser: the page, and so its kept answer, is the same
 * for every view. What cannot be read is as if it were not there.
 */
export function parseCompareState(fragment: string): CompareState {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const curtain = given.get('curtain');
  const percent = curtain !== null && /^\d{1,3}$/.test(curtain) ? Math.min(100, Number(curtain)) : null;
  return {
    mode: percent === null ? 'side' : 'curtain',
    curtain: percent ?? WHOLE_COMPARISON.curtain,
    first: parseDetail(given.get('first') ?? ''),
    second: parseDetail(given.get('second') ?? ''),
    isApart: given.has('apart'),
  };
}

/** @returns with its `#`; empty for two whole photographs side by side */
export function formatCompareState({ mode, curtain, first, second, isApart }: CompareState): string {
  const pairs = [
    mode === 'curtain' ? `curtain=${Math.round(curtain)}` : '',
    first ? `first=${formatDetail(first)}` : '',
    second ? `second=${formatDetail(second)}` : '',
    isApart ? 'apart' : '',
  ].filter(Boolean);
  return pairs.length > 0 ? `#${pairs.join('&')}` : '';
}
