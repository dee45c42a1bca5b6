import { Cite } from '@citation-js/core';
import { expect, it } from 'vitest';
import type { CslItem } from '@/lib/citations/csl-item';
import { bibtexOf, cslJsonOf, risOf } from './reference-files';

const long = `https://exhibition.example/en/photographs/${'a-very-long-name-'.repeat(6)}gate`;
const item: CslItem = {
  id: 'x1',
  'citation-key': 'inside-jaffa-gate-1870',
  type: 'graphic',
  language: 'ar',
  genre: 'Photograph',
  title: 'داخل باب {الخليل}',
  'original-title': 'Intérieur de la Porte de Jaffa',
  author: [{ given: 'Félix', family: 'Bonfils' }, { literal: 'Underwood & Underwood' }],
  issued: { 'date-parts': [[1870]], circa: true },
  archive: 'Library of Congress, Prints & Photographs Division',
  archive_location: 'LOT_13550 #5',
  'call-number': 'LOT_13550 #5',
  'container-title': 'Jerusalem: Convergence of Civilisations',
  URL: `${long}?a_b=1&c=%20`,
};
const notes = { date: 'ca. 1870', note: 'Library of Congress, Prints & Photographs Division, LOT_13550 #5' };

/** What the package reads in a file of its own format. */
const readBack = (file: string) => new Cite(file, { generateGraph: false }).data[0];

it('BibTeX comes back as it went, with the date in words where it is not sure', () => {
  const file = bibtexOf(item, notes);
  expect(file).toMatch(/^@misc\{inside-jaffa-gate-1870,\n/);
  expect(file).toContain('year = {ca. 1870},');
  expect(readBack(file)).toMatchObject({
    title: 'داخل باب (الخليل)',
    author: [{ given: 'Félix', family: 'Bonfils' }, { family: 'Underwood & Underwood' }],
    issued: { literal: 'ca. 1870' },
    note: notes.note,
    URL: item.URL,
  });
});

it('RIS comes back as it went, on lines that nothing breaks', () => {
  const file = risOf(item, notes);
  expect(file).toContain('\r\nDA  - 1870///ca. 1870\r\n');
  expect(file.endsWith('\r\nER  - \r\n')).toBe(true);
  expect(readBack(file)).toMatchObject({
    type: 'graphic',
    title: 'داخل باب (الخليل)',
    author: [{ given: 'Félix', family: 'Bonfils' }, { literal: 'Underwood & Underwood' }],
    issued: { 'date-parts': [[1870]] },
    'call-number': 'LOT_13550 #5',
    note: notes.note,
    URL: item.URL,
  });
});

it('CSL-JSON is a list of one item', () => {
  expect(JSON.parse(cslJsonOf(item))).toEqual([item]);
  expect(readBack(cslJsonOf(item))).toMatchObject({ title: item.title, archive: item.archive });
});

it.each([
  [
    'a sure day',
    { issued: { 'date-parts': [[1917, 12, 9]] } },
    '9 December 1917',
    'year = {1917},',
    'DA  - 1917/12/9/',
  ],
  [
    'a stretch of years',
    { issued: { 'date-parts': [[1856], [1857]] } },
    '1856–1857',
    'year = {1856–1857},',
    'DA  - 1856///1856–1857',
  ],
  ['a decade', { issued: { literal: '1860s' } }, '1860s', 'year = {1860s},', 'DA  - ///1860s'],
  ['no date', { issued: undefined }, null, null, null],
] as const)('says %s as surely as the record', (_, { issued }, date, year, day) => {
  const dated = { ...item, issued } as CslItem;
  const [bib, ris] = [bibtexOf(dated, { date, note: null }), risOf(dated, { date, note: null })];
  if (year) expect(bib).toContain(year);
  else expect(bib).not.toContain('year');
  if (day) expect(ris).toContain(`${day}\r\n`);
  else expect(ris).not.toMatch(/^(DA|PY)/m);
  expect(bib + ris).not.toContain('undefined');
});
