import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { formattingTag } from '@/lib/text/digits';
import { readMessages } from './messages';

/**
 * What next-intl needs for one request. Pages name their language themselves, from their path; nothing is read from
 * headers or cookies, so that one rendered page serves every reader of that address.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const asked = locale ?? (await requestLocale);
  const language = hasLocale(LANGUAGES, asked) ? asked : LANGUAGES[0];
  return {
    // The numbering system rides on the tag: plurals and numbers in messages then follow the rule for digits.
    locale: formattingTag(language),
    messages: await readMessages(language),
    timeZone: 'UTC',
  };
});
