/**
 * A search as its address says it: `/search?q=…&section=a,b&decade=1850&sort=date&page=2`, below the language. Whatever a
 * visitor or a program puts there is read into something that can be searched for; nothing of it is an error.
 */

/** What can be narrowed by, in the order in which it is offered. */
export const FACETS = [
  'section',
  'community',
  'maker',
  'place',
  'decade',
  'technique',
  'holder',
  'rights',
  'close',
] as const;

export type Facet = (typeof FACETS)[number];

/** The one value of the facet `close`: photographs with published annotations. */
export const HAS_CLOSE_LOOKS = 'yes';

/** `best` is the order of the walk where no words are searched for. */
export const SORTS = ['best', 'walk', 'date'] as const;

export type Sort = (typeof SORTS)[number];

/** Values are slugs; a decade is its first year (`1850`), rights the short name that `rightsName` makes. */
export type Chosen = Partial<Record<Facet, readonly string[]>>;

export interface SearchQuery {
  /** Plain, single blanks, at most `LONGEST_TEXT` characters. */
  text: string;
  /** Several values of one facet mean either of them, several facets mean all of them. */
  chosen: Chosen;
  sort: Sort;
  /** From 1; a page that there is not is the business of whoever knows how many there are. */
  page: number;
}

export interface ReadQuery {
  query: SearchQuery;
  /** True where words were left out because there were too many. */
  cut: boolean;
}

/** Longer than any title; what is longer was hardly typed to find one. */
export const LONGEST_TEXT = 200;
const MOST_VALUES = 30;
const LONGEST_VALUE = 120;
const LAST_PAGE = 99_999;

/** Controls part words; what only steers the direction or the joining of letters is no part of one. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const STEERING = /[\p{Cf}\p{Co}\p{Cs}\uFFFD]/gu;

/** The parameters of an address, as Next's pages and as forms have them. */
export type Parameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads an address's parameters; several of one name (a form without script) count as one list. */
export function readSearchQuery(parameters: Parameters): ReadQuery {
  const whole = tidied(valuesOf(parameters, 'q').join(' '));
  const text = firstOf(whole, LONGEST_TEXT).trimEnd();
  const chosen: Chosen = {};
  for (const facet of FACETS) {
    const values = readValues(valuesOf(parameters, facet));
    if (values.length > 0) chosen[facet] = values;
  }
  const [sort = ''] = valuesOf(parameters, 'sort');
  const [page = ''] = valuesOf(parameters, 'page');
  return {
    query: { text, chosen, sort: isSort(sort) ? sort : 'best', page: readPage(page) },
    cut: text.length < whole.length,
  };
}

/**
 * The path of a search below its language; the same search always has the same one. What is left out is not asked for.
 */
export function searchPath(query: Partial<SearchQuery>): `/search${string}` {
  const written = writeSearchQuery(query);
  return written === '' ? '/search' : `/search?${written}`;
}

/** The query of `searchPath`, without `?`. */
export function writeSearchQuery({
  text = '',
  chosen = {},
  sort = 'best',
  page = 1,
}: Partial<SearchQuery>): string {
  const parts: string[] = [];
  if (text !== '') parts.push(`q=${encode(text)}`);
  for (const facet of FACETS) {
    const values = [...new Set(chosen[facet])].sort();
    if (values.length > 0) parts.push(`${facet}=${values.map(encode).join(',')}`);
  }
  if (sort !== 'best') parts.push(`sort=${sort}`);
  if (page > 1) parts.push(`page=${page}`);
  return parts.join('&');
}

/** The search with a value chosen that was not, or no longer chosen; from its first page. */
export function toggled(query: SearchQuery, facet: Facet, value: string): SearchQuery {
  const values = query.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const chosen = { ...query.chosen, [facet]: next };
  if (next.length === 0) delete chosen[facet];
  return { ...query, chosen, page: 1 };
}

/** True where a query asks for nothing: neither words nor a choice. */
export function asksForNothing({ text, chosen }: SearchQuery): boolean {
  return text === '' && Object.keys(chosen).length === 0;
}

export function isFacet(value: string): value is Facet {
  return (FACETS as readonly string[]).includes(value);
}

function isSort(value: string): value is Sort {
  return (SORTS as readonly string[]).includes(value);
}

function valuesOf(parameters: Parameters, name: string): readonly string[] {
  if (parameters instanceof URLSearchParams) return parameters.getAll(name);
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function tidied(text: string): string {
  return text.normalize('NFC').replace(CONTROLS, ' ').replace(STEERING, '').replace(/\s+/gu, ' ').trim();
}

/** Whole characters only: half of a pair is no text. */
function firstOf(text: string, most: number): string {
  const first = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(first) ? first.slice(0, -1) : first;
}

function readValues(given: readonly string[]): string[] {
  const values = given
    .flatMap((value) => value.split(',', MOST_VALUES))
    .map((value) => firstOf(tidied(value), LONGEST_VALUE))
    .filter((value) => value !== '');
  return [...new Set(values)].slice(0, MOST_VALUES).sort();
}

function readPage(value: string): number {
  return /^[1-9]\d{0,4}$/.test(value) ? Math.min(Number(value), LAST_PAGE) : 1;
}

/** As forms write it, so that an address of ours and one of a form without script are the same. */
function encode(value: string): string {
  return new URLSearchParams({ v: value }).toString().slice(2);
}
