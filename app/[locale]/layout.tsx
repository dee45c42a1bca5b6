import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DocumentFrame, documentViewport } from '@/app/document-frame';
import { LANGUAGES } from '@/lib/catalogue/languages';

/** Rendered for each request that reaches Next; whole answers are cached before it, by catalogue version. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = documentViewport;

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(LANGUAGES, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'site' });
  return {
    title: { default: t('title'), template: `%s · ${t('title')}` },
    description: t('description'),
  };
}

export default async function LanguageLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(LANGUAGES, locale)) notFound();
  setRequestLocale(locale);
  return <DocumentFrame language={locale}>{children}</DocumentFrame>;
}
