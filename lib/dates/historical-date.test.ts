import { describe, expect, it } from 'vitest';
import { readHistoricalDate } from './historical-date';

const YEAR = {
  precision: 'year',
  year: 1870,
  season: null,
  month: null,
  day: null,
  approximate: false,
  uncertain: false,
};

describe('readHistoricalDate', () => {
  it('reads a year', () => {
    expect(readHistoricalDate('1870')).toEqual({ kind: 'point', point: YEAR });
  });

  it.each([
    ['1870~', { approximate: true, uncertain: false }],
    ['1870?', { approximate: false, uncertain: true }],
    ['1870%', { approximate: true, uncertain: true }],
  ])('keeps what %s says of its certainty', (edtf, qualities) => {
    expect(readHistoricalDate(edtf)).toEqual({ kind: 'point', point: { ...YEAR, ...qualities } });
  });

  it('keeps open and unknown ends apart', () => {
    expect(readHistoricalDate('1870/..')).toMatchObject({ from: { year: 1870 }, to: 'open' });
    expect(readHistoricalDate('1870/')).toMatchObject({ from: { year: 1870 }, to: 'unknown' });
    expect(readHistoricalDate('../1870')).toMatchObject({ from: 'open', to: { year: 1870 } });
  });

  it.each([
    ['187X', { precision: 'decade', year: 1870 }],
    ['18XX', { precision: 'century', year: 1800 }],
    ['1870-XX', { precision: 'year', year: 1870, month: null }],
    ['1870-03-XX', { precision: 'month', month: 3, day: null }],
    ['1870-03-09', { precision: 'day', month: 3, day: 9 }],
    ['1870-24', { precision: 'season', season: 24, month: null }],
  ])('takes from %s no more than it says', (edtf, point) => {
    expect(readHistoricalDate(edtf)).toMatchObject({ kind: 'point', point });
  });

  it.each(['', 'c. 1870', '1870-13', '1870-02-30', '0000', '1870/1880/1890', '{1870,1880}', 'Y-17000'])(
    'refuses %j',
    (text) => {
      expect(readHistoricalDate(text)).toBeNull();
    },
  );
});
