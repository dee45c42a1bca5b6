import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { enterStudio } from '../enter-studio';

export default async function WorklistPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  await enterStudio(language);
  const t = await getTranslations({ locale: language, namespace: 'studio.common' });
  return <PageHead title={t('pages.worklist')} />;
}
