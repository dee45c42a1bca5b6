import { foldText } from '../text/fold';
import { type FacetCounts, FacetValues } from './facet-values';
import { compactNumber, mayBeNumber, partsOfNumber } from './inventory';
import { keysOfName, PlaceNames } from './place-names';
import { Postings, Scores } from './postings';
import type { Facet, SearchQuery } from './query';
import { findYears, type YearsOfRecord } from './typed-date';
import { type Reading, Vocabulary } from './vocabulary';
import { type Word, wordsOf } from './words';

/** What of a photograph is searched. */
export interface SearchedDocument {
  /** Texts with what a word in them is worth. */
  texts: readonly { text: string; weight: number }[];
  inventoryNumber: string | null;
  years: YearsOfRecord | null;
  facets: Partial<Record<Facet, readonly string[]>>;
}

export interface FoundDocuments {
  /** Numbers of documents, in the order that was asked for. */
  order: Uint32Array;
  /** How many of them have all that was asked for; the others, which follow, have some of it. */
  whole: number;
  counts: FacetCounts;
  /** Keys of words that are to be marked. */
  marked: Set<string>;
  /** The nearest words to those that no record has. */
  nearest: string[];
}

/** One thing that was asked for. */
interface Asked {
  /** How many of the typed words it is made of. */
  size: number;
  /** Raises the scores of the documents that have it. */
  score: (scores: Scores) => void;
}

const MOST_WORDS = 24;
/** Looking for slips reads the whole vocabulary. */
const MOST_FORGIVEN = 6;
const NAMED_PLACE = 24;
/** Part of a word's weight that counts where it is read as part of a place's name. */
const PLACE_WORDS = 0.9;
/** So few whole answers that some of the words may do. */
const FEW = 5;
const GONE = 0xffff_ffff;
/** More than any catalogue has; two whole numbers in one, so that the platform's own sort can be used. */
const RANKS = 2 ** 24;

