import { CARD_SIZE } from '@/lib/cards/card-address';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { type Face, line, number, type TextStyle } from '@/server/scans/typesetting/svg';
import { cleanValue, Typesetter } from '@/server/scans/typesetting/typeset';
import type { Card } from './card';
import { type Box, type CardLayout, layOutCard } from './card-layout';

/** VISUAL.md, "Palette": a museum at night. Gold is for large numerals and ornaments alone. */
export const GROUND = '#12100D';
const LIGHT = '#EFE7D8';
const QUIET = '#CDC3B1';
const ACCENT = '#7FB8CF';
const GOLD = '#A67C2E';
const RULE = '#3A3328';
const MOUNT = '#EFE6D3';

/** Breadth of the paper round a whole print, pixels. */
const MOUNT_BREADTH = 8;

/** Naskh is set larger than Garamond beside it, and its lines need room for their marks (VISUAL.md). */
const ARABIC_SCALE = 1.14;
const LEADING = { ar: 1.42, en: 1.14 } as const satisfies Record<Language, number>;
const SANS_LEADING = 1.42;
const BASELINE = { ar: 0.68, en: 0.79 } as const satisfies Record<Language, number>;

/** Tried in turn until the titles fit: the first title's size in Latin letters, pixels. */
const SIZES = [78, 72, 66, 60, 55, 50, 46, 42, 38, 35, 32, 29, 26];
const SIZES_BESIDE_A_PICTURE = SIZES.slice(3);
const OTHERS = 0.78;
const BETWEEN = 14;
/** A title in more lines than these is set smaller. */
const LINES = 3;

/** What no ellipsis should follow: a bracket that is never closed, and signs that end a part of a sentence. */
const OPEN_ENDED = /\s*[([«“][^)\]»”]*$|[\s،,؛;:.\-–]+$/u;

/** Lines of one style, one under the other. */
interface Block {
  lines: string[];
  style: TextStyle;
  leading: number;
  /** Pixels free under it. */
  after: number;
}

/**
 * Sets a card without its photograph: the ground, the mount, the words.
 * @returns SVG of the card's size, and where the photograph goes
 * @throws CodedError FONTS_MISSING where the fonts are not set up in this process (`fontEnvironment`)
 */
export async function setCard({ words, picture }: Card): Promise<{ svg: string; layout: CardLayout }> {
  const typesetter = new Typesetter();
  await typesetter.assertFonts();
  const layout = layOutCard(picture?.region ?? null, words.language, words.numeral !== null);
  const setter = new CardSetter(typesetter, words.language);
  const { width, height } = CARD_SIZE;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${GROUND}"/>`,
    layout.picture ? frame(layout.picture, picture?.isWhole ?? false) : '',
    await setter.exhibition(words.exhibition, layout.exhibition),
    await setter.titles(words, layout),
    await setter.facts(words.facts, layout),
    setter.numeral(words.numeral, layout.numeral),
    '</svg>',
  ];
  return { svg: parts.join('\n'), layout };
}

/** A whole print shows its paper; a detail, which ends nowhere, a line. */
function frame({ x, y, width, height }: Box, isWhole: boolean): string {
  const by = isWhole ? MOUNT_BREADTH : 1;
  const box = `x="${x - by}" y="${y - by}" width="${width + 2 * by}" height="${height + 2 * by}"`;
  return `<rect ${box} fill="${isWhole ? MOUNT : RULE}"/>`;
}

/** Sets the words of one card: all begin at the side where the page's language does. */
class CardSetter {
  readonly #typesetter: Typesetter;
  readonly #language: Language;
  readonly #isRightToLeft: boolean;

  constructor(typesetter: Typesetter, language: Language) {
    this.#typesetter = typesetter;
    this.#language = language;
    this.#isRightToLeft = directionOf(language) === 'rtl';
  }

