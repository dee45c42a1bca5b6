import { isArabic } from './words';

/**
 * How a Latin word sounds, coarsely, so that names written after the ear meet: Quds and Kuds, Sheikh and Cheikh, Daoud and
 * Dawud, Mamilla and Birket-Mamillah.
 * @param folded lower case, without marks
 */
export function soundOf(folded: string): string {
  return folded
    .replace(/tsch|sch|sh|ch/g, 'S')
    .replace(/ph/g, 'f')
    .replace(/ck|kh|q|c(?![eiy])/g, 'k')
    .replace(/c/g, 's')
    .replace(/([gdt])h/g, '$1')
    .replace(/dj|zh/g, 'j')
    .replace(/t[sz]/g, 'z')
    .replace(/([aeiou])h(?![aeiou])/g, '$1')
    .replace(/ou|oo|[wou]/g, 'u')
    .replace(/a[iy]|e[iy]|ee|ie|[eyi]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Consonants of both scripts by their class; weak letters are none. */
const CLASS_OF: Readonly<Record<string, string>> = {
  ...{
    ب: 'b',
    ت: 't',
    ث: 't',
    ج: 'j',
    ح: 'h',
    خ: 'h',
    د: 'd',
    ذ: 'd',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'S',
    ص: 's',
  },
  ...{ ض: 'd', ط: 't', ظ: 'z', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h' },
};

/**
 * The consonants of a word, the same for a name in Arabic and for its transliterations: القدس and el-Kuds.
 * @param folded without the article
 */
export function skeletonOf(folded: string): string {
  // Doubled letters sound once; the same consonant after a vowel sounds again: Khalil.
  const once = folded.replace(/(.)\1+/g, '$1');
  return isArabic(once) ? arabicConsonants(once) : latinConsonants(once);
}

function arabicConsonants(folded: string): string {
  let consonants = '';
  for (const letter of folded.replace(/ه$/, '')) consonants += CLASS_OF[letter] ?? '';
  return consonants;
}

function latinConsonants(folded: string): string {
  return folded
    .replace(/tsch|sch|sh|ch/g, 'S')
    .replace(/ph|v/g, 'f')
    .replace(/kh/g, 'H')
    .replace(/([gdt])h/g, '$1')
    .replace(/x/g, 'ks')
    .replace(/ck|q|c(?![eiy])/g, 'k')
    .replace(/c/g, 's')
    .replace(/p/g, 'b')
    .replace(/h$/, '')
    .replace(/H/g, 'h')
    .replace(/[^bdfghjklmnrstzS]/g, '');
}
