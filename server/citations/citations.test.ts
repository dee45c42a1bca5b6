import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { attributionOf } from '@/lib/citations/attribution';
import { citedPhotograph, type Say } from '@/lib/citations/cited-photograph';
import { cslItem } from '@/lib/citations/csl-item';
import { type CitationStyle, citationIn } from '@/lib/citations/styles';
import type { PhotographRecord } from '@/lib/iiif/metadata';
import { readWords, type Words } from '@/server/words';

let words: Words;
beforeAll(async () => {
  words = await readWords(path.resolve('messages'));
});

const sayIn =
  (language: Language): Say =>
  (key, values) =>
    words.say(language, key, values);

const salzmann = {
  slug: 'a',
  names: { ar: 'أوغست سالزمان', en: 'Auguste Salzmann' },
  role: 'photographer',
} as const;
const beato = {
  slug: 'b',
  names: { ar: 'فيليتشي بياتو', en: 'Felice Beato' },
  role: 'photographer',
} as const;
const printer = { slug: 'c', names: { en: 'Blanquart-Évrard' }, role: 'printer' } as const;

const label = { titleIsOurs: true, caption: null, description: null, altText: null };
const gate: PhotographRecord = {
  id: 'x1',
  slug: 'damascus-gate',
  labels: { ar: { ...label, title: 'باب العمود' }, en: { ...label, title: 'Damascus Gate' } },
  sourceTitle: { text: 'Porte de Damas', lang: 'fr' },
  makers: [salzmann, printer],
  date: { edtf: '1854', asWritten: null },
  technique: null,
  techniqueTerm: { slug: 't', names: { ar: 'طباعة ملحية', en: 'Salted paper print' } },
  dimensions: { widthCm: 33.5, heightCm: 23, of: 'print', asWritten: null },
  pixelsPerCm: null,
  dimensionsAsWritten: null,
  places: [],
  communities: [],
  holder: {
    slug: 'm',
    names: { ar: 'متحف المتروبوليتان', en: 'Metropolitan Museum of Art, New York' },
    url: null,
  },
  inventoryNumber: '2005.100.500.3 (18)',
  sourceUrl: null,
  rights: null,
  rightsAsStated: null,
  creditLine: null,
  evidence: 'FIRST_HAND',
  seenIn: null,
  notes: {},
  image: null,
  annotations: [],
};
const siteTitles = { ar: 'القدس', en: 'Jerusalem' };
const page = 'https://x.example/en/photographs/damascus-gate';

function cite(
  style: CitationStyle,
  change: Partial<PhotographView>,
  language: Language = 'en',
  address: string | null = page,
) {
  const say = sayIn(language);
  return citationIn(
    style,
    citedPhotograph({ ...gate, ...change }, { language, siteTitles, page: address, say }),
    say,
  );
}
const text = (...given: Parameters<typeof cite>) =>
  cite(...given)
    .map((part) => part.text)
    .join('');

it('cites as each manual has it', () => {
  expect(text('chicago', {})).toBe(
    `Salzmann, Auguste. Damascus Gate [Porte de Damas]. 1854. Salted paper print, 23 × 33.5 cm. Metropolitan Museum of Art, New York, 2005.100.500.3 (18). Jerusalem. ${page}.`,
  );
  expect(text('mla', {})).toBe(
    `Salzmann, Auguste. Damascus Gate [Porte de Damas]. 1854. Metropolitan Museum of Art, New York, 2005.100.500.3 (18). Jerusalem, ${page}.`,
  );
  expect(text('apa', {})).toBe(
    `Salzmann, A. (1854). Damascus Gate [Porte de Damas] [Photograph]. Metropolitan Museum of Art, New York, 2005.100.500.3 (18). Jerusalem. ${page}`,
  );
});

it('cites in Arabic with its own marks and digits, and each foreign part in its own language', () => {
  const parts = cite(
    'chicago',
    { makers: [salzmann, beato], date: { edtf: '1857~', asWritten: null } },
    'ar',
  );
  expect(parts.map((part) => part.text).join('')).toBe(
    `أوغست سالزمان وفيليتشي بياتو. «باب العمود» [Porte de Damas]. نحو ١٨٥٧. طباعة ملحية، ٢٣ × ٣٣٫٥ سم. متحف المتروبوليتان، 2005.100.500.3 (18). «القدس». ${page}.`,
  );
  expect(parts).toContainEqual({ text: 'Porte de Damas', lang: 'fr' });
  expect(parts).toContainEqual({ text: '2005.100.500.3 (18)', role: 'identifier' });
  expect(parts).toContainEqual({ text: page, role: 'address' });
});

