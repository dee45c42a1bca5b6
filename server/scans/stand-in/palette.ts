/** VISUAL.md, "Palette". Gold is for large numerals and ornaments only: on paper it has too little contrast for text. */
export const PAPER = '#F5F0E6';
export const INK = '#1E1A15';
export const RULE = '#D8CDBA';
export const GOLD = '#A67C2E';
/** Lighter than the sheet's paper: ground inside lines. */
export const BRIGHT_PAPER = '#FBF8F1';

/** One ink a section, each at least 4.5:1 against paper both ways, for text in it and for paper-coloured text on it. */
const SECTION_INKS = ['#1B5E7B', '#8A4427', '#55622F', '#6B3F5E', '#1F625A', '#6E5312', '#44496E'] as const;

/** @param section 1-based number of the section in the walk. */
export function sectionInk(section: number): string {
  return (
    SECTION_INKS[(((section - 1) % SECTION_INKS.length) + SECTION_INKS.length) % SECTION_INKS.length] ?? INK
  );
}

/** `share` of `over` mixed into `under`; both `#RRGGBB`. */
export function mixed(under: string, over: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(under, at) * (1 - share) + channel(over, at) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
