import { growingWhole } from './growing-numbers';
import { type Chosen, FACETS, type Facet } from './query';

/** Which values of which facets each document has, as numbers. */
export class FacetValues {
  readonly #numbers = new Map<string, number>();
  readonly #values: { facet: number; value: string }[] = [];
  readonly #starts = growingWhole();
  readonly #had = growingWhole();

  add(facets: Partial<Record<Facet, readonly string[]>>): void {
    this.#starts.push(this.#had.length);
    for (const [facet, name] of FACETS.entries())
      for (const value of facets[name] ?? []) this.#had.push(this.#numberOf(facet, value));
  }

  #numberOf(facet: number, value: string): number {
    const key = `${facet} ${value}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#values.length);
    return this.#values.push({ facet, value }) - 1;
  }

  /** @returns undefined for a value that no document has */
  find(facet: Facet, value: string): number | undefined {
    return this.#numbers.get(`${FACETS.indexOf(facet)} ${value}`);
  }

  has(document: number, value: number): boolean {
    const end = this.#endOf(document);
    for (let at = this.#starts.at(document); at < end; at++) if (this.#had.at(at) === value) return true;
    return false;
  }

  /**
   * Keeps the documents that every choice allows; each facet's own values are counted with the choices in all the others.
   * @returns how many of the first `count` documents were kept: they come first now
   */
  narrow(documents: Uint32Array, count: number, chosen: Chosen): { kept: number; counts: FacetCounts } {
    const isChosen = new Uint8Array(this.#values.length);
    let asked = 0;
    for (const [at, facet] of FACETS.entries()) {
      if (chosen[facet]) asked |= 1 << at;
      for (const value of chosen[facet] ?? []) isChosen[this.find(facet, value) ?? -1] = 1;
    }
    const counts = new Uint32Array(this.#values.length);
    let kept = 0;
    for (let place = 0; place < count; place++) {
      const document = documents[place] ?? 0;
      const failed = asked === 0 ? 0 : asked & ~this.#allowed(document, isChosen);
      if (failed === 0) documents[kept++] = document;
      if ((failed & (failed - 1)) !== 0) continue;
      const end = this.#endOf(document);
      for (let at = this.#starts.at(document); at < end; at++) {
        const value = this.#had.at(at);
        if (failed === 0 || failed === 1 << (this.#values[value]?.facet ?? 0))
          counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return { kept, counts: this.#named(counts) };
  }

  #allowed(document: number, isChosen: Uint8Array): number {
    let allowed = 0;
    const end = this.#endOf(document);
    for (let at = this.#starts.at(document); at < end; at++) {
      const value = this.#had.at(at);
      if (isChosen[value] === 1) allowed |= 1 << (this.#values[value]?.facet ?? 0);
    }
    return allowed;
  }

  #named(counts: Uint32Array): FacetCounts {
    const named = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()]));
    for (const [number, count] of counts.entries()) {
      const { facet, value } = this.#values[number] ?? { facet: -1, value: '' };
      if (count > 0) named[FACETS[facet] ?? '']?.set(value, count);
    }
    return named as FacetCounts;
  }

  #endOf(document: number): number {
    return document + 1 < this.#starts.length ? this.#starts.at(document + 1) : this.#had.length;
  }
}

export type FacetCounts = Record<Facet, Map<string, number>>;