/** An index in memory; pure, so that a test and the server have the same one. */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings();
  readonly #facets = new FacetValues();
  readonly #years: (YearsOfRecord | null)[] = [];
  readonly #numbers = new Map<string, number[]>();
  #places = new PlaceNames();
  #placeNames = new Map<string, Set<string>>();
  /** By document: its place in the walk, or `GONE`. */
  #ranks = new Uint32Array(0);
  #walk = new Uint32Array(0);
  #isOrdered = false;
  #scratch = { word: new Scores(0), part: new Scores(0), sums: new Scores(0), sizes: new Uint8Array(0) };

  /** @returns the document's number; it is found once `inOrder` names it */
  add(document: SearchedDocument): number {
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
    const at = this.#postings.add(values);
    this.#facets.add(document.facets);
    this.#years.push(document.years);
    for (const part of partsOfNumber(document.inventoryNumber ?? '')) {
      const list = this.#numbers.get(part);
      if (list) list.push(at);
      else if (part !== '') this.#numbers.set(part, [at]);
    }
    this.#isOrdered = false;
    return at;
  }

  /** The document's words no longer count; it is found until `inOrder` leaves it out. */
  remove(document: number): void {
    this.#postings.remove(document);
  }

  /** What each place is called, by the value of its facet: whichever name is typed finds what the others find. */
  setPlaceNames(names: Iterable<readonly [string, Iterable<string>]>): void {
    this.#places = new PlaceNames();
    this.#placeNames = new Map();
    for (const [value, called] of names) {
      this.#placeNames.set(value, new Set(called));
      for (const name of this.#placeNames.get(value) ?? []) this.#places.add(value, name);
    }
  }

  /** Makes what was added ready, in slices; until then it is found slowly or not at all. */
  *make(): Generator<void> {
    yield* this.#postings.make();
  }

  /** All documents that there are, in the order of the walk. */
  inOrder(walk: Uint32Array<ArrayBuffer>): void {
    const length = this.#postings.documents;
    this.#walk = walk;
    this.#ranks = new Uint32Array(length).fill(GONE);
    for (const [rank, document] of walk.entries()) this.#ranks[document] = rank;
    this.#scratch = {
      ...{ word: new Scores(length), part: new Scores(length), sums: new Scores(length) },
      sizes: new Uint8Array(length),
    };
    this.#isOrdered = true;
  }

  search(query: SearchQuery): FoundDocuments {
    this.#prepare();
    const marked = new Set<string>();
    const nearest: string[] = [];
    const asked = query.text === '' ? null : this.#asked(query.text, marked, nearest);
    const keys = new Float64Array(this.#postings.documents);
    const { documents, count, all } = this.#candidates(asked, keys);
    const { kept, counts } = this.#facets.narrow(documents, count, query.chosen);
    let whole = 0;
    for (let place = 0; place < kept; place++) if ((keys[documents[place] ?? 0] ?? 0) >= all) whole++;
    const order = this.#inOrder(documents.subarray(0, kept), query.sort, keys);
    return { order, whole, counts, marked, nearest };
  }

  #prepare(): void {
    if (!this.#postings.isMade) for (const _ of this.make());
    if (!this.#isOrdered) this.inOrder(Uint32Array.from({ length: this.#postings.documents }, (_, at) => at));
  }

  #asked(text: string, marked: Set<string>, nearest: string[]): Asked[] {
    const number = this.#number(compactNumber(text));
    if (number) return [number];
    const years = findYears(text);
    const words = wordsOf(years ? foldText(text).replace(years.words, ' ') : text).slice(0, MOST_WORDS);
    let forgiven = 0;
    const frequencyOf = (term: number) => this.#postings.frequencyOf(term);
    const readings = words.map((word) => {
      const found = this.#vocabulary.readingsOf(word, frequencyOf, forgiven < MOST_FORGIVEN);
      const isKnown = found.some(({ how }) => how !== 'slip');
      if (!isKnown) forgiven++;
      if (found.every(({ weight }) => weight < 0.8) && nearest.length < 6)
        nearest.push(...this.#nearestTo(word, found, forgiven < MOST_FORGIVEN));
      for (const { term } of found) marked.add(this.#vocabulary.keys[term] ?? '');
      return found;
    });
    const asked = this.#withPlaces(readings);
    if (years) asked.push({ size: 1, score: (scores) => this.#ofYears(years.first, years.last, scores) });
    return asked;
  }

  #nearestTo(word: Word, found: readonly Reading[], mayLook: boolean): string[] {
    if (found.length > 0)
      return found
        .filter(({ how }) => how !== 'meaning')
        .slice(0, 2)
        .map(({ term }) => this.#vocabulary.shown[term] ?? '');
    return mayLook ? this.#vocabulary.nearest(word, (term) => this.#postings.frequencyOf(term)) : [];
  }

  /** Words that name a place are one thing: whoever is at the place, or says any of its names, has it. */
  #withPlaces(readings: readonly Reading[][]): Asked[] {
    const keyOf = (term: number) => this.#vocabulary.keys[term] ?? '';
    const named = this.#places.find(readings.map((each) => keysOfName(each, keyOf)));
    const inNames = new Set(named.flatMap(({ words }) => words));
    const asked: Asked[] = readings.flatMap((each, place) =>
      inNames.has(place) ? [] : [{ size: 1, score: (scores: Scores) => this.#ofWord(each, scores) }],
    );
    for (const { values, words } of named) {
      // Of the words as they were heard only the name is meant; as they were typed, they may stand for themselves.
      const typed = words.map((place) =>
        (readings[place] ?? []).filter(({ how }) => how === 'same' || how === 'particle'),
      );
      asked.push({ size: words.length, score: (scores) => this.#ofPlace(values, typed, scores) });
    }
    return asked;
  }

  #ofPlace(values: ReadonlySet<string>, typed: readonly Reading[][], scores: Scores): void {
    // No more than any of its names is worth, so that every name of a place gives one order.
    this.#ofAll(typed, PLACE_WORDS, scores);
    for (const value of values) {
      for (const name of this.#placeNames.get(value) ?? []) {
        const words = wordsOf(name).map(({ key }) => this.#vocabulary.find(key));
        const readings = words.map((term): Reading[] =>
          term === undefined ? [] : [{ term, weight: 1, how: 'same' }],
        );
        this.#ofAll(readings, PLACE_WORDS, scores);
      }
      const number = this.#facets.find('place', value);
      if (number === undefined) continue;
      for (const document of this.#walk) {
        if (this.#facets.has(document, number))
          scores.raise(document, (scores.values[document] ?? 0) + NAMED_PLACE);
      }
    }
  }

  /** Those that have all of some words, by the sum. */
  #ofAll(words: readonly Reading[][], factor: number, scores: Scores): void {
    const { part } = this.#scratch;
    const sums = new Map<number, { sum: number; has: number }>();
    if (words.length === 1) {
      this.#ofWord(words[0] ?? [], part);
      part.drain((document, score) => scores.raise(document, factor * score));
      return;
    }
    for (const [place, readings] of words.entries()) {
      this.#ofWord(readings, part);
      part.drain((document, score) => {
        const known = sums.get(document);
        if (known && known.has === place) {
          known.sum += score;
          known.has++;
        } else if (place === 0) sums.set(document, { sum: score, has: 1 });
      });
    }
    for (const [document, { sum, has }] of sums)
      if (has === words.length) scores.raise(document, factor * sum);
  }

  #number(compact: string): Asked | null {
    const documents = mayBeNumber(compact) && compact.length > 4 ? this.#numbers.get(compact) : undefined;
    if (!documents?.some((document) => this.#ranks[document] !== GONE)) return null;
    return {
      size: 1,
      score: (scores) => {
        // The fewer there are with it, the likelier it is that it was the whole number.
        for (const document of documents) scores.raise(document, 100);
      },
    };
  }

  #ofWord(readings: readonly Reading[], scores: Scores): void {
    for (const { term, weight } of readings) {
      const frequency = this.#postings.frequencyOf(term);
      const rarity = Math.log(1 + (this.#walk.length + 1) / (frequency + 0.5));
      this.#postings.raise(term, weight * rarity, scores);
    }
  }

  #ofYears(first: number, last: number, scores: Scores): void {
    for (const document of this.#walk) {
      const years = this.#years[document];
      if (!years || years.last < first || years.first > last) continue;
      const inside = years.first >= first && years.last <= last;
      scores.raise(document, years.open ? 1 : inside ? 8 : 3);
    }
  }

  /** Those with everything; where they are few, also those with at least half of it. `keys` is filled with what orders them. */
  #candidates(asked: readonly Asked[] | null, keys: Float64Array) {
    if (asked === null) return { documents: this.#walk.slice(), count: this.#walk.length, all: 0 };
    const { word, sums, sizes } = this.#scratch;
    for (const { size, score } of asked) {
      score(word);
      word.drain((document, value) => {
        if (this.#ranks[document] === GONE) return;
        sums.add(document, value);
        sizes[document] = (sizes[document] ?? 0) + size;
      });
    }
    const wanted = asked.reduce((sum, { size }) => sum + size, 0);
    let whole = 0;
    const documents = new Uint32Array(sums.count);
    const had = new Uint8Array(sums.count);
    let count = 0;
    sums.drain((document, score) => {
      const size = sizes[document] ?? 0;
      sizes[document] = 0;
      if (size === wanted) whole++;
      keys[document] = size * 10_000 + Math.min(score, 9_999);
      had[count] = size;
      documents[count++] = document;
    });
    const least = whole >= FEW ? wanted : Math.ceil(wanted / 2);
    let enough = 0;
    for (let at = 0; at < count; at++) if ((had[at] ?? 0) >= least) documents[enough++] = documents[at] ?? 0;
    return { documents, count: enough, all: wanted * 10_000 };
  }

  /** Sorted as numbers that carry the rank in their last digits. */
  #inOrder(documents: Uint32Array, sort: SearchQuery['sort'], keys: Float64Array): Uint32Array {
    const packed = new Float64Array(documents.length);
    for (const [place, document] of documents.entries()) {
      const rank = this.#ranks[document] ?? 0;
      const year = this.#years[document]?.first ?? 9999;
      const best = Math.round(400_000_000 - 1000 * (keys[document] ?? 0));
      packed[place] = (sort === 'walk' ? 0 : sort === 'date' ? year : best) * RANKS + rank;
    }
    packed.sort();
    // The last digits, also of numbers below nought.
    return Uint32Array.from(packed, (key) => this.#walk[key - Math.floor(key / RANKS) * RANKS] ?? 0);
  }
}
