import type { PhotographSummary, Texts } from '../catalogue/views';
import type { Facet } from './query';

export interface FacetValue {
  value: string;
  /** Empty for what has no name of its own: a decade, close looks. */
  names: Texts;
  count: number;
  isChosen: boolean;
}

export interface FoundPhotograph extends PhotographSummary {
  /** Names of its places that the words found, and that its own titles do not say. */
  calledElsewhere: string[];
}

export interface SearchView {
  total: number;
  /** How many have all the words; those after them have some. */
  whole: number;
  photographs: FoundPhotograph[];
  page: number;
  pages: number;
  facets: { facet: Facet; values: FacetValue[] }[];
  /** What was chosen and is nowhere in the catalogue. */
  unknown: string[];
  marked: ReadonlySet<string>;
  nearest: string[];
}
