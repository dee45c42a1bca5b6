import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';

export interface LocaleParams {
  locale: string;
}

export interface SlugParams extends LocaleParams {
  slug: string;
}

/** The page's language, from its path and from nothing else; an address without one of ours is not found. */
export async function readLanguage(params: Promise<LocaleParams>): Promise<Language> {
  const { locale } = await params;
  if (!hasLocale(LANGUAGES, locale)) notFound();
  setRequestLocale(locale);
  return locale;
}
