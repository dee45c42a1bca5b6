'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import { withDigits } from '@/lib/text/digits';

/** Says an EDTF date as the public pages do; the code itself where it cannot be read. */
export function useDateInWords(language: Language): (edtf: string) => string {
  const say = useTranslations('dates');
  return (edtf) => {
    const words = sayDate(edtf, (phrase, values) => say(phrase, values));
    return words ? withDigits(words, language) : edtf;
  };
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * Says when something happened: "3 hours ago" within a week, the day after that.
 * @param now ISO 8601 as the server had it, so that server and browser say the same
 */
export function useAgo(now: string): (at: string) => string {
  const format = useFormatter();
  return (at) => {
    const [then, today] = [new Date(at), new Date(now)];
    if (Math.abs(today.getTime() - then.getTime()) < WEEK_MS) return format.relativeTime(then, today);
    return format.dateTime(then, { dateStyle: 'medium' });
  };
}
