import { growingReal, growingWhole } from './growing-numbers';

/** After so many numbers the making of the lists lets others go before. */
const SLICE = 200_000;

interface Later {
  documents: number[];
  values: number[];
}

/** Which documents have a term, and what it is worth in them: two long typed arrays, and short lists of what came later. */
export class Postings {
  /** Terms of each document, one after the other. */
  readonly #terms = growingWhole();
  readonly #starts = growingWhole();
  /** Of `#terms`, until the lists are made. */
  readonly #worths = growingReal();
  readonly #alive: number[] = [];
  readonly #later = new Map<number, Later>();
  #made: { offsets: Uint32Array; documents: Uint32Array; values: Float32Array } | undefined;

  get documents(): number {
    return this.#starts.length;
  }

  get isMade(): boolean {
    return this.#made !== undefined;
  }

  /** @returns the document's number */
  add(values: ReadonlyMap<number, number>): number {
    const document = this.#starts.length;
    this.#starts.push(this.#terms.length);
    for (const [term, value] of values) {
      this.#terms.push(term);
      this.#alive[term] = (this.#alive[term] ?? 0) + 1;
      if (this.#made) this.#addLater(term, document, value);
      else this.#worths.push(value);
    }
    return document;
  }

  /** Only what is counted changes; who scores leaves removed documents out. */
  remove(document: number): void {
    for (let at = this.#starts.at(document); at < this.#endOf(document); at++) {
      const term = this.#terms.at(at);
      this.#alive[term] = (this.#alive[term] ?? 1) - 1;
    }
  }

  /** In how many documents a term is. */
  frequencyOf(term: number): number {
    return this.#alive[term] ?? 0;
  }

  /** Turns what each document has into what has each term. */
  *make(): Generator<void> {
    const offsets = new Uint32Array(this.#alive.length + 1);
    for (let at = 0; at < this.#terms.length; at++) {
      const after = this.#terms.at(at) + 1;
      offsets[after] = (offsets[after] ?? 0) + 1;
      if (at % SLICE === 0) yield;
    }
    for (let term = 1; term < offsets.length; term++)
      offsets[term] = (offsets[term] ?? 0) + (offsets[term - 1] ?? 0);
    const next = offsets.slice();
    const documents = new Uint32Array(this.#terms.length);
    const values = new Float32Array(this.#terms.length);
    for (let document = 0; document < this.documents; document++) {
      for (let at = this.#starts.at(document); at < this.#endOf(document); at++) {
        const term = this.#terms.at(at);
        const to = next[term] ?? 0;
        next[term] = to + 1;
        documents[to] = document;
        values[to] = this.#worths.at(at);
      }
      if (document % 2000 === 0) yield;
    }
    this.#made = { offsets, documents, values };
    this.#worths.clear();
  }

  /** Raises the scores of the documents that have a term to `factor` times what it is worth there. */
  raise(term: number, factor: number, scores: Scores): void {
    if (this.#made) {
      const { offsets, documents, values } = this.#made;
      const end = offsets[term + 1] ?? 0;
      for (let at = offsets[term] ?? 0; at < end; at++)
        scores.raise(documents[at] ?? 0, factor * (values[at] ?? 0));
    }
    const later = this.#later.get(term);
    for (const [place, document] of later?.documents.entries() ?? [])
      scores.raise(document, factor * (later?.values[place] ?? 0));
  }

  #addLater(term: number, document: number, value: number): void {
    const later = this.#later.get(term);
    if (later) {
      later.documents.push(document);
      later.values.push(value);
    } else this.#later.set(term, { documents: [document], values: [value] });
  }

  #endOf(document: number): number {
    return document + 1 < this.#starts.length ? this.#starts.at(document + 1) : this.#terms.length;
  }
}

/** A number for each document, 0 for most, used again and again: only what was touched is wiped. */
export class Scores {
  readonly values: Float32Array;
  readonly touched: Uint32Array;
  count = 0;

  constructor(documents: number) {
    this.values = new Float32Array(documents);
    this.touched = new Uint32Array(documents);
  }

  raise(document: number, score: number): void {
    const before = this.values[document] ?? 0;
    if (score <= before) return;
    if (before === 0) this.touched[this.count++] = document;
    this.values[document] = score;
  }

  add(document: number, score: number): void {
    this.raise(document, (this.values[document] ?? 0) + score);
  }

  /** Calls with each document that has a score, and forgets it. */
  drain(take: (document: number, score: number) => void): void {
    for (let at = 0; at < this.count; at++) {
      const document = this.touched[at] ?? 0;
      const score = this.values[document] ?? 0;
      this.values[document] = 0;
      take(document, score);
    }
    this.count = 0;
  }
}
