import type { Language } from '../catalogue/languages';

/** The words of a catalogue record from the message files, as documents for machines need them: all languages at once. */
export interface RecordWords {
  /** @param key dotted, such as `photograph.date` */
  say(language: Language, key: string, values?: Record<string, string | number>): string;
  /** A message with places for HTML in it. @param parts HTML by name of its place */
  html(language: Language, key: string, parts: Record<string, string>): string;
  /** An EDTF date in words, in that language's digits; null where it cannot be read. */
  date(language: Language, edtf: string): string | null;
}