it('says what is not known as not known, or leaves it out', () => {
  const bare = {
    makers: [printer],
    date: { edtf: null, asWritten: null },
    techniqueTerm: null,
    dimensions: null,
    holder: null,
    inventoryNumber: null,
    sourceTitle: null,
  };
  expect(text('chicago', bare, 'en', null)).toBe('Damascus Gate. n.d. Jerusalem.');
  expect(text('mla', bare, 'en', null)).toBe('Damascus Gate. Jerusalem.');
  expect(text('apa', bare, 'en', null)).toBe('Damascus Gate [Photograph]. (n.d.). Jerusalem.');
  expect(text('apa', bare, 'ar', null)).toBe('«باب العمود» [صورة فوتوغرافية]. (د. ت.). «القدس».');
});

it.each([
  ['1870~', 'Ca. 1870', '(ca. 1870)'],
  ['1856/1857', '1856–1857', '(1856–1857)'],
  ['186X', '1860s', '(1860s)'],
  ['1860/..', '1860 or later', '(1860 or later)'],
  ['1917-12-09', '9 December 1917', '(9 December 1917)'],
])('is as sure of %s as the record', (edtf, inChicago, inApa) => {
  const date = { edtf, asWritten: null };
  expect(text('chicago', { date })).toContain(`. ${inChicago}. `);
  expect(text('apa', { date })).toContain(` ${inApa}. `);
});

it('names several makers as each manual does', () => {
  const makers = [salzmann, beato];
  expect(text('chicago', { makers })).toMatch(/^Salzmann, Auguste, and Felice Beato\. /);
  expect(text('apa', { makers })).toMatch(/^Salzmann, A\., & Beato, F\. \(1854\)/);
  const three = [...makers, { ...beato, names: { en: 'Underwood & Underwood' } }];
  expect(text('mla', { makers: three })).toMatch(/^Salzmann, Auguste, et al\. /);
  expect(text('chicago', { makers: three }, 'ar')).toMatch(/^أوغست سالزمان، فيليتشي بياتو وUnderwood/);
});

it.each([
  ['1870~', { 'date-parts': [[1870]], circa: true }],
  ['1850-08', { 'date-parts': [[1850, 8]] }],
  ['1856/1857', { 'date-parts': [[1856], [1857]] }],
  ['1860/..', { literal: '1860 or later' }],
  ['186X', { literal: '1860s' }],
  ['1870?', { literal: '1870 (uncertain)' }],
  [null, undefined],
])('gives %s to reference managers', (edtf, issued) => {
  const record = { ...gate, date: { edtf, asWritten: null } };
  const cited = citedPhotograph(record, { language: 'en', siteTitles, page, say: sayIn('en') });
  const item = cslItem(cited, record, sayIn('en'));
  expect(item.issued).toEqual(issued);
  expect(item).toMatchObject({
    type: 'graphic',
    title: 'Damascus Gate',
    'original-title': 'Porte de Damas',
    author: [{ family: 'Salzmann', given: 'Auguste' }],
    archive_location: '2005.100.500.3 (18)',
    URL: page,
  });
});

it('credits a picture in the holder’s own words, and says its rights', () => {
  const creditOf = (change: Partial<PhotographRecord>, language: Language) => {
    const record = { ...gate, ...change };
    const say = sayIn(language);
    const cited = citedPhotograph(record, { language, siteTitles, page, say });
    return attributionOf(cited, record, say)
      .map((part) => part.text)
      .join('');
  };
  const rights = {
    uri: 'https://creativecommons.org/publicdomain/zero/1.0/',
    names: { en: 'CC0 1.0' },
    downloads: null,
  };
  expect(creditOf({ creditLine: 'The Met, New York, 1.2', rights }, 'en')).toBe(
    'Auguste Salzmann, Damascus Gate, 1854. The Met, New York, 1.2. CC0 1.0.',
  );
  expect(creditOf({ makers: [salzmann, beato] }, 'en')).toMatch(/^Auguste Salzmann and Felice Beato, /);
  expect(creditOf({}, 'ar')).toBe(
    'أوغست سالزمان، «باب العمود»، ١٨٥٤. متحف المتروبوليتان، 2005.100.500.3 (18).',
  );
});
