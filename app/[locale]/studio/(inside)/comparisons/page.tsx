import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { ComparisonList } from '@/components/studio/comparisons/comparison-list';
import { NewComparison } from '@/components/studio/comparisons/new-comparison';
import { PageHead } from '@/components/studio/controls/page-head';
import { loadComparable, loadComparisonRows } from '@/server/comparisons/loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.comparisons' });
  return { title: t('title') };
}

export default async function ComparisonsPage({ params }: Props) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const [rows, comparable, t] = await Promise.all([
    loadComparisonRows(),
    loadComparable(),
    getTranslations({ locale: language, namespace: 'studio.comparisons' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <NewComparison comparable={comparable} language={language} />
      </PageHead>
      <ComparisonList rows={rows} language={language} />
    </>
  );
}
