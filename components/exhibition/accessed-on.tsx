'use client';

import type { Language } from '@/lib/catalogue/languages';
import { withDigits } from '@/lib/text/digits';
import { useScript } from './use-script';

interface Props {
  /** With `{date}`. */
  sentence: string;
  /** A day of each month, with `{day}` and `{year}`. */
  months: readonly string[];
  language: Language;
}

/** The day on which the reader reads, by the reader's own clock: the page itself is kept for many days and readers. */
export function AccessedOn({ sentence, months, language }: Props) {
  if (!useScript()) return null;
  const now = new Date();
  const date = (months[now.getMonth()] ?? '')
    .replace('{day}', String(now.getDate()))
    .replace('{year}', String(now.getFullYear()));
  return <> {sentence.replace('{date}', withDigits(date, language))}</>;
}
