import type { Texts } from '@/lib/catalogue/views';
import { FACETS, type Facet, readSearchQuery, type SearchQuery } from '@/lib/search/query';
import { rightsName } from '@/lib/search/rights-name';
import type { Suggestion } from '@/lib/search/suggestion-index';
import type { FacetValue, FoundPhotograph, SearchView } from '@/lib/search/views';
import { isArabic, wordsOf } from '@/lib/search/words';
import { type Exhibition, sectionTitles, summaryOf } from '@/server/catalogue/exhibition';
import { loadSearchable, type Searchable } from './searchable';

export const PHOTOGRAPHS_PER_PAGE = 24;

type Names = Record<Facet, Map<string, Texts>>;

let named: { exhibition: Exhibition; names: Names } | undefined;

/** Names by facet and value, once for each exhibition. */
function namesOf(exhibition: Exhibition): Names {
  if (named?.exhibition !== exhibition) named = { exhibition, names: facetNames(exhibition) };
  return named.names;
}

function facetNames({ authorities, sections }: Exhibition): Names {
  const bySlug = (list: ReadonlyMap<string, { slug: string; names: Texts }>) =>
    new Map([...list.values()].map(({ slug, names }) => [slug, names] as const));
  return {
    section: new Map(sections.map((section) => [section.slug, sectionTitles(section)])),
    community: bySlug(authorities.communities),
    maker: bySlug(authorities.makers),
    place: bySlug(authorities.places),
    technique: bySlug(authorities.techniques),
    holder: bySlug(authorities.holders),
    rights: new Map([...authorities.rights.values()].map(({ uri, names }) => [rightsName(uri), names])),
    ...{ decade: new Map(), close: new Map() },
  };
}

/** One page of what a search finds, with the choices that would narrow it. */
export async function loadSearch(query: SearchQuery): Promise<SearchView> {
  const searchable = await loadSearchable();
  const names = namesOf(searchable.exhibition);
  const found = searchable.index.search(query);
  const pages = Math.max(1, Math.ceil(found.order.length / PHOTOGRAPHS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * PHOTOGRAPHS_PER_PAGE;
  const facets = FACETS.map((facet) => ({
    facet,
    values: valuesOf(facet, found.counts[facet], query, names),
  }));
  return {
    ...{ total: found.order.length, whole: found.whole, page, pages, facets },
    ...{ marked: found.marked, nearest: [...new Set(found.nearest)] },
    photographs: [...found.order.subarray(from, from + PHOTOGRAPHS_PER_PAGE)].flatMap((at) =>
      foundPhotograph(at, found.marked, searchable),
    ),
    unknown: unknownOf(query, names),
  };
}

function valuesOf(
  facet: Facet,
  counts: ReadonlyMap<string, number>,
  { chosen }: SearchQuery,
  names: Names,
): FacetValue[] {
  const isChosen = (value: string) => chosen[facet]?.includes(value) ?? false;
  const known = (chosen[facet] ?? []).filter((value) => !counts.has(value) && isKnown(facet, value, names));
  const values = [...counts, ...known.map((value) => [value, 0] as const)].map(([value, count]) => ({
    ...{ value, count, names: names[facet].get(value) ?? {}, isChosen: isChosen(value) },
  }));
  if (facet === 'decade') return values.sort((a, b) => Number(a.value) - Number(b.value));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function isKnown(facet: Facet, value: string, names: Names): boolean {
  if (facet === 'decade') return /^\d{3}0$/.test(value);
  return facet === 'close' ? value === 'yes' : names[facet].has(value);
}

function unknownOf({ chosen }: SearchQuery, names: Names): string[] {
  return FACETS.flatMap((facet) => (chosen[facet] ?? []).filter((value) => !isKnown(facet, value, names)));
}

function foundPhotograph(
  at: number,
  marked: ReadonlySet<string>,
  { entries, exhibition, placeNames }: Searchable,
): FoundPhotograph[] {
  const entry = entries[at];
  if (!entry) return [];
  const summary = summaryOf(entry, exhibition);
  const titles = [...Object.values(summary.titles), entry.snapshot.sourceTitle?.text ?? ''].join(' ');
  const said = new Set(wordsOf(titles).map(({ key }) => key));
  const places = entry.snapshot.placeIds.flatMap((id) => exhibition.authorities.places.get(id) ?? []);
  const names = places.flatMap(({ slug }) => placeNames.get(slug) ?? []);
  const calledElsewhere = names
    .filter(({ name, isFormer }) => {
      const words = wordsOf(name);
      const isNews = words.some(({ key }) => !said.has(key));
      return (
        isFormer &&
        isNews &&
        words.length > 0 &&
        words.every(({ key, folded }) => !isArabic(folded) && marked.has(key))
      );
    })
    .map(({ name }) => name);
  return [{ ...summary, calledElsewhere: [...new Set(calledElsewhere)] }];
}

/** What may be meant while somebody types, in whatever language: few, of several kinds. */
export async function suggest(words: string): Promise<Suggestion[]> {
  const { suggestions } = await loadSearchable();
  return suggestions.suggest(readSearchQuery({ q: words }).query.text);
}
