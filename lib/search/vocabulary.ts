import { lettersApart, lettersOf, slipsBetween, slipsForgiven } from './slips';
import { skeletonOf, soundOf } from './sound';
import { synonymsOf } from './synonyms';
import { isArabic, type Word } from './words';

/** Another way of writing a word that the records have, and how sure it is that it is the same word: up to 1. */
export interface Reading {
  term: number;
  weight: number;
  how: 'same' | 'sound' | 'particle' | 'meaning' | 'beginning' | 'slip';
}

const SAME_SOUND = 0.85;
const OTHER_SCRIPT = 0.8;
const SAME_CONSONANTS = 0.6;
const WITH_PARTICLE = 0.9;
const BEGINNING = 0.35;
const SLIP = 0.6;
const SAME_MEANING = 0.55;
const SHORTEST_SKELETON = 2;
/** Consonants of so short a word are its own only where its letters are few too. */
const MOST_LETTERS_OF_SHORTEST = 5;
/** Longer lists of words that begin alike are read no further. */
const MOST_BEGINNINGS = 2000;
const PREFIX = 3;
const SHORTEST_BEGINNING = 4;
const MOST_READINGS = 24;
const PARTICLES = ['و', 'ب', 'ل', 'ف', 'ك'];

/** The words that the records are made of, and how a typed word may be read among them. */
export class Vocabulary {
  readonly keys: string[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #bySound = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
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
    push(this.#byPrefix, key.slice(0, PREFIX), term);
    for (const sound of soundsOf(key, folded)) push(this.#bySound, sound, term);
    return term;
  }

  find(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  /**
   * The best readings first.
   * @param frequencyOf in how many records a term is: words of records that are gone are no words
   * @param forgiving whether slips are looked for where nothing else is found
   */
  readingsOf(word: Word, frequencyOf: (term: number) => number, forgiving = true): Reading[] {
    const found = new Map<number, Reading>();
    const take: Take = (term, weight, how) => {
      if (term === undefined || (found.get(term)?.weight ?? 0) >= weight || frequencyOf(term) === 0) return;
      found.set(term, { term, weight, how });
    };
    take(this.find(word.key), 1, 'same');
    const isKnown = found.size > 0;
    this.#withParticles(word.key, take);
    this.#sounding(word, isKnown, take);
    for (const key of synonymsOf(word.key)) take(this.find(key), SAME_MEANING, 'meaning');
    this.#beginning(word.key, found.size === 0, take);
    if (found.size === 0 && forgiving) this.#slipped(word.key, take);
    return [...found.values()]
      .sort((a, b) => b.weight - a.weight || frequencyOf(b.term) - frequencyOf(a.term))
      .slice(0, MOST_READINGS);
  }

  #sounding({ key, folded }: Word, isKnown: boolean, take: Take): void {
    for (const sound of soundsOf(key, folded)) {
      const isSkeleton = sound.startsWith('~');
      // Where the word is there as it was typed, others with its consonants are other words.
      if (!isSkeleton || (!isKnown && sound.length > SHORTEST_SKELETON + 2))
        for (const term of this.#bySound.get(sound) ?? [])
          take(term, isSkeleton ? SAME_CONSONANTS : SAME_SOUND, 'sound');
      if (!isSkeleton) continue;
      const other = `~${sound[1] === 'a' ? 'l' : 'a'}${sound.slice(2)}`;
      const weight = sound.length > SHORTEST_SKELETON + 2 ? OTHER_SCRIPT : SAME_CONSONANTS;
      for (const term of this.#bySound.get(other) ?? []) take(term, weight, 'sound');
    }
  }

  /** Words nearest to one that no record has, however far. */
  nearest(word: Word, frequencyOf: (term: number) => number): string[] {
    const most = word.key.length < 6 ? 2 : 3;
    const near = this.#near(word.key, most).filter(
      ({ term, slips }) => slips < this.#lengthOf(term) / 2 && frequencyOf(term) > 0,
    );
    return near
      .sort((a, b) => a.slips - b.slips || frequencyOf(b.term) - frequencyOf(a.term))
      .slice(0, 3)
      .map(({ term }) => this.shown[term] ?? '');
  }

  #lengthOf(term: number): number {
    return this.keys[term]?.length ?? 0;
  }

  #near(key: string, most: number): { term: number; slips: number }[] {
    const letters = lettersOf(key);
    const near: { term: number; slips: number }[] = [];
    for (let term = 0; term < this.keys.length; term++) {
      if (lettersApart(letters, this.#letters[term] ?? 0) > 2 * most) continue;
      const slips = slipsBetween(key, this.keys[term] ?? '', most);
      if (slips <= most) near.push({ term, slips });
    }
    return near;
  }

  /** و and the like are written with the word that follows them, and are at times its own first letter. */
  #withParticles(key: string, take: Take): void {
    if (!isArabic(key) || key.length < 3) return;
    for (const particle of PARTICLES) take(this.find(particle + key), WITH_PARTICLE, 'particle');
    if (key.length > 3 && PARTICLES.includes(key.charAt(0)))
      take(this.find(key.slice(1)), WITH_PARTICLE, 'particle');
  }

  #beginning(key: string, isUnknown: boolean, take: Take): void {
    if (key.length < (isUnknown ? PREFIX : SHORTEST_BEGINNING)) return;
    const alike = this.#byPrefix.get(key.slice(0, PREFIX)) ?? [];
    for (let at = 0; at < Math.min(alike.length, MOST_BEGINNINGS); at++) {
      const term = alike[at] ?? 0;
      const other = this.keys[term] ?? '';
      if (other.length > key.length && other.startsWith(key))
        take(term, isUnknown ? SLIP : BEGINNING, 'beginning');
    }
  }

  #slipped(key: string, take: Take): void {
    const most = slipsForgiven(key.length);
    if (most === 0 || /\d/.test(key)) return;
    for (const { term, slips } of this.#near(key, most))
      take(term, SLIP / (slips || 1) + (this.keys[term]?.[0] === key[0] ? 0.1 : 0), 'slip');
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
  const bare = folded.replace(/^(?:ال|لل)/, '');
  const skeleton = skeletonOf(bare);
  const isEnough =
    skeleton.length > SHORTEST_SKELETON ||
    (skeleton.length === SHORTEST_SKELETON && bare.length <= MOST_LETTERS_OF_SHORTEST);
  const shared = isEnough ? [`~${isArabic(key) ? 'a' : 'l'}${skeleton}`] : [];
  return isArabic(key) ? shared : [soundOf(key), ...shared];
}
