import { expect, it } from 'vitest';
import { type SearchedAnnotation, searchResults, termPage } from './content-search';
import { parseSearchPath, searchServicePath } from './search-address';
import { readSearchRequest } from './search-request';

const service = 'https://x.example/iiif/search/2/photographs/p/search';
const canvas = 'https://x.example/canvas';

function said(id: string, value: string, language: string, motivation: 'commenting' | 'describing') {
  const body = { type: 'TextualBody', value, format: 'text/plain', language } as const;
  return { id: `https://x.example/${id}`, type: 'Annotation', motivation, body, target: canvas } as const;
}

const ALL: SearchedAnnotation[] = [
  said('title', 'The Old City, seen from the gate', 'en', 'describing'),
  said('titre', 'البلدة القديمة والقُدس', 'ar', 'describing'),
  said('mark', 'Detail: a gate between two gates', 'en', 'commenting'),
];

function search(query: string, all = ALL) {
  return searchResults(service, all, readSearchRequest(new URLSearchParams(query)));
}
const found = (query: string) => search(query).items.map(({ id }) => id.split('/').at(-1));

it('finds every word as it begins, in either script, folded', () => {
  expect(found('q=GATE')).toEqual(['title', 'mark']);
  expect(found('q=city+gat')).toEqual(['title']);
  expect(found('q=%D8%A8%D9%84%D8%AF%D9%87+%D9%82%D8%AF%D9%8A%D9%85%D9%87')).toEqual(['titre']);
  expect(found(`q=${encodeURIComponent('القدس')}`)).toEqual(['titre']);
  expect(found('q=nothing')).toEqual([]);
  expect(found('q=%E2%80%8F%21%21')).toEqual([]);
});

it('quotes each place where it is found, with what stands around it', () => {
  const { annotations, items } = search('q=gate&motivation=commenting');
  expect(items).toHaveLength(1);
  const quotes = annotations?.[0].items.map(({ target }) => target.selector[0]) ?? [];
  expect(quotes.map(({ exact }) => exact)).toEqual(['gate', 'gates']);
  for (const { prefix, exact, suffix } of quotes)
    expect(items[0]?.body.value).toContain(prefix + exact + suffix);
  expect(annotations?.[0].items.every(({ target }) => target.source === items[0]?.id)).toBe(true);
});

it('restricts by motivation, names what it ignores, and leaves nothing out without a query', () => {
  expect(found('motivation=painting+describing')).toEqual(['title', 'titre']);
  expect(found('motivation=painting')).toEqual([]);
  expect(found('')).toHaveLength(3);
  const answer = search('q=gate&date=2020-01-01T00:00:00Z/2021-01-01T00:00:00Z&user=https%3A%2F%2Fa.example');
  expect(answer).toMatchObject({
    '@context': 'http://iiif.io/api/search/2/context.json',
    id: `${service}?q=gate`,
    type: 'AnnotationPage',
    ignored: ['date', 'user'],
  });
  expect(answer).not.toHaveProperty('partOf');
});

it('long results come in pages that lead to one another', () => {
  const many = Array.from({ length: 120 }, (_, n) => said(`n${n}`, 'a gate', 'en', 'commenting'));
  const second = search('q=gate&page=2', many);
  expect(second).toMatchObject({
    id: `${service}?q=gate&page=2`,
    partOf: {
      id: `${service}?q=gate`,
      type: 'AnnotationCollection',
      total: 120,
      first: { id: `${service}?q=gate&page=1`, type: 'AnnotationPage' },
      last: { id: `${service}?q=gate&page=3` },
    },
    prev: { id: `${service}?q=gate&page=1` },
    next: { id: `${service}?q=gate&page=3` },
    startIndex: 50,
  });
  expect(second.items).toHaveLength(50);
  expect(search('q=gate&page=999', many)).not.toHaveProperty('next');
});

it('completes words, counted, by language', () => {
  const page = (query: string) => termPage(service, ALL, readSearchRequest(new URLSearchParams(query)));
  expect(page('q=gat&user=x')).toMatchObject({
    type: 'TermPage',
    ignored: ['user'],
    items: [
      { value: 'gate', language: 'en', total: 2 },
      { value: 'gates', language: 'en', total: 1 },
    ],
  });
  expect(page('q=gat&min=2').items).toHaveLength(1);
  expect(page(`q=${encodeURIComponent('قد')}`).items).toHaveLength(2);
  expect(page('q=%F0%9F%98%80').items).toEqual([]);
});

it('takes whatever is sent', () => {
  for (const q of [
    'x'.repeat(10_000),
    'ً'.repeat(999),
    '\u0000\u202e<script>',
    '\ud800',
    '+-*()"',
    '.* [a-'.repeat(99),
  ]) {
    expect(
      search(new URLSearchParams({ q, page: '-1', min: '1e9', motivation: q }).toString()).items,
    ).toEqual([]);
  }
});

it('reads the addresses that it writes, and no others', () => {
  for (const kind of ['search', 'autocomplete'] as const) {
    expect(parseSearchPath(searchServicePath({ kind, id: 'a-1' }))).toEqual({ kind, id: 'a-1' });
  }
  for (const path of [
    '/iiif/search/2/',
    '/iiif/search/2/photographs/a/other',
    '/iiif/search/1/photographs/a/search',
  ]) {
    expect(parseSearchPath(path)).toBeNull();
  }
});
