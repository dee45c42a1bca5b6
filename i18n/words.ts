import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import { withDigits } from '@/lib/text/digits';

/** An EDTF date as a reader of `language` says it, in that language's digits; null where it cannot be read. */
export async function dateInWords(edtf: string, language: Language): Promise<string | null> {
  const say = await getTranslations({ locale: language, namespace: 'dates' });
  const words = sayDate(edtf, (phrase, values) => say(phrase, values));
  return words && withDigits(words, language);
}
