import { describe, expect, test } from 'vitest';
import { stretchOf, timelineOf, weighArgument } from './argument';

test.each([
  ['1918', '1918-01-01', '1918-12-31'],
  ['1918-02', '1918-02-01', '1918-02-28'],
  ['1870~', '1865-01-01', '1875-12-31'],
  ['187X', '1870-01-01', '1879-12-31'],
  ['1918-05~', '1917-05-01', '1919-05-31'],
  ['1898/1908~', '1898-01-01', '1913-12-31'],
  ['1898/..', '1898-01-01', undefined],
  ['/1908', undefined, '1908-12-31'],
])('%s stands for the days from %s to %s', (edtf, first, last) => {
  const found = stretchOf(edtf);
  expect([found?.first?.toString(), found?.last?.toString()]).toEqual([first, last]);
});

describe('an argument', () => {
  test.each([
    // The record's date lies within the claim; in part; not at all; there is nothing to compare.
    [['1898/..', '../1910'], '1900/1905', ['holds', 'holds'], '1898/1910', false],
    [['1898/..'], '1895/1900', ['partly'], null, false],
    [['1898/..', '1917'], '1890', ['against', 'against'], '1917', false],
    [['../1890', '1898/..'], '1898~', ['against', 'partly'], null, true],
    [[null, 'junk', '1900'], '1900', ['open', 'open', 'holds'], null, false],
    [['1900', '1901/..'], null, ['open', 'open'], null, true],
    [['../..', '1901/..'], '1950', ['holds', 'holds'], '1901/..', false],
    [[], '1900', [], null, false],
  ])('%j for %s', (claims, record, standings, common, isContradictory) => {
    expect(weighArgument(claims, record)).toEqual({ standings, common, isContradictory });
  });
});

describe('a line of years', () => {
  test('has room for sides that are open', () => {
    const line = timelineOf(['1900/..', null, '1910']);
    expect(line).toMatchObject({ firstYear: 1898, lastYear: 1913 });
    const [open, none, year] = line?.bars ?? [];
    expect(open).toMatchObject({ isOpenBefore: false, isOpenAfter: true, to: 1 });
    expect(open?.from).toBeCloseTo(2 / 15, 3);
    expect(none).toBeNull();
    expect([year?.from, year?.to].map((at) => at?.toFixed(2))).toEqual(['0.80', '0.87']);
  });

  test.each([[['1900']], [['1900', null]], [['../..', '../..']], [[]]])('%j needs none', (dates) => {
    expect(timelineOf(dates)).toBeNull();
  });
});
