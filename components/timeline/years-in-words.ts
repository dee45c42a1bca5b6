import type { Language } from '@/lib/catalogue/languages';
import { writeNumber } from '@/lib/text/digits';
import type { YearRange } from '@/lib/timeline/time-index';

/** "1850–1870" in the language's digits; word joiners keep a line from breaking at the dash. */
export function yearsInWords({ from, to }: YearRange, language: Language): string {
  const first = writeNumber(from, language);
  return from === to ? first : `${first}\u2060–\u2060${writeNumber(to, language)}`;
}
