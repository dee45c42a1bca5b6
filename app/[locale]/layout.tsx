import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DocumentFrame, documentViewport } from '@/app/document-frame';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { loadSiteNames } from '@/server/site/loaders';

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
  const { title, description } = await loadSiteNames(locale);
  return { title: { default: title, template: `%s · ${title}` }, description };
}

export default async function LanguageLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(LANGUAGES, locale)) notFound();
  setRequestLocale(locale);
  return <DocumentFrame language={locale}>{children}</DocumentFrame>;
}
