import { describe, expect, it } from 'vitest';
import { readSearchQuery } from './query';
import { type SearchedDocument, SearchIndex } from './search-index';
import { yearsOf } from './typed-date';

const document = (title: string, more: Partial<SearchedDocument> = {}): SearchedDocument => ({
  texts: [{ text: title, weight: 4 }],
  ...{ inventoryNumber: null, years: null, facets: {} },
  ...more,
});

const DOCUMENTS = [
  document('القدس: قبة الصخرة · Dome of the Rock · Mosque of Omar', {
    ...{
      years: yearsOf('1854'),
      inventoryNumber: '2005.100.373.129',
      facets: { place: ['dome'], decade: ['1850'] },
    },
  }),
  document('القدس: باب العامود · Damascus Gate, Jerusalem', {
    facets: { place: ['gate'], decade: ['1860'] },
  }),
  document('المكتبة الخالدية في البلدة القديمة · Khalidi Library', {
    ...{ years: yearsOf('1914~'), inventoryNumber: 'LC-DIG-matpc-14759', facets: { place: ['dome'] } },
  }),
  document('قلعة القدس وأسوار المدينة · Auguste Salzmann, Sheikh Jarrah', { years: yearsOf('186X') }),
];

const index = new SearchIndex();
for (const each of DOCUMENTS) index.add(each);
const find = (query: string) => index.search(readSearchQuery(new URLSearchParams(query)).query);
const found = (q: string) => [...find(`q=${encodeURIComponent(q)}`).order].toSorted();

describe('SearchIndex', () => {
  it.each([
    ['القدس', [0, 1, 3]],
    ['el-kuds', [0, 1, 3]],
    ['Al Quds', [0, 1, 3]],
    ['بالقدس', [0, 1, 3]],
    ['البلدة القديمه', [2]],
    ['البلدة القديمة', [2]],
    ['ٱلْبَلْدَة القديمـــة', [2]],
    ['أسوار', [3]],
    ['mosque of omar', [0]],
    ['Halidi', [2]],
    ['Cheikh Jarrah', [3]],
    ['Saltzman', [3]],
    ['damascsu gate', [1]],
    ['١٨٥٤', [0]],
    ['1860s', [3]],
    ['ستينيات القرن التاسع عشر', [3]],
    ['2005100373129', [0]],
    ['lc dig matpc 14759', [2]],
    ['matpc-14759', [2]],
    ['zzzzzzzz', []],
    ['َُِ', []],
    ['+ - * "', []],
    ['🕌', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('counts a facet with the choices in the others, several of one being either', () => {
    const { order, counts } = find('place=dome,gate&decade=1850');
    expect([...order]).toEqual([0]);
    expect([...counts.decade]).toEqual([
      ['1850', 1],
      ['1860', 1],
    ]);
    expect([...counts.place]).toEqual([['dome', 1]]);
  });

  it('offers the nearest words, and orders by date', () => {
    expect(find('q=libary').nearest).toContain('library');
    expect([...find('sort=date').order]).toEqual([0, 3, 2, 1]);
  });
});
