import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { SectionOrder } from '@/components/studio/sections/section-order';
import { loadSections } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

export default async function SectionsPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const [rows, t] = await Promise.all([
    loadSections(),
    getTranslations({ locale: language, namespace: 'studio.lists.sections' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <SectionOrder rows={rows} language={language} />
    </>
  );
}
