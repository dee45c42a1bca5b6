import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { Worklist } from '@/components/studio/worklist/worklist';
import { reaches } from '@/lib/people/roles';
import { loadWorklist } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../enter-studio';

export default async function WorklistPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const [work, t] = await Promise.all([
    loadWorklist(actor),
    getTranslations({ locale: language, namespace: 'studio.lists.worklist' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t(reaches(actor.role, 'curator') ? 'lead' : 'leadOwn')} />
      <Worklist work={work} language={language} now={new Date().toISOString()} />
    </>
  );
}
