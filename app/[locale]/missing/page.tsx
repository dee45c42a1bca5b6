import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import NotFound from '../not-found';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'missing' });
  return { title: t('title'), robots: { index: false } };
}

/**
 * What the HTTP entry sends, with status 404, for an address that leads nowhere: Next itself renders a page that is not found
 * in the browser only, and leaves readers without script with nothing.
 */
export default async function MissingPage({ params }: Props) {
  await readLanguage(params);
  return <NotFound />;
}
