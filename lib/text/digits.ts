import type { Language } from '../catalogue/languages';

type Numbering = 'arab' | 'latn';

/**
 * The rule for digits, here and nowhere else: Arabic pages set Arabic-Indic digits in prose and dates. Inventory numbers
 * and coordinates are identifiers, the same in every language, and never pass through here.
 */
const NUMBERING: Record<Language, Numbering> = { ar: 'arab', en: 'latn' };

const ARABIC_INDIC_ZERO = 0x0660;

/** The language's digits for the Latin ones in `text`; everything else is left as it is. */
export function withDigits(text: string, language: Language): string {
  if (NUMBERING[language] === 'latn') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(ARABIC_INDIC_ZERO + Number(digit)));
}

/** A language with its numbering system, as BCP 47 writes it. */
export type FormattingTag = `${Language}-u-nu-${Numbering}`;

/** The tag that makes `Intl` follow the same rule. */
export function formattingTag(language: Language): FormattingTag {
  return `${language}-u-nu-${NUMBERING[language]}`;
}

/** A whole number or a decimal in the language's digits and separators, without grouping (years, counts, centimetres). */
export function writeNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(formattingTag(language), { useGrouping: false }).format(value);
}
