import { getTranslations } from 'next-intl/server';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { sayDate } from '@/lib/dates/say-date';
import { withDigits } from '@/lib/text/digits';

/** An EDTF date as a reader of `language` says it, in that language's digits; null where it cannot be read. */
export async function dateInWords(edtf: string, language: Language): Promise<string | null> {
  const say = await getTranslations({ locale: language, namespace: 'dates' });
  const words = sayDate(edtf, (phrase, values) => say(phrase, values));
  return words && withDigits(words, language);
}

/** The exhibition's own title in every language, the page's first: titles stand as a lock-up of equals. */
export async function siteTitles(language: Language): Promise<Text[]> {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  return Promise.all(
    order.map(async (lang) => {
      const t = await getTranslations({ locale: lang, namespace: 'site' });
      return { text: t('title'), lang };
    }),
  );
}
