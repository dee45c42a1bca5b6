'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Language } from '@/lib/catalogue/languages';

/** Names languages in one breath. */
export function useLanguageList(): (languages: readonly Language[]) => string {
  const name = useTranslations('studio.common.language');
  const format = useFormatter();
  return (languages) => format.list(languages.map((language) => name(language)));
}
