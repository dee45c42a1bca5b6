import type { Reading } from './vocabulary';
import { wordsOf } from './words';

interface Name {
  value: string;
  /** Their keys, once each. */
  keys: string[];
}

/** A name found among typed words. */
export interface NamedPlace {
  values: Set<string>;
  /** Places of the typed words that make it. */
  words: number[];
}

/** Names by which one place is known; whichever is typed, all of them are meant. */
export class PlaceNames {
  readonly #names: Name[] = [];
  readonly #byKey = new Map<string, number[]>();
  readonly #known = new Set<string>();

  /** A name that has others in it, in brackets or after a stroke, counts as each of them. */
  add(value: string, name: string): void {
    for (const part of new Set([name, ...name.split(/[()/[\],،؛]/)])) {
      const keys = [...new Set(wordsOf(part).map(({ key }) => key))];
      const known = `${value} ${keys.join(' ')}`;
      if (keys.length === 0 || keys.length > 6 || this.#known.has(known)) continue;
      this.#known.add(known);
      const number = this.#names.push({ value, keys }) - 1;
      for (const key of keys) {
        const list = this.#byKey.get(key);
        if (list) list.push(number);
        else this.#byKey.set(key, [number]);
      }
    }
  }

  /** Names whose words are all there, in whatever order and spelling; longer ones first, and no word twice. */
  find(readings: readonly (readonly string[])[]): NamedPlace[] {
    const had = new Map<number, Map<string, number>>();
    for (const [place, keys] of readings.entries()) {
      for (const key of keys) {
        for (const number of this.#byKey.get(key) ?? []) {
          const words = had.get(number) ?? new Map<string, number>();
          if (!words.has(key)) words.set(key, place);
          had.set(number, words);
        }
      }
    }
    const whole = [...had]
      .map(([number, words]) => ({ name: this.#names[number], places: [...new Set(words.values())].sort() }))
      .filter(({ name, places }) => name && places.length === name.keys.length)
      .sort((a, b) => b.places.length - a.places.length);
    const found: NamedPlace[] = [];
    for (const { name, places } of whole) {
      const same = found.find(({ words }) => words.join() === places.join());
      if (same && name) same.values.add(name.value);
      else if (name && !found.some(({ words }) => words.some((word) => places.includes(word))))
        found.push({ values: new Set([name.value]), words: places });
    }
    return found;
  }
}

/** The keys by which a typed word may stand in a name: what it only begins is not it. */
export function keysOfName(readings: readonly Reading[], keyOf: (term: number) => string): string[] {
  return readings
    .filter(({ how, weight }) => how !== 'beginning' && how !== 'meaning' && weight >= 0.5)
    .map(({ term }) => keyOf(term));
}
