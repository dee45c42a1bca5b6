import { describe, expect, it } from 'vitest';
import {
  asksForNothing,
  LONGEST_TEXT,
  readSearchQuery,
  searchPath,
  toggled,
  writeSearchQuery,
} from './query';
import { rightsName } from './rights-name';

const read = (query: string) => readSearchQuery(new URLSearchParams(query)).query;

describe('readSearchQuery', () => {
  it('reads words, facets, order and page', () => {
    expect(read('q=Damascus+Gate&section=a,b&decade=1850&decade=1860&close=yes&sort=date&page=3')).toEqual({
      text: 'Damascus Gate',
      chosen: { section: ['a', 'b'], decade: ['1850', '1860'], close: ['yes'] },
      sort: 'date',
      page: 3,
    });
  });

  it('reads what Next gives a page', () => {
    const { query } = readSearchQuery({
      q: 'x',
      place: ['b', 'a,c'],
      sort: ['walk', 'date'],
      page: undefined,
    });
    expect(query).toEqual({ text: 'x', chosen: { place: ['a', 'b', 'c'] }, sort: 'walk', page: 1 });
  });

  it.each([
    'page=0',
    'page=-1',
    'page=1e9',
    'page=x',
    'sort=best',
    'sort=__proto__',
    'unknown=1',
    'section=',
    'section=,,',
    '',
  ])('takes %s for nothing', (query) => {
    expect(read(query)).toEqual({ text: '', chosen: {}, sort: 'best', page: 1 });
    expect(asksForNothing(read(query))).toBe(true);
  });

  it('cuts ten thousand characters, and says so', () => {
    const { query, cut } = readSearchQuery({ q: '😀'.repeat(5_000) });
    expect(query.text).toBe('😀'.repeat(LONGEST_TEXT / 2));
    expect(cut).toBe(true);
    expect(() => encodeURIComponent(readSearchQuery({ q: `a${'😀'.repeat(150)}` }).query.text)).not.toThrow();
    expect(readSearchQuery({ q: 'القدس' }).cut).toBe(false);
  });

  it('takes controls for blanks and leaves out what only steers direction', () => {
    expect(read(`q=${encodeURIComponent('a\u0000b\u202Ec\u2066d\u2028e\t f\u200f')}`).text).toBe('a bcd e f');
    expect(read('q=%00%01%E2%80%AE').text).toBe('');
  });

  it('bounds values and keeps unknown ones, which whoever knows the catalogue names', () => {
    const { chosen } = read(
      `maker=${Array.from({ length: 500 }, (_, n) => `m${n}`).join(',')}&place=<script>`,
    );
    expect(chosen.maker).toHaveLength(30);
    expect(chosen.place).toEqual(['<script>']);
    expect(read(`holder=${'x'.repeat(10_000)}`).chosen.holder?.[0]).toHaveLength(120);
  });

  it('keeps operators, emoji and markup as words', () => {
    for (const text of ['+ - " * ( ) AND OR NOT', '🕌 🕍 ⛪', '<script>alert(1)</script>', '%27%20OR%201=1'])
      expect(readSearchQuery({ q: text }).query.text).toBe(text);
  });
});

describe('searchPath', () => {
  it('says what is read from it', () => {
    const query = {
      text: 'قبة الصخرة & "x" +y, 100%',
      chosen: { section: ['a'], close: ['yes'], rights: ['cc0', 'cne'] },
      sort: 'date' as const,
      page: 7,
    };
    const path = searchPath(query);
    expect(read(path.slice(path.indexOf('?') + 1))).toEqual(query);
  });

  it('is the same for the same search', () => {
    expect(searchPath({ chosen: { place: ['b', 'a', 'b'] }, page: 1, sort: 'best' })).toBe(
      '/search?place=a,b',
    );
    expect(searchPath({})).toBe('/search');
    expect(writeSearchQuery(read('place=b&place=a&q=+x++y+'))).toBe('q=x+y&place=a,b');
  });

  it('adds and takes away one value, from the first page', () => {
    const query = read('q=x&place=a&page=4');
    expect(searchPath(toggled(query, 'place', 'b'))).toBe('/search?q=x&place=a,b');
    expect(searchPath(toggled(query, 'place', 'a'))).toBe('/search?q=x');
  });
});

describe('rightsName', () => {
  it.each([
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'cc0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'public-domain'],
    ['http://creativecommons.org/licenses/by-nc-sa/4.0/', 'cc-by-nc-sa-4-0'],
    ['http://rightsstatements.org/vocab/NoC-US/1.0/', 'noc-us'],
    ['https://example.org/our/terms', 'https-example-org-our-terms'],
  ])('%s → %s', (uri, name) => {
    expect(rightsName(uri)).toBe(name);
  });
});
