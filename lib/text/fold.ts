/** Marks that change neither the word nor its place in an alphabet: diacritics of any script, tatweel, joiners. */
const MARKS = /[\p{M}\p{Cf}\u0640]/gu;

/** Letters that writers of Arabic use for one another. */
const ALIKE: Readonly<Record<string, string>> = { ٱ: 'ا', ى: 'ي', ة: 'ه', ء: '' };

const ARABIC_INDIC_ZERO = 0x0660;

/**
 * A text as lists sort and find it: lower case, without marks, alike letters made one, digits Latin, blanks single. Two
 * spellings that a reader takes for one word fold to the same.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[ٱىةء]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_INDIC_ZERO))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
