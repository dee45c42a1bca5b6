/** Marks that change neither the word nor its place in an alphabet: diacritics of any script, tatweel, joiners. */
const MARKS = /[\p{M}\p{Cf}\u0640]/gu;

/** Letters that writers use for one another: of Arabic, of its Persian and Urdu forms, and of Latin ones that do not come apart. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ٱ: 'ا', ى: 'ي', ة: 'ه', ء: '' },
  ...{ ک: 'ك', ڪ: 'ك', گ: 'ك', ی: 'ي', ے: 'ي', ې: 'ي', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه', ۀ: 'ه' },
  ...{ پ: 'ب', چ: 'ج', ژ: 'ز', ڤ: 'ف', ڨ: 'ق', ٹ: 'ت', ڈ: 'د', ڑ: 'ر', ں: 'ن' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

const ALIKE_LETTERS = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');

const ARABIC_INDIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/**
 * A text as lists sort and find it: lower case, without marks, alike letters made one, digits Latin, blanks single. Two
 * spellings that a reader takes for one word fold to the same.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_INDIC_ZERO))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - PERSIAN_ZERO))
    .replace(/\s+/g, ' ')
    .trim();
}
