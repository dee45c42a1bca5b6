import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { ArrangementList } from '@/components/studio/arrangements/arrangement-list';
import { PageHead } from '@/components/studio/controls/page-head';
import { NewRecord } from '@/components/studio/new-record';
import { loadTourList } from '@/server/tours/loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.tours' });
  return { title: t('title') };
}

export default async function ToursPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const [rows, t] = await Promise.all([
    loadTourList(actor),
    getTranslations({ locale: language, namespace: 'studio.tours' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <NewRecord kind="tour" language={language} />
      </PageHead>
      <ArrangementList kind="tour" rows={rows} language={language} />
    </>
  );
}
