import { LRUCache } from 'lru-cache';
import type { CatalogueState } from './catalogue-state';

/** What became of making an answer: only what is there is worth keeping. */
export type Made<Value, Refusal> = { keep: Value } | { refusal: Refusal };

/** What was made of the catalogue as it is now, by address. A publish empties it. */
export class KeptByVersion<Value extends object, Refusal> {
  readonly #kept: LRUCache<string, Value>;
  /** Under way, by version and address. */
  readonly #making = new Map<string, Promise<Made<Value, Refusal>>>();
  #version = Number.NaN;

  /** @param maxBytes that all values together may take */
  constructor(
    private readonly catalogue: CatalogueState,
    maxBytes: number,
    bytesOf: (value: Value) => number,
  ) {
    this.#kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: bytesOf });
  }

  /** Makes it once for all who ask at the same time. @throws what `make` throws */
  async findOrMake(key: string, make: () => Promise<Made<Value, Refusal>>): Promise<Made<Value, Refusal>> {
    const kept = this.#find(key);
    if (kept) return { keep: kept };
    const name = `${this.#version} ${key}`;
    const underWay = this.#making.get(name);
    if (underWay) return underWay;
    const making = this.#make(key, make).finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return making;
  }

  async #make(key: string, make: () => Promise<Made<Value, Refusal>>): Promise<Made<Value, Refusal>> {
    const version = this.#version;
    const made = await make();
    // A publish in between: nobody can say which of the two versions this shows.
    if ('keep' in made && version === this.catalogue.version() && version === this.#version) {
      this.#kept.set(key, made.keep);
    }
    return made;
  }

  #find(key: string): Value | undefined {
    const version = this.catalogue.version();
    if (version !== this.#version) {
      this.#kept.clear();
      this.#version = version;
    }
    return this.catalogue.healthy() ? this.#kept.get(key) : undefined;
  }
}
