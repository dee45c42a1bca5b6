import type { Language } from '@/lib/catalogue/languages';
import type { Rectangle } from '@/lib/iiif/image-request';
import type { PyramidName } from '../open-pyramids';

/** What is written on a card, ready to be set. */
export interface CardWords {
  /** The page's: decides on digits, and on the side at which lines begin. */
  language: Language;
  /** Whose card it is: the exhibition, or on its own card who shows it. */
  exhibition: string | null;
  /** A word over the titles, such as that this is a detail. */
  mark: string | null;
  /** The same title in several languages, the page's first. */
  titles: readonly { text: string; language: Language }[];
  /** Lines under them, each of parts that are kept apart by a dot: maker and date; holder. */
  facts: readonly (readonly string[])[];
  /** A large number where there is no picture, in the page's digits. */
  numeral: string | null;
}

/** The part of a photograph that a card shows. */
export interface CardPicture {
  image: PyramidName;
  /** Whole pixels of the full-size scan, inside it. */
  region: Rectangle;
  /** Where it is the whole print, it stands on its mount. */
  isWhole: boolean;
}

/** A picture that stands for a page where somebody links to it. */
export interface Card {
  words: CardWords;
  picture: CardPicture | null;
}
