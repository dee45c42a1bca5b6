import { describe, expect, it } from 'vitest';
import { type CompareState, formatCompareState, parseCompareState, WHOLE_COMPARISON } from './compare-state';

describe('the address of a comparison', () => {
  const state: CompareState = {
    mode: 'curtain',
    curtain: 0,
    first: { scanId: 'scan-1', region: { x: 0, y: 2, width: 30, height: 40 } },
    second: { scanId: 'scan2', region: { x: 10, y: 20, width: 300, height: 400 } },
    isApart: true,
  };

  it('says the same when it is read again', () => {
    expect(parseCompareState(formatCompareState(state))).toEqual(state);
    expect(formatCompareState(WHOLE_COMPARISON)).toBe('');
    expect(parseCompareState('')).toEqual(WHOLE_COMPARISON);
  });

  it.each(['#first=scan.1.2.0.4', '#first=x&second=%E0%A4%A', '#curtain=half', '#curtain=-1', '#content'])(
    'takes %s for nothing',
    (fragment) => {
      expect(parseCompareState(fragment)).toEqual(WHOLE_COMPARISON);
    },
  );

  it('draws a curtain no farther than the picture', () => {
    expect(parseCompareState('#curtain=999')).toMatchObject({ mode: 'curtain', curtain: 100 });
  });
});
