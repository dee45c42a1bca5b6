import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSearchQuery } from '@/lib/search/query';
import { readExhibition } from '@/server/catalogue/exhibition';
import { loadStarter } from '@/server/catalogue/load-starter';
import { readStarter } from '@/server/catalogue/starter-files';
import {
  buildSearchable,
  readPlaceNames,
  refreshSearchable,
  type Searchable,
} from '@/server/search/searchable';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { JUDGED_QUERIES, judge } from './judged-queries';

let site: TestSite;
let searchable: Searchable;
beforeAll(async () => {
  site = await openTestSite();
  await loadStarter(site.writer, await readStarter(path.resolve('prisma', 'starter')));
  searchable = await buildSearchable(await readExhibition(site.reader), await readPlaceNames(site.reader));
});
afterAll(() => site.close());

const find = (words: string) =>
  [...searchable.index.search(readSearchQuery({ q: words }).query).order].flatMap(
    (at) => searchable.entries[at]?.slug ?? [],
  );

describe('the judged queries', () => {
  it('are at least 80, in both languages, about photographs that there are', () => {
    const { indexBySlug } = searchable.exhibition;
    const slugs = JUDGED_QUERIES.flatMap(({ grades }) => [...grades.keys()]);
    expect(slugs.filter((slug) => !indexBySlug.has(slug))).toEqual([]);
    for (const language of ['ar', 'en'])
      expect(JUDGED_QUERIES.filter((query) => query.language === language).length).toBeGreaterThan(40);
  });

  it('are answered well enough', () => {
    const { all, ar, en } = judge(find);
    expect(all).toBeGreaterThanOrEqual(0.92);
    expect(Math.min(ar, en)).toBeGreaterThanOrEqual(0.9);
  });

  it('find the same by every name of a place', () => {
    expect(find('Mosque of Omar')).toEqual(expect.arrayContaining(find('قبة الصخرة')));
    expect(find('el-kuds').toSorted()).toEqual(find('القدس').toSorted());
  });

  it('find what was published later, and no longer what was withdrawn', async () => {
    const whole = searchable.exhibition;
    const walk = whole.walk.filter(({ slug }) => slug !== 'money-changer-1897');
    const names = searchable.placeNames;
    searchable = await refreshSearchable(searchable, { ...whole, walk }, names);
    expect(find('صراف')).not.toContain('money-changer-1897');
    searchable = await refreshSearchable(searchable, whole, names);
    expect(find('صراف')[0]).toBe('money-changer-1897');
  });

  it.each([
    ['dama', 'place damascus-gate'],
    ['باب الع', 'place damascus-gate'],
    ['amud', 'place damascus-gate'],
    ['damascsu', 'place damascus-gate'],
    ['mosque of om', 'place dome-of-the-rock'],
    ['bonf', 'maker felix-bonfils'],
    ['الأرم', 'community armenians'],
    ['holy pl', 'section holy-places'],
    ['money ch', 'photograph money-changer-1897'],
    ['2013.1098', 'photograph dome-of-the-rock-beato-robertson'],
  ])('%s may be meant for %s', (typed, meant) => {
    const suggested = searchable.suggestions.suggest(typed);
    expect(suggested.map(({ kind, slug }) => `${kind} ${slug}`)).toContain(meant);
  });
});
