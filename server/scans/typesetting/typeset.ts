import sharp from 'sharp';
import { CodedError } from '@/lib/errors';
import { fontAttributes, type TextStyle, textContent, trackingOf } from './svg';

/** Text is measured once at this size, in pixels, and scaled: large, so that whole pixels are fine enough. */
const MEASURING_SIZE = 100;

/** Enough for the longest title; a label may be a whole paragraph in somebody's catalogue. */
const LONGEST_VALUE = 420;

const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
/** Marks that belong to no one script are set too: the tatweel of «بـ», the ʿ and ʾ of transliteration. */
const SET_HERE = ['Latin', 'Arabic', 'Greek', 'Cyrillic', 'Common', 'Inherited']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const OTHER_LETTER = `(?![${SET_HERE}])\\p{L}`;
const PICTOGRAPH = '(?![©®™])\\p{Extended_Pictographic}';
const OTHER_WRITING = new RegExp(`(?:(?:${OTHER_LETTER}|${PICTOGRAPH})\\p{M}*\\s*)+`, 'gu');

/**
 * Prepares a catalogue value for one line of markup: no control or bidirectional characters (a stray override would
 * turn the rest of the line round), single spaces, at most 420 characters, and "[…]" for writing that our fonts
 * have no letters for.
 */
export function cleanValue(text: string): string {
  const plain = text.replace(INVISIBLE, ' ').replace(OTHER_WRITING, '[…] ').replace(/\s+/g, ' ').trim();
  const letters = [...plain];
  return letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE - 1).join('')}…` : plain;
}

/** Measures and breaks text with the very engine that draws it. One a drawing; it remembers what it has measured. */
export class Typesetter {
  readonly #widths = new Map<string, number>();

  /** Width in pixels of `text` set on one line. */
  async width(
    text: string,
    style: Pick<TextStyle, 'language' | 'face' | 'size' | 'spacing'>,
  ): Promise<number> {
    const markup =
      `<svg xmlns="http://www.w3.org/2000/svg"><text xml:space="preserve" ` +
      `${fontAttributes(style, MEASURING_SIZE)}>${textContent(text, style)}</text></svg>`;
    const spacing = trackingOf(text, style) * [...text].length;
    return ((await this.#inkWidth(markup)) * style.size) / MEASURING_SIZE + spacing;
  }

  async #inkWidth(markup: string): Promise<number> {
    const known = this.#widths.get(markup);
    if (known !== undefined) return known;
    // A drawing without a size takes that of its ink; one without ink cannot be opened.
    const width = />[^<>]*[^<>\s][^<>]*</.test(markup)
      ? (await sharp(Buffer.from(markup)).metadata()).width
      : 0;
    this.#widths.set(markup, width);
    return width;
  }

  /** Breaks `text` into lines no wider than `room` pixels; a word that is wider alone is broken inside. */
  async wrap(text: string, style: TextStyle, room: number): Promise<string[]> {
    const lines: string[] = [];
    let words = text.split(' ').filter((part) => part !== '');
    while (words.length > 0) {
      const count = await this.#wordsThatFit(words, style, room);
      if (count > 0) {
        lines.push(words.slice(0, count).join(' '));
        words = words.slice(count);
        continue;
      }
      const pieces = await this.#breakWord(words[0] ?? '', style, room);
      lines.push(...pieces.slice(0, -1));
      words = [pieces.at(-1) ?? '', ...words.slice(1)];
    }
    return lines;
  }

  /**
   * How many of the first words go on one line; 0 where the first alone is too wide. Adding up the words' own widths
   * finds the line, and one measurement of the whole proves it: measuring is what costs time here.
   */
  async #wordsThatFit(words: readonly string[], style: TextStyle, room: number): Promise<number> {
    const gap = (await this.width('0 0', style)) - 2 * (await this.width('0', style));
    let count = 0;
    let sum = -gap;
    while (count < words.length) {
      sum += gap + (await this.width(words[count] ?? '', style));
      if (sum > room) break;
      count += 1;
    }
    while (count > 1 && (await this.width(words.slice(0, count).join(' '), style)) > room) count -= 1;
    return count;
  }

  async #breakWord(word: string, style: TextStyle, room: number): Promise<string[]> {
    const pieces: string[] = [];
    let rest = word;
    for (;;) {
      const width = await this.width(rest, style);
      if (width <= room) return [...pieces, rest];
      const letters = [...new Intl.Segmenter(style.language).segment(rest)].map((part) => part.segment);
      let count = Math.max(1, Math.min(letters.length - 1, Math.floor((letters.length * room) / width)));
      while (count > 1 && (await this.width(letters.slice(0, count).join(''), style)) > room) count -= 1;
      if (letters.length <= 1) return [...pieces, rest];
      pieces.push(letters.slice(0, count).join(''));
      rest = letters.slice(count).join('');
    }
  }

  /**
   * Makes sure that this process draws with our own fonts, Arabic joined.
   * @throws CodedError FONTS_MISSING where the process was started without `fontEnvironment`.
   */
  async assertFonts(): Promise<void> {
    const style = { face: 'book', size: MEASURING_SIZE } as const;
    const joined = await this.width('بيت', { ...style, language: 'ar' });
    const apart = await this.width('ب\u200cي\u200cت', { ...style, language: 'ar' });
    const narrow = await this.width('iiii', { ...style, language: 'en' });
    const wide = await this.width('mmmm', { ...style, language: 'en' });
    // Boxes for missing letters are all of one width.
    if (joined < apart && narrow * 1.5 < wide) return;
    throw new CodedError('FONTS_MISSING', {
      reason: 'the fonts are not set up in this process',
    });
  }
}
