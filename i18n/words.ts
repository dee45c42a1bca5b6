import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { Say } from '@/lib/citations/cited-photograph';
import { type Calendar, sayInCalendar } from '@/lib/dates/say-calendar';
import { sayDate } from '@/lib/dates/say-date';
import { withDigits } from '@/lib/text/digits';

/** An EDTF date as a reader of `language` says it, in that language's digits; null where it cannot be read. */
export async function dateInWords(edtf: string, language: Language): Promise<string | null> {
  const say = await getTranslations({ locale: language, namespace: 'dates' });
  const words = sayDate(edtf, (phrase, values) => say(phrase, values));
  return words && withDigits(words, language);
}

/** The same date in another calendar, with that calendar's name; null where it cannot be said. */
export async function dateInCalendar(
  edtf: string,
  calendar: Calendar,
  language: Language,
): Promise<string | null> {
  const dates = await getTranslations({ locale: language, namespace: 'dates' });
  const calendars = await getTranslations({ locale: language, namespace: 'calendars' });
  const date = sayInCalendar(edtf, calendar, {
    date: (phrase, values) => dates(phrase, values),
    calendar: (phrase, values) => calendars(phrase, values),
  });
  return date && withDigits(calendars(calendar, { date }), language);
}

/** Words messages by their whole keys, for `lib/`, whose keys are tried in every language by tests. */
export async function sayIn(language: Language): Promise<Say> {
  return (await getTranslations({ locale: language })) as unknown as Say;
}
