import { CARD_SIZE } from '@/lib/cards/card-address';
import { type Direction, directionOf, type Language } from '@/lib/catalogue/languages';

/** Whole pixels of the card. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything stands. */
export interface CardLayout {
  /** The photograph's own pixels, never its mount; null on a card of words. */
  picture: Box | null;
  /** The titles, with the mark over them. */
  titles: Box;
  /** Whose card it is, and the lines of facts: one under the other at the foot, or each in a place of its own. */
  exhibition: Box;
  facts: Box;
  /** The large number. */
  numeral: Box | null;
}

const MARGIN = 56;
const GAP = 52;
const INNER = { width: CARD_SIZE.width - 2 * MARGIN, height: CARD_SIZE.height - 2 * MARGIN };

/** Wider than this, a picture stands over the words, else beside them. */
const WIDE = 1.9;
const BESIDE = { least: 300, most: 632 };
const OVER_HEIGHT = 300;
/** The line at the head of a column, and the lines at its foot. */
const HEAD = 44;
const FOOT = 146;

/**
 * @param picture proportions of what is shown; null: nothing
 * @param language decides on the sides: the picture where a line begins, the words after it
 */
export function layOutCard(
  picture: { width: number; height: number } | null,
  language: Language,
  hasNumeral: boolean,
): CardLayout {
  const direction = directionOf(language);
  if (!picture) return wordsAlone(direction, hasNumeral);
  const ratio = picture.width / picture.height;
  return ratio > WIDE ? pictureOver(ratio, direction) : pictureBeside(ratio, direction);
}

function pictureBeside(ratio: number, direction: Direction): CardLayout {
  const size = fitted(ratio, BESIDE.most, INNER.height);
  const room = Math.max(BESIDE.least, size.width);
  const x = MARGIN + room + GAP;
  const column = { x, y: MARGIN, width: CARD_SIZE.width - MARGIN - x, height: INNER.height };
  return turned(direction, {
    picture: {
      ...size,
      x: MARGIN + Math.round((room - size.width) / 2),
      y: Math.round((CARD_SIZE.height - size.height) / 2),
    },
    ...inColumn(column),
    numeral: null,
  });
}

/** Under a wide picture the titles stand in the first column, whose they are in the second. */
function pictureOver(ratio: number, direction: Direction): CardLayout {
  const size = fitted(ratio, INNER.width, OVER_HEIGHT);
  // A strip and its words stand in the middle of the card together.
  const top = MARGIN + Math.round((OVER_HEIGHT - size.height) / 2);
  const y = top + size.height + 36;
  const height = CARD_SIZE.height - MARGIN - y;
  const second = 340;
  const first = INNER.width - second - GAP;
  const x = MARGIN + first + GAP;
  return turned(direction, {
    picture: { ...size, x: Math.round((CARD_SIZE.width - size.width) / 2), y: top },
    titles: { x: MARGIN, y, width: first, height },
    exhibition: { x, y, width: second, height: 70 },
    facts: { x, y: y + 70, width: second, height: height - 70 },
    numeral: null,
  });
}

function wordsAlone(direction: Direction, hasNumeral: boolean): CardLayout {
  const width = hasNumeral ? 300 : 0;
  const column = { x: MARGIN, y: MARGIN, width: INNER.width - width, height: INNER.height };
  return turned(direction, {
    picture: null,
    ...inColumn(column),
    numeral: hasNumeral ? { ...column, x: CARD_SIZE.width - MARGIN - width, width } : null,
  });
}

function inColumn({ x, y, width, height }: Box): Pick<CardLayout, 'titles' | 'exhibition' | 'facts'> {
  return {
    exhibition: { x, y, width, height: HEAD },
    titles: { x, y: y + HEAD + 12, width, height: height - HEAD - FOOT - 24 },
    facts: { x, y: y + height - FOOT, width, height: FOOT },
  };
}

/** The largest whole size of those proportions; a line of pixels at least. */
function fitted(ratio: number, mostWidth: number, mostHeight: number): { width: number; height: number } {
  const width = Math.min(mostWidth, mostHeight * ratio);
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(width / ratio)) };
}

/** The places change sides with the direction of reading; what stands in them does not. */
function turned(direction: Direction, layout: CardLayout): CardLayout {
  if (direction === 'ltr') return layout;
  const turn = <B extends Box | null>(box: B): B => box && { ...box, x: CARD_SIZE.width - box.x - box.width };
  return {
    picture: turn(layout.picture),
    titles: turn(layout.titles),
    exhibition: turn(layout.exhibition),
    facts: turn(layout.facts),
    numeral: turn(layout.numeral),
  };
}
