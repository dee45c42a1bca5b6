/**
 * The exhibition's languages, in the order in which they are offered. French, the third official language of
 * the OIC, is expected: nothing may assume that there are two.
 */
export const LANGUAGES = ['ar', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export type Direction = 'rtl' | 'ltr';

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/** The first language where what is stored is none of ours any more. */
export function languageOf(value: string): Language {
  return isLanguage(value) ? value : LANGUAGES[0];
}

const RIGHT_TO_LEFT_SCRIPTS = /^(ar|fa|he|ota|syr|ur|yi)\b/;

/** Direction of a BCP 47 language tag; also of languages that the exhibition itself is not offered in. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT_SCRIPTS.test(tag) ? 'rtl' : 'ltr';
}
