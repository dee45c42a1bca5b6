import { lettersApart, lettersOf, slipsBetween, slipsForgiven } from './slips';
import { skeletonOf, soundOf } from './sound';
import { isArabic, type Word } from './words';

/** Another way of writing a word that the records have, and how sure it is that it is the same word: up to 1. */
export interface Reading {
  term: number;
  weight: number;
  how: 'same' | 'sound' | 'particle' | 'beginning' | 'slip';
}

const SAME_SOUND = 0.85;
const OTHER_SCRIPT = 0.8;
const SAME_CONSONANTS = 0.6;
const WITH_PARTICLE = 0.9;
const BEGINNING = 0.35;
const SLIP = 0.6;
const SHORTEST_SKELETON = 3;
const SHORTEST_BEGINNING = 4;
const MOST_READINGS = 24;
const PARTICLES = ['و', 'ب', 'ل', 'ف', 'ك'];

/** The words that the records are made of, and how a typed word may be read among them. */
export class Vocabulary {
  readonly keys: string[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #bySound = new Map<string, number[]>();
  readonly #letters: number[] = [];
  /** As first seen, for whoever is asked whether this was meant. */
  readonly shown: string[] = [];

  /** @returns the term's number, the same for the same key */
  add(key: string, folded: string): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const term = this.keys.length;
    this.keys.push(key);
    this.shown.push(folded);
    this.#byKey.set(key, term);
    this.#letters.push(lettersOf(key));
    if (!key.startsWith('#')) for (const sound of soundsOf(key, folded)) push(this.#bySound, sound, term);
    return term;
  }

  find(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  /** The best readings first. `has` says whether any record that is there still has a term. */
  readingsOf(word: Word, has: (term: number) => boolean): Reading[] {
    const found = new Map<number, Reading>();
    const take = (term: number | undefined, weight: number, how: Reading['how']) => {
      if (term === undefined || !has(term) || (found.get(term)?.weight ?? 0) >= weight) return;
      found.set(term, { term, weight, how });
    };
    take(this.find(word.key), 1, 'same');
    this.#withParticles(word.key, take);
    for (const sound of soundsOf(word.key, word.folded)) {
      const weight = sound.startsWith('~') ? SAME_CONSONANTS : SAME_SOUND;
      for (const term of this.#bySound.get(sound) ?? []) take(term, weight, 'sound');
      if (!sound.startsWith('~')) continue;
      const other = `~${sound[1] === 'a' ? 'l' : 'a'}${sound.slice(2)}`;
      for (const term of this.#bySound.get(other) ?? []) take(term, OTHER_SCRIPT, 'sound');
    }
    this.#alike(word.key, found.size === 0, take);
    return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_READINGS);
  }

  /** Words nearest to one that no record has, however far. */
  nearest(word: Word, has: (term: number) => boolean): string[] {
    const most = word.key.length < 6 ? 2 : 3;
    const near = this.keys.flatMap((key, term) => {
      if (key.startsWith('#') || !has(term)) return [];
      const slips = slipsBetween(word.key, key, most);
      return slips <= most && slips < key.length / 2 ? [{ term, slips }] : [];
    });
    return near
      .sort((a, b) => a.slips - b.slips)
      .slice(0, 3)
      .map(({ term }) => this.shown[term] ?? '');
  }

  /** و and the like are written with the word that follows them, and are at times its own first letter. */
  #withParticles(key: string, take: Take): void {
    if (!isArabic(key) || key.length < 3) return;
    for (const particle of PARTICLES) take(this.find(particle + key), WITH_PARTICLE, 'particle');
    if (key.length > 3 && PARTICLES.includes(key.charAt(0)))
      take(this.find(key.slice(1)), WITH_PARTICLE, 'particle');
  }

  /** One pass over all words: what begins so, and, where nothing else was found, what slips of the finger lead to. */
  #alike(key: string, isUnknown: boolean, take: Take): void {
    const most = isUnknown ? slipsForgiven(key.length) : 0;
    const letters = lettersOf(key);
    const begins = key.length >= (isUnknown ? 3 : SHORTEST_BEGINNING);
    if (!begins && most === 0) return;
    for (const [term, other] of this.keys.entries()) {
      if (begins && other.length > key.length && other.startsWith(key)) {
        take(term, isUnknown ? SLIP : BEGINNING, 'beginning');
      } else if (most > 0 && lettersApart(letters, this.#letters[term] ?? 0) <= 2 * most) {
        if (/\d/.test(key) || other.startsWith('#')) continue;
        const slips = slipsBetween(key, other, most);
        if (slips <= most) take(term, SLIP / (slips || 1) + (other[0] === key[0] ? 0.1 : 0), 'slip');
      }
    }
  }
}

type Take = (term: number | undefined, weight: number, how: Reading['how']) => void;

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** By its sound, and, marked with `~` and its script, by consonants that both scripts have. */
function soundsOf(key: string, folded: string): string[] {
  if (/\d/.test(key)) return [];
  const skeleton = skeletonOf(folded.replace(/^(?:ال|لل)/, ''));
  const shared = skeleton.length >= SHORTEST_SKELETON ? [`~${isArabic(key) ? 'a' : 'l'}${skeleton}`] : [];
  return isArabic(key) ? shared : [soundOf(key), ...shared];
}
