import type { Language } from '../catalogue/languages';

/** Words that a visitor reads in a second, looking up to the picture between; Arabic says as much in fewer, longer words. */
const WORDS_PER_SECOND: Record<Language, number> = { ar: 2, en: 2.7 };
/** To look at what has just come into view, and to breathe. */
const PAUSE_SECONDS = 3;

/** Seconds that a stop with this text stays when the tour plays by itself. */
export function readingSeconds(text: string, language: Language): number {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return PAUSE_SECONDS + words / WORDS_PER_SECOND[language];
}
