import type { Texts } from '../catalogue/views';
import { foldText } from '../text/fold';
import { compactNumber, mayBeNumber } from './inventory';
import { skeletonOf, soundOf } from './sound';
import { isArabic, wordsOf } from './words';

export const SUGGESTED_KINDS = ['place', 'maker', 'community', 'section', 'photograph'] as const;

export type SuggestedKind = (typeof SUGGESTED_KINDS)[number];

/** Something with a page or a facet of its own that what is being typed may be meant for. */
export interface Suggestion {
  kind: SuggestedKind;
  slug: string;
  names: Texts;
  /** Where none of `names` was meant but another one: the former name of a place, an inventory number. */
  meant?: string;
}

interface Named extends Suggestion {
  /** In whatever language; those among `names` count as such. */
  otherNames: readonly string[];
}

type ListOfLines = 'named' | 'photographs' | 'numbers';

interface Line {
  text: string;
  suggestion: Suggestion;
}

/** Of each kind; five kinds of them still fit below a box. */
const MOST_OF_KIND = 3;
const MOST = 8;
/** So many lines that begin alike are looked at: what is typed further sorts them. */
const MOST_LINES = 24;

/** What may be meant while somebody types: looked up, never searched for, so that its time does not grow with the catalogue. */
export class SuggestionIndex {
  /** Names, and titles, from each of their words on; sorted. */
  #lines: Record<ListOfLines, Line[]> = { named: [], photographs: [], numbers: [] };
  /** By the words of names, as they are, as they sound, and with a letter left out. */
  readonly #byWord = new Map<string, Suggestion[]>();

  addNamed({ kind, slug, names, otherNames }: Named): void {
    const suggestion: Suggestion = { kind, slug, names };
    const own = Object.values(names).filter((name) => typeof name === 'string');
    for (const name of own) this.#addName(name, suggestion);
    for (const name of otherNames)
      if (!own.includes(name)) this.#addName(name, { ...suggestion, meant: name });
  }

  #addName(name: string, suggestion: Suggestion): void {
    this.#addLines('named', name, suggestion);
    for (const { key, folded } of wordsOf(name)) {
      for (const form of [key, ...soundsOf(folded), ...withoutALetter(key)]) {
        const list = this.#byWord.get(form) ?? [];
        if (!list.includes(suggestion)) list.push(suggestion);
        this.#byWord.set(form, list);
      }
    }
  }

  addPhotograph({ slug, names }: { slug: string; names: Texts }, inventoryNumber: string | null): void {
    const suggestion: Suggestion = { kind: 'photograph', slug, names };
    for (const name of new Set(Object.values(names)))
      if (typeof name === 'string') this.#addLines('photographs', name, suggestion);
    const text = compactNumber(inventoryNumber ?? '');
    if (text !== '' && inventoryNumber)
      this.#lines.numbers.push({ text, suggestion: { ...suggestion, meant: inventoryNumber } });
  }

  #addLines(list: 'named' | 'photographs', name: string, suggestion: Suggestion): void {
    const folded = plain(name);
    const starts = new Set([
      0,
      ...[...folded.matchAll(/(?<=^| )ال(?=.)|(?<= )/g)].map((at) => at.index + at[0].length),
    ]);
    // The first words of a title are what it is known by.
    for (const start of [...starts].slice(0, 8))
      this.#lines[list].push({ text: folded.slice(start), suggestion });
  }

  /** Sorts what was added, in slices. */
  *make(): Generator<void> {
    for (const kind of ['named', 'photographs', 'numbers'] as const) {
      const buckets = new Map<string, Line[]>();
      for (const line of this.#lines[kind]) {
        const begin = line.text.slice(0, 2);
        const bucket = buckets.get(begin);
        if (bucket) bucket.push(line);
        else buckets.set(begin, [line]);
      }
      const sorted: Line[] = [];
      for (const begin of [...buckets.keys()].sort()) {
        const bucket = buckets.get(begin) ?? [];
        bucket.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
        for (const line of bucket) sorted.push(line);
        yield;
      }
      this.#lines[kind] = sorted;
    }
  }

  /** Few, of several kinds; those with a page of their own before single photographs. */
  suggest(typed: string): Suggestion[] {
    const text = plain(typed);
    if (text === '') return [];
    const bare = text.replace(/^ال(?=.)/, '').replace(/^(?:al|el) (?=.)/, '');
    const number = compactNumber(typed);
    const found = [
      ...(mayBeNumber(number) ? this.#beginning('numbers', number) : []),
      ...this.#beginning('named', text),
      ...(bare === text ? [] : this.#beginning('named', bare)),
    ];
    if (found.length < MOST_OF_KIND) found.push(...this.#sounding(typed));
    found.push(...this.#beginning('photographs', text));
    if (bare !== text) found.push(...this.#beginning('photographs', bare));
    return few(found);
  }

  #beginning(list: ListOfLines, text: string): Suggestion[] {
    const lines = this.#lines[list];
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lines[middle]?.text ?? '') < text) low = middle + 1;
      else high = middle;
    }
    const found: Suggestion[] = [];
    for (let at = low; at < Math.min(lines.length, low + MOST_LINES); at++) {
      const line = lines[at];
      if (!line?.text.startsWith(text)) break;
      found.push(line.suggestion);
    }
    return found;
  }

  /** Names with all the words, as they sound in either script, or but for one letter. */
  #sounding(typed: string): Suggestion[] {
    const words = wordsOf(typed).slice(0, 6);
    let all: Suggestion[] | undefined;
    for (const { key, folded } of words) {
      const forms = [key, ...otherScripts(folded), ...withoutALetter(key)];
      const has = new Set(forms.flatMap((form) => (this.#byWord.get(form) ?? []).slice(0, 200)));
      all = all === undefined ? [...has] : all.filter((each) => has.has(each));
    }
    return all ?? [];
  }
}

function plain(text: string): string {
  return foldText(text)
    .replace(/['’‘`ʿʾʼʻʹ]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function soundsOf(folded: string): string[] {
  const bare = folded.replace(/^(?:ال|لل)/, '');
  if (bare.length < 3 || /\d/.test(bare)) return [];
  return isArabic(bare) ? [`~a${skeletonOf(bare)}`] : [`~l${skeletonOf(bare)}`, `=${soundOf(bare)}`];
}

/** The same sound as the other script has it, and as Latin letters write it otherwise. */
function otherScripts(folded: string): string[] {
  return soundsOf(folded).map((sound) =>
    sound.startsWith('~') ? `~${sound[1] === 'a' ? 'l' : 'a'}${sound.slice(2)}` : sound,
  );
}

/** Two words that differ by a slip have a form in common. */
function withoutALetter(key: string): string[] {
  if (key.length < 4) return [];
  return Array.from({ length: key.length }, (_, at) => `-${key.slice(0, at)}${key.slice(at + 1)}`);
}

function few(found: readonly Suggestion[]): Suggestion[] {
  const kept = new Map<string, Suggestion>();
  const ofKind = new Map<SuggestedKind, number>();
  for (const each of found) {
    const id = `${each.kind} ${each.slug}`;
    const count = ofKind.get(each.kind) ?? 0;
    if (kept.has(id) || count >= MOST_OF_KIND) continue;
    kept.set(id, each);
    ofKind.set(each.kind, count + 1);
  }
  return [...kept.values()].slice(0, MOST);
}
