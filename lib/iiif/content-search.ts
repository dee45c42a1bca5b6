import type { CommentingAnnotation, TextualBody } from './presentation-types';
import { parametersOf, type SearchRequest } from './search-request';
import { beginsWith, termsOf, wordsIn } from './searched-words';

export const SEARCH_CONTEXT = 'http://iiif.io/api/search/2/context.json';
export const SEARCH_TYPE = `application/ld+json;profile="${SEARCH_CONTEXT}"`;

/** What is searched: what is said of a part of a picture, and the words of its label. */
export type SearchedAnnotation = Omit<CommentingAnnotation, 'motivation'> & {
  motivation: 'commenting' | 'describing';
};

interface Reference {
  id: string;
  type: 'AnnotationPage';
}

interface Quote {
  type: 'TextQuoteSelector';
  prefix: string;
  exact: string;
  suffix: string;
}

interface Highlight {
  id: string;
  type: 'Annotation';
  motivation: 'highlighting';
  target: { type: 'SpecificResource'; source: string; selector: [Quote] };
}

/** A page of results (Content Search API 2.0, 4.2 and 4.3). */
export interface SearchResults {
  '@context': string;
  id: string;
  type: 'AnnotationPage';
  ignored?: string[];
  partOf?: { id: string; type: 'AnnotationCollection'; total: number; first: Reference; last: Reference };
  next?: Reference;
  prev?: Reference;
  startIndex?: number;
  items: SearchedAnnotation[];
  annotations?: [{ type: 'AnnotationPage'; items: Highlight[] }];
}

/** Terms that a search can be made of (5.2). */
export interface TermPage {
  '@context': string;
  id: string;
  type: 'TermPage';
  ignored?: string[];
  items: { value: string; language: string; total: number }[];
}

const PAGE_LENGTH = 50;
/** Within one annotation; a reader is led to the first ones. */
const MOST_HIGHLIGHTS = 20;
/** Characters around what was found. */
const CONTEXT_LENGTH = 40;
const MOST_TERMS_SHOWN = 20;

/**
 * Annotations that hold every word of the query, as their words begin. Without a query nothing is left out (4.1.1).
 * @param service absolute address of the service
 */
export function searchResults(
  service: string,
  annotations: readonly SearchedAnnotation[],
  request: SearchRequest,
): SearchResults {
  const terms = request.q.trim() === '' ? null : termsOf(request.q);
  const matching = ofMotivation(annotations, request).filter(
    ({ body }) => terms === null || (terms.length > 0 && holdsAll(body, terms)),
  );
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_LENGTH));
  const page = Math.min(request.page, pages);
  const items = matching.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
  const highlights = items.flatMap((item) => highlightsOf(item, terms ?? []));
  const idOf = (number: number | null) => addressOf(service, request, number);
  return {
    '@context': SEARCH_CONTEXT,
    id: idOf(pages > 1 ? page : null),
    type: 'AnnotationPage',
    ...ignoredBy(request),
    ...(pages > 1 ? paging(matching.length, page, pages, idOf) : {}),
    items,
    ...(highlights.length > 0 ? { annotations: [{ type: 'AnnotationPage', items: highlights }] } : {}),
  };
}

/** Words of the texts that begin as the query does, in the order of the alphabet (5). */
export function termPage(
  service: string,
  annotations: readonly SearchedAnnotation[],
  request: SearchRequest,
): TermPage {
  const [begun] = termsOf(request.q);
  const found = new Map<string, { value: string; language: string; total: number }>();
  for (const { body } of begun === undefined ? [] : ofMotivation(annotations, request)) {
    for (const { word } of wordsIn(body.value)) {
      if (!beginsWith(word, begun as string)) continue;
      const value = word.toLowerCase();
      const term = found.get(`${body.language} ${value}`);
      if (term) term.total++;
      else found.set(`${body.language} ${value}`, { value, language: body.language, total: 1 });
    }
  }
  const collator = new Intl.Collator('en');
  return {
    '@context': SEARCH_CONTEXT,
    id: addressOf(service, request, null),
    type: 'TermPage',
    ...ignoredBy(request),
    items: [...found.values()]
      .filter(({ total }) => total >= request.min)
      .sort((a, b) => collator.compare(a.value, b.value))
      .slice(0, MOST_TERMS_SHOWN),
  };
}

function ofMotivation(annotations: readonly SearchedAnnotation[], { motivations }: SearchRequest) {
  if (motivations.length === 0) return annotations;
  return annotations.filter(({ motivation }) => motivations.includes(motivation));
}

function holdsAll({ value }: TextualBody, terms: readonly string[]): boolean {
  const words = wordsIn(value);
  return terms.every((term) => words.some(({ word }) => beginsWith(word, term)));
}

/** Each place where a word of the query stands, quoted out of its text (4.3.2). */
function highlightsOf({ id, body: { value } }: SearchedAnnotation, terms: readonly string[]): Highlight[] {
  return wordsIn(value)
    .filter(({ word }) => terms.some((term) => beginsWith(word, term)))
    .slice(0, MOST_HIGHLIGHTS)
    .map(({ word, start }, index) => ({
      id: `${id}/match-${index + 1}`,
      type: 'Annotation',
      motivation: 'highlighting',
      target: {
        type: 'SpecificResource',
        source: id,
        selector: [
          {
            type: 'TextQuoteSelector',
            prefix: value.slice(Math.max(0, start - CONTEXT_LENGTH), start),
            exact: word,
            suffix: value.slice(start + word.length, start + word.length + CONTEXT_LENGTH),
          },
        ],
      },
    }));
}

function paging(total: number, page: number, pages: number, idOf: (page: number | null) => string) {
  const reference = (number: number): Reference => ({ id: idOf(number), type: 'AnnotationPage' });
  return {
    partOf: {
      id: idOf(null),
      type: 'AnnotationCollection' as const,
      total,
      first: reference(1),
      last: reference(pages),
    },
    ...(page < pages ? { next: reference(page + 1) } : {}),
    ...(page > 1 ? { prev: reference(page - 1) } : {}),
    startIndex: (page - 1) * PAGE_LENGTH,
  };
}

function ignoredBy({ ignored }: SearchRequest): { ignored?: string[] } {
  return ignored.length > 0 ? { ignored: [...ignored] } : {};
}

function addressOf(service: string, request: SearchRequest, page: number | null): string {
  const query = new URLSearchParams(parametersOf(request));
  if (page !== null) query.set('page', String(page));
  const text = query.toString();
  return text ? `${service}?${text}` : service;
}
