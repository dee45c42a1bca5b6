import { expect, test } from 'vitest';
import { stretchOf } from '../dates/argument';
import { ticksOf } from './axis';
import { extentOf, insideOf, layOut, MOST_MARKS } from './layout';
import { indexTime } from './time-index';
import { readRange, waysFrom } from './year-range';

const indexed = (...dates: (string | null)[]) =>
  indexTime(dates.map((date) => (date === null ? null : stretchOf(date))));

test('every kind of date is a bar as long as it is uncertain', () => {
  const index = indexed('186X', '1870~', '1854', '1862-04-01', '1860/..', '/1900', null, '../..', 'soon');
  expect(index.whole).toEqual({ from: 1854, to: 1900 });
  expect(index.undated).toEqual([6, 7, 8]);
  const range = { from: 1850, to: 1899 };
  const { marks, total } = layOut(index, range);
  expect(total).toBe(6);
  const of = (number: number) => marks.find(({ members: [place = -1] }) => index.owner[place] === number);
  expect(of(0)).toMatchObject({ start: 0.2, end: 0.4, years: { from: 1860, to: 1869 } });
  expect(of(1)).toMatchObject({ start: 0.3, years: { from: 1865, to: 1875 } });
  expect(of(2)).toMatchObject({ start: 0.08, end: 0.1 });
  expect(of(3)?.years).toEqual({ from: 1862, to: 1862 });
  expect(of(4)).toMatchObject({ start: 0.2, end: 1, openAfter: true, openBefore: false });
  expect(of(5)).toMatchObject({ start: 0, openBefore: true, goesAfter: true });
});

test('bars of one row never overlap', () => {
  const index = indexed('1854', '1854', '1854/1860', '1861', '1861-03', '1900~');
  const { marks, rows } = layOut(index, { from: 1850, to: 1910 });
  expect(rows).toBeGreaterThan(2);
  for (let row = 0; row < rows; row += 1) {
    const line = marks.filter((mark) => mark.row === row);
    const taken = line.map(extentOf);
    taken.slice(1).forEach(({ from }, before) => {
      expect(taken[before]?.to).toBeLessThanOrEqual(from + 1e-6);
    });
  }
});

test('fifty thousand are counted in groups that lead nearer, none is lost, and it is quick', () => {
  const dates = Array.from({ length: 50_000 }, (_, n) => {
    const year = 1840 + (n % 100);
    return [`${year}`, `${year}~`, `${year}-0${(n % 9) + 1}`, `${Math.floor(year / 10)}X`, `${year}/..`][
      n % 5
    ];
  });
  const known = new Map([...new Set(dates)].map((date) => [date, stretchOf(date ?? '')]));
  const stretches = dates.map((date) => known.get(date) ?? null);
  const began = performance.now();
  const index = indexTime(stretches);
  const built = performance.now();
  for (const range of [
    { from: 1835, to: 1944 },
    { from: 1850, to: 1859 },
    { from: 1854, to: 1854 },
  ]) {
    const { marks, total } = layOut(index, range);
    expect(marks.length).toBeLessThanOrEqual(MOST_MARKS);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(total).toBe(insideOf(index, range).length);
  }
  expect(built - began).toBeLessThan(1000);
  expect(performance.now() - built).toBeLessThan(500);
});

test('a year is parted by its months', () => {
  const index = indexed(...Array.from({ length: 120 }, (_, n) => `1860-${n % 2 ? '03' : '09'}`));
  const { marks } = layOut(index, { from: 1860, to: 1860 });
  expect(marks.map(({ count }) => count)).toEqual([60, 60]);
});

test.each([
  ['1850', '1870', { from: 1850, to: 1870 }, null],
  ['1870', '1850', { from: 1850, to: 1870 }, null],
  ['١٨٥٠', '۱۸۷۰', { from: 1850, to: 1870 }, null],
  [undefined, '1870', { from: 1840, to: 1870 }, null],
  ['', '', { from: 1840, to: 1930 }, null],
  ['0001', '9999', { from: 1840, to: 1930 }, null],
  ['3000', '3100', { from: 1840, to: 1930 }, 'outside'],
  ['-5', '1870', { from: 1840, to: 1870 }, 'unread'],
  ['<script>', ['x', 'y'], { from: 1840, to: 1930 }, 'unread'],
])('%s to %s', (from, to, range, remark) => {
  expect(readRange(from, to, { from: 1840, to: 1930 })).toEqual({ range, remark });
});

test('the ways lead nearer, farther and along, and end at what there is', () => {
  const whole = { from: 1840, to: 1939 };
  expect(waysFrom(whole, whole)).toEqual({
    ...{ nearer: { from: 1865, to: 1914 }, farther: null, earlier: null, later: null, whole: null },
  });
  expect(waysFrom({ from: 1850, to: 1859 }, whole)).toMatchObject({
    ...{ nearer: { from: 1852, to: 1856 }, farther: { from: 1845, to: 1864 } },
    ...{ earlier: { from: 1845, to: 1854 }, later: { from: 1855, to: 1864 }, whole },
  });
  expect(waysFrom({ from: 1840, to: 1840 }, whole)).toMatchObject({ nearer: null, earlier: null });
});

test('the axis names the years of three calendars, the Rumi one while it was in use', () => {
  const ticks = ticksOf({ from: 1831, to: 1930 }, 10);
  expect(ticks.map(({ year }) => year)).toEqual([1840, 1850, 1860, 1870, 1880, 1890, 1900, 1910, 1920, 1930]);
  expect(ticks[0]).toMatchObject({ hijri: 1255, rumi: null, at: 0.09 });
  expect(ticks[6]).toMatchObject({ year: 1900, hijri: 1317, rumi: 1315 });
  expect(ticks.at(-1)).toMatchObject({ hijri: 1348, rumi: null });
});

test('nothing dated is no range at all', () => {
  expect(indexed(null).whole).toBeNull();
  expect(insideOf(indexed(), { from: 1, to: 9999 })).toEqual([]);
});
