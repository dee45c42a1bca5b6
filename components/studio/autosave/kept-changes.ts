import type { Fields } from '@/lib/catalogue/field-changes';

export interface Kept {
  /** The revision that the changes began from. */
  base: number;
  fields: Fields;
}

/** The part of `localStorage` that is needed. */
export type BrowserStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Changes that no server has yet, kept in this browser for one person and one record, so that neither a lost line nor a crash
 * loses them. Each sitting writes under a name of its own: two windows never overwrite one another.
 */
export class KeptChanges {
  readonly #store: BrowserStore;
  readonly #prefix: string;
  readonly #own: string;
  #isEmpty = true;

  /** @param record names person and record, such as `<person>/photograph/<id>` */
  constructor(store: BrowserStore, record: string, sitting: string) {
    this.#store = store;
    this.#prefix = `studio.unsent/${record}/`;
    this.#own = `${this.#prefix}${sitting}`;
  }

  keep(base: number, fields: Fields): void {
    const isEmpty = Object.keys(fields).length === 0;
    if (isEmpty && this.#isEmpty) return;
    this.#isEmpty = isEmpty;
    try {
      if (isEmpty) this.#store.removeItem(this.#own);
      else this.#store.setItem(this.#own, JSON.stringify({ base, fields } satisfies Kept));
    } catch {
      // A browser that keeps nothing (private window, no room): the page still holds it, and warns before it closes.
    }
  }

  /** What other sittings left here, which from now on is the caller's. */
  takeAll(): Kept[] {
    try {
      const names = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index));
      return names.flatMap((name) => {
        if (!name?.startsWith(this.#prefix) || name === this.#own) return [];
        const kept = readKept(this.#store.getItem(name));
        this.#store.removeItem(name);
        return kept ? [kept] : [];
      });
    } catch {
      return [];
    }
  }
}

function readKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null;
    return kept && typeof kept.base === 'number' && typeof kept.fields === 'object'
      ? { base: kept.base, fields: kept.fields }
      : null;
  } catch {
    return null;
  }
}
