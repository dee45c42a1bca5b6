import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { BatchList } from '@/components/studio/batches/batch-list';
import { PageHead } from '@/components/studio/controls/page-head';
import { LISTED_DAYS } from '@/lib/studio/batch-commands';
import { loadBatches } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.batches' });
  return { title: t('title') };
}

export default async function BatchesPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const [batches, t] = await Promise.all([
    loadBatches(actor),
    getTranslations({ locale: language, namespace: 'studio.batches' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead', { days: LISTED_DAYS })} />
      <BatchList batches={batches} language={language} />
    </>
  );
}
