import { foldText } from '../text/fold';
import { compactNumber, mayBeNumber, partsOfNumber } from './inventory';
import { FACETS, type Facet, type SearchQuery } from './query';
import { findYears, type YearsOfRecord } from './typed-date';
import { type Reading, Vocabulary } from './vocabulary';
import { wordsOf } from './words';

/** What of a photograph is searched, in the order of the walk. */
export interface SearchedDocument {
  /** Texts with what a word in them is worth. */
  texts: readonly { text: string; weight: number }[];
  inventoryNumber: string | null;
  years: YearsOfRecord | null;
  facets: Partial<Record<Facet, readonly string[]>>;
}

export interface FoundDocuments {
  /** Numbers of documents, in the order that was asked for. */
  order: number[];
  /** How many of them have all that was asked for; the others, which follow, have some of it. */
  whole: number;
  counts: Record<Facet, Map<string, number>>;
  /** Keys of words that are to be marked. */
  marked: Set<string>;
  /** The nearest words to those that no record has. */
  nearest: string[];
}

interface Postings {
  documents: number[];
  values: number[];
}

/** One thing that was asked for: how well each document answers it, from above 0. */
type Scores = Map<number, number>;

const MOST_WORDS = 24;
const WHOLE_NUMBER = 1000;
const PART_OF_NUMBER = 30;
/** So few whole answers that some of the words may do. */
const FEW = 5;

/** An index in memory; pure, so that a test and the server have the same one. */
export class SearchIndex {
  readonly #documents: SearchedDocument[] = [];
  readonly #vocabulary = new Vocabulary();
  readonly #postings: Postings[] = [];

  add(document: SearchedDocument): void {
    const at = this.#documents.push(document) - 1;
    const values = new Map<number, number>();
    for (const { text, weight } of document.texts) {
      const words = wordsOf(text);
      // A word among few says more than one among many.
      const worth = weight / (1 + words.length / 20);
      for (const { key, folded } of words) {
        const term = this.#vocabulary.add(key, folded);
        values.set(term, Math.max(values.get(term) ?? 0, worth) + 0.1 * worth);
      }
    }
    for (const [place, part] of partsOfNumber(document.inventoryNumber ?? '').entries()) {
      if (part !== '')
        values.set(this.#vocabulary.add(`#${part}`, part), place === 0 ? WHOLE_NUMBER : PART_OF_NUMBER);
    }
    for (const [term, value] of values) {
      this.#postings[term] ??= { documents: [], values: [] };
      this.#postings[term].documents.push(at);
      this.#postings[term].values.push(value);
    }
  }

  search(query: SearchQuery): FoundDocuments {
    const marked = new Set<string>();
    const nearest: string[] = [];
    const asked = query.text === '' ? null : this.#asked(query.text, marked, nearest);
    const { candidates, whole } = this.#candidates(asked);
    const { kept, counts } = this.#narrow(candidates, query);
    const order = this.#inOrder(kept, query.sort);
    return { order, whole: order.filter((at) => whole.has(at)).length, counts, marked, nearest };
  }

  #asked(text: string, marked: Set<string>, nearest: string[]): Scores[] {
    const number = this.#number(compactNumber(text));
    if (number) return [number];
    const years = findYears(text);
    const words = wordsOf(years ? foldedWithout(text, years.words) : text).slice(0, MOST_WORDS);
    const asked = words.map((word) => {
      const readings = this.#vocabulary.readingsOf(word, () => true);
      if (readings.every(({ weight }) => weight < 0.8))
        nearest.push(
          ...(readings.length > 0
            ? readings.slice(0, 2).map(({ term }) => this.#vocabulary.shown[term] ?? '')
            : this.#vocabulary.nearest(word, () => true)),
        );
      for (const { term } of readings) marked.add(this.#vocabulary.keys[term] ?? '');
      return this.#scores(readings);
    });
    if (years) asked.push(this.#ofYears(years.first, years.last));
    return asked;
  }

  #number(compact: string): Scores | null {
    const term =
      mayBeNumber(compact) && compact.length > 4 ? this.#vocabulary.find(`#${compact}`) : undefined;
    return term === undefined ? null : this.#scores([{ term, weight: 1, how: 'same' }]);
  }

  #scores(readings: readonly Reading[]): Scores {
    const scores: Scores = new Map();
    for (const { term, weight } of readings) {
      const { documents, values } = this.#postings[term] ?? { documents: [], values: [] };
      const rarity = Math.log(1 + (this.#documents.length + 1) / (documents.length + 0.5));
      for (const [place, at] of documents.entries()) {
        const score = weight * rarity * (values[place] ?? 0);
        if (score > (scores.get(at) ?? 0)) scores.set(at, score);
      }
    }
    return scores;
  }

  #ofYears(first: number, last: number): Scores {
    const scores: Scores = new Map();
    for (const [at, { years }] of this.#documents.entries()) {
      if (!years || years.last < first || years.first > last) continue;
      const inside = years.first >= first && years.last <= last;
      scores.set(at, years.open ? 1 : inside ? 8 : 3);
    }
    return scores;
  }

  /** Those with everything; where they are few, also those with at least half of it. */
  #candidates(asked: readonly Scores[] | null): { candidates: Scores; whole: ReadonlySet<number> } {
    if (asked === null) {
      const all = new Map(this.#documents.map((_, at) => [at, 0] as const));
      return { candidates: all, whole: new Set(all.keys()) };
    }
    const sums = new Map<number, { score: number; has: number }>();
    for (const scores of asked) {
      for (const [at, score] of scores) {
        const sum = sums.get(at) ?? { score: 0, has: 0 };
        sums.set(at, { score: sum.score + score, has: sum.has + 1 });
      }
    }
    const whole = new Set([...sums].filter(([, { has }]) => has === asked.length).map(([at]) => at));
    const least = whole.size >= FEW ? asked.length : Math.ceil(asked.length / 2);
    const enough = [...sums].filter(([, { has }]) => has >= least);
    return { candidates: new Map(enough.map(([at, { score, has }]) => [at, has * 10_000 + score])), whole };
  }

  /** Each facet's own values are counted with the choices in all the others. */
  #narrow(candidates: Scores, { chosen }: SearchQuery) {
    const kept: Scores = new Map();
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as FoundDocuments['counts'];
    const choices = FACETS.flatMap((facet) =>
      chosen[facet] ? [[facet, new Set(chosen[facet])] as const] : [],
    );
    for (const [at, score] of candidates) {
      const facets = this.#documents[at]?.facets ?? {};
      const failed = choices.filter(([facet, values]) => !facets[facet]?.some((value) => values.has(value)));
      if (failed.length > 1) continue;
      const [only] = failed;
      if (!only) kept.set(at, score);
      for (const facet of only ? [only[0]] : FACETS) {
        for (const value of facets[facet] ?? [])
          counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
    }
    return { kept, counts };
  }

  #inOrder(kept: Scores, sort: SearchQuery['sort']): number[] {
    const order = [...kept.keys()];
    if (sort === 'walk') return order.sort((a, b) => a - b);
    const yearOf = (at: number) => this.#documents[at]?.years?.first ?? Number.MAX_SAFE_INTEGER;
    if (sort === 'date') return order.sort((a, b) => yearOf(a) - yearOf(b) || a - b);
    return order.sort((a, b) => (kept.get(b) ?? 0) - (kept.get(a) ?? 0) || a - b);
  }
}

/** The years are asked for by themselves. */
function foldedWithout(text: string, words: string): string {
  return foldText(text).replace(words, ' ');
}
