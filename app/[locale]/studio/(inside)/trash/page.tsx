import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { TrashList } from '@/components/studio/trash/trash-list';
import { TRASH_DAYS } from '@/server/catalogue/publishing/trash';
import { loadTrash } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

export default async function TrashPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const [rows, t] = await Promise.all([
    loadTrash(actor),
    getTranslations({ locale: language, namespace: 'studio.lists.trash' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead', { days: TRASH_DAYS })} />
      <TrashList rows={rows} language={language} now={new Date().toISOString()} />
    </>
  );
}