  /** Whose card it is, after a lozenge as on the sheets. */
  async exhibition(text: string | null, box: Box): Promise<string> {
    if (text === null) return '';
    const inset = 26;
    const inner = this.#isRightToLeft
      ? { ...box, width: box.width - inset }
      : { ...box, x: box.x + inset, width: box.width - inset };
    const size = 21;
    const lines = Math.max(1, Math.floor(box.height / (size * 1.5)));
    const block = await this.#block(
      cleanValue(text),
      this.#style(this.#language, 'sans', size, QUIET),
      inner,
      lines,
    );
    const edge = this.#isRightToLeft ? box.x + box.width - 9 : box.x + 9;
    const middle = box.y + block.leading * 0.52;
    const lozenge = `<path d="M${edge} ${number(middle - 9)}l8 9l-8 9l-8 -9z" fill="${GOLD}"/>`;
    return lozenge + this.#draw([block], inner, box.y);
  }

  /** The lock-up, as large as fits; with the picture over it at the top of its place, else in the middle. */
  async titles({ mark, titles }: Card['words'], { titles: box, picture }: CardLayout): Promise<string> {
    const head = mark
      ? [await this.#block(cleanValue(mark), this.#style(this.#language, 'sans', 22, ACCENT), box, 1)]
      : [];
    const room = box.height - heightOf(head);
    const sizes = picture ? SIZES_BESIDE_A_PICTURE : SIZES;
    const blocks = [...head, ...(await this.#lockUp(titles, sizes, { ...box, height: room }))];
    const isUnder = picture !== null && picture.y + picture.height < box.y;
    const free = Math.max(0, box.height - heightOf(blocks));
    return this.#draw(blocks, box, box.y + (isUnder ? 0 : free / 2));
  }

  async #lockUp(titles: Card['words']['titles'], sizes: readonly number[], box: Box): Promise<Block[]> {
    let blocks: Block[] = [];
    for (const size of sizes) {
      if (size !== sizes.at(-1) && (await this.#isHopeless(titles, size, box.width))) continue;
      blocks = await Promise.all(
        titles.map(({ text, language }, index) => {
          const style = this.#titleStyle(language, size, index);
          return this.#block(cleanValue(text), style, box, Number.POSITIVE_INFINITY, BETWEEN);
        }),
      );
      const isShort = blocks.every(({ lines }) => lines.length <= LINES);
      if (isShort && heightOf(blocks) <= box.height) return blocks;
    }
    return this.#cutToFit(blocks, box);
  }

  /** One measurement of each title spares breaking it into lines in a size that is too large anyhow. */
  async #isHopeless(titles: Card['words']['titles'], size: number, room: number): Promise<boolean> {
    const widths = await Promise.all(
      titles.map(({ text, language }, index) =>
        this.#typesetter.width(cleanValue(text), this.#titleStyle(language, size, index)),
      ),
    );
    return widths.some((width) => width > LINES * room);
  }

  #titleStyle(language: Language, size: number, index: number): TextStyle {
    return this.#style(language, 'book', index === 0 ? size : size * OTHERS, LIGHT);
  }

  /** What no size makes fit ends in an ellipsis: the other languages first, the page's own last. */
  async #cutToFit(blocks: readonly Block[], box: Box): Promise<Block[]> {
    const cut = blocks.map((block) => ({ ...block, lines: [...block.lines] }));
    const touched = new Set<Block>();
    const [first, ...others] = cut;
    while (heightOf(cut) > box.height) {
      const longest =
        others.findLast(({ lines }) => lines.length > 2) ??
        [first, ...others].find((block) => block !== undefined && block.lines.length > 1);
      if (!longest) break;
      longest.lines.pop();
      touched.add(longest);
    }
    for (const block of touched) await this.#endInEllipsis(block, box.width);
    return cut;
  }

  async #endInEllipsis({ lines, style }: Block, room: number): Promise<void> {
    const words = (lines.at(-1) ?? '').split(' ');
    const ended = () => `${words.join(' ').replace(OPEN_ENDED, '')}…`;
    while (words.length > 1 && (await this.#typesetter.width(ended(), style)) > room) words.pop();
    lines[lines.length - 1] = ended();
  }

  /** In a column at its foot, under a picture at the head of their place. */
  async facts(facts: Card['words']['facts'], { facts: box, titles }: CardLayout): Promise<string> {
    const style = this.#style(this.#language, 'sans', 22, QUIET);
    const blocks: Block[] = [];
    for (const [index, fact] of facts.entries()) {
      const later = facts.length - 1 - index;
      const room = box.height - heightOf(blocks) - later * style.size * SANS_LEADING;
      const lines = Math.max(1, Math.floor(room / (style.size * SANS_LEADING)));
      const most = facts.length > 1 ? 2 : 3;
      blocks.push(await this.#block(joined(fact), style, box, Math.min(most, lines)));
    }
    const isColumn = box.x === titles.x && box.width === titles.width;
    const free = Math.max(0, box.height - heightOf(blocks));
    return this.#draw(blocks, box, box.y + (isColumn ? free : 0));
  }

  numeral(text: string | null, box: Box | null): string {
    if (text === null || box === null) return '';
    const size = text.length > 2 ? 150 : 230;
    const x = this.#isRightToLeft ? box.x : box.x + box.width;
    const at = { x, y: box.y + box.height / 2 + size * 0.3 };
    return line(
      text,
      at,
      this.#isRightToLeft ? 'left' : 'right',
      this.#style(this.#language, 'book', size, GOLD),
    );
  }

  #style(language: Language, face: Face, size: number, fill: string): TextStyle {
    return { language, face, fill, size: language === 'ar' ? size * ARABIC_SCALE : size };
  }

  /** @param most lines; what goes beyond them is cut with an ellipsis */
  async #block(text: string, style: TextStyle, box: Box, most: number, after = 0): Promise<Block> {
    const lines = await this.#typesetter.wrap(text, style, box.width);
    const leading = style.size * (style.face === 'book' ? LEADING[style.language] : SANS_LEADING);
    const block = { lines: lines.slice(0, most), style, leading, after };
    if (lines.length > most) await this.#endInEllipsis(block, box.width);
    return block;
  }

  #draw(blocks: readonly Block[], box: Box, top: number): string {
    const x = this.#isRightToLeft ? box.x + box.width : box.x;
    let y = top;
    const drawn: string[] = [];
    for (const { lines, style, leading, after } of blocks) {
      for (const text of lines) {
        const baseline = y + leading * BASELINE[style.language];
        drawn.push(line(text, { x, y: baseline }, this.#isRightToLeft ? 'right' : 'left', style));
        y += leading;
      }
      y += after;
    }
    return drawn.join('');
  }
}

/** Letters of a part that is kept on one line, such as a date. */
const SHORT = 24;

/** Parts with a dot between them, which never begins or ends a line. */
function joined(parts: readonly string[]): string {
  const cleaned = parts.map(cleanValue);
  const kept = cleaned.map((part, index) =>
    index > 0 && part.length <= SHORT ? part.replaceAll(' ', '\u00a0') : part,
  );
  return kept.join('\u00a0·\u00a0');
}

function heightOf(blocks: readonly Block[]): number {
  const all = blocks.reduce((sum, { lines, leading, after }) => sum + lines.length * leading + after, 0);
  return all - (blocks.at(-1)?.after ?? 0);
}
