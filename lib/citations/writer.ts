/** Parts of a citation in one language, with that language's marks. */
import type { Language } from '../catalogue/languages';
import type { Text } from '../catalogue/views';
import type { CitedPhotograph, Say } from './cited-photograph';
import { type CitedName, personalName } from './personal-name';

export interface CitationPart {
  text: string;
  /** BCP 47, where it is not the citation's own. */
  lang?: string;
  /** Identifiers and addresses are written left to right in every language. */
  role?: 'title' | 'identifier' | 'address';
}

interface Punctuation {
  comma: string;
  /** Around a title that no italics mark. */
  quotes: readonly [string, string] | null;
  /** The family's name first, as bibliographies in this language are ordered. */
  inverts: boolean;
  /** Before the last of several names; `and` is the word for it. @param isListed a family's name came first, or more than two stand there */
  lastName(and: string, isListed: boolean): string;
}

const PUNCTUATION: Record<Language, Punctuation> = {
  ar: { comma: '، ', quotes: ['«', '»'], inverts: false, lastName: (and) => ` ${and}` },
  en: {
    comma: ', ',
    quotes: null,
    inverts: true,
    lastName: (and, isListed) => `${isListed ? ',' : ''} ${and} `,
  },
};

export type Parts = readonly CitationPart[];

/** What a record says, as parts for a sentence; an empty list for what it does not say. */
export class CitationWriter {
  readonly #marks: Punctuation;

  constructor(
    private readonly cited: CitedPhotograph,
    private readonly say: Say,
  ) {
    this.#marks = PUNCTUATION[cited.language];
  }

  text(key: string): CitationPart[] {
    return [{ text: this.say(key) }];
  }

  said(name: 'medium' | 'dimensions' | 'publisher'): CitationPart[] {
    return this.of(this.cited[name]);
  }

  /** At the beginning of a sentence. */
  date(): CitationPart[] | null {
    const { date } = this.cited;
    return date === null ? null : [{ text: date.charAt(0).toUpperCase() + date.slice(1) }];
  }

  plainDate(): CitationPart[] {
    return [{ text: this.cited.date ?? this.say('citation.noDate') }];
  }

  /** As the page calls it, without what its source does. */
  shortTitle(): CitationPart[] {
    return this.#titled(this.cited.title);
  }

  title(): CitationPart[] {
    const { sourceTitle } = this.cited;
    const source = sourceTitle ? [{ text: ' [' }, ...this.of(sourceTitle), { text: ']' }] : [];
    const part = this.cited.isDetail ? [{ text: ` (${this.say('citation.detail')})` }] : [];
    return [...this.shortTitle(), ...source, ...part];
  }

  exhibition(): CitationPart[] {
    const { exhibition } = this.cited;
    return exhibition ? this.#titled(exhibition) : [];
  }

  /** Who has it, under which number. */
  place(): CitationPart[] {
    const { holder, inventoryNumber } = this.cited;
    return this.list([
      this.of(holder),
      inventoryNumber ? [{ text: inventoryNumber, role: 'identifier' }] : [],
    ]);
  }

  address(): CitationPart[] {
    const { address } = this.cited;
    return address === null ? [] : [{ text: address, role: 'address' }];
  }

  list(items: readonly Parts[]): CitationPart[] {
    return interlaced(items, () => this.#marks.comma);
  }

  /** As they are spoken. */
  namesInOrder(): CitationPart[] {
    return this.#listOfNames(
      this.cited.makers.map((maker) => this.of(maker)),
      { and: 'and', isListed: this.cited.makers.length > 2 },
    );
  }

  /** @param most names that are all written; of more, only the first */
  names({
    and,
    most,
    shortens,
  }: {
    and: 'and' | 'ampersand';
    most: number;
    shortens: boolean;
  }): CitationPart[] {
    const { makers } = this.cited;
    const all = makers.map((maker, index) => this.#name(maker, { isFirst: index === 0, shortens }));
    const [first] = all;
    if (first && all.length > most)
      return [...first, { text: `${this.#marks.comma}${this.say('citation.others')}` }];
    return this.#listOfNames(all, { and, isListed: true });
  }

  #listOfNames(
    names: readonly Parts[],
    { and, isListed }: { and: 'and' | 'ampersand'; isListed: boolean },
  ): CitationPart[] {
    const last = this.#marks.lastName(this.say(`citation.${and}`), isListed);
    return interlaced(names, (index) => (index === names.length - 1 ? last : this.#marks.comma));
  }

  #name(maker: Text, { isFirst, shortens }: { isFirst: boolean; shortens: boolean }): CitationPart[] {
    const name = this.#marks.inverts ? personalName(maker.text) : { literal: maker.text };
    return this.of({ ...maker, text: written(name, isFirst || shortens, shortens) });
  }

  #titled(title: Text): CitationPart[] {
    const parts = this.of(title).map((part) => ({ ...part, role: 'title' as const }));
    const { quotes } = this.#marks;
    return quotes ? [{ text: quotes[0] }, ...parts, { text: quotes[1] }] : parts;
  }

  of(value: Text | null): CitationPart[] {
    if (!value) return [];
    return [value.lang === this.cited.language ? { text: value.text } : value];
  }
}

function written(name: CitedName, inverts: boolean, shortens: boolean): string {
  if ('literal' in name) return name.literal;
  const given = shortens ? name.given.replace(/(\p{L})[\p{L}\p{M}’']+/gu, '$1.') : name.given;
  return inverts ? `${name.family}, ${given}` : `${given} ${name.family}`;
}

function interlaced(items: readonly Parts[], separator: (index: number) => string): CitationPart[] {
  return items
    .filter((item) => item.length > 0)
    .flatMap((item, index) => (index === 0 ? item : [{ text: separator(index) }, ...item]));
}

/** Each ended by a full stop, but where it ends itself. */
export function sentences(items: readonly Parts[]): CitationPart[] {
  const ended = items
    .filter((item) => item.length > 0)
    .map((item) => (/[.!?؟]$/.test(item.at(-1)?.text ?? '') ? item : [...item, { text: '.' }]));
  return interlaced(ended, () => ' ');
}

/** Neighbours that need no marks of their own, as one. */
export function joined(parts: Parts): CitationPart[] {
  const all: CitationPart[] = [];
  for (const part of parts) {
    const before = all.at(-1);
    const isPlain = ({ lang, role }: CitationPart) => lang === undefined && role === undefined;
    if (before && isPlain(before) && isPlain(part)) before.text += part.text;
    else all.push({ ...part });
  }
  return all;
}
