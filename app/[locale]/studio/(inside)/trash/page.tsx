import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { TrashList } from '@/components/studio/trash/trash-list';
import { reaches } from '@/lib/people/roles';
import { loadTrash } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.sections.trash' });
  return { title: t('title') };
}

export default async function TrashPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const [rows, t] = await Promise.all([
    loadTrash(actor),
    getTranslations({ locale: language, namespace: 'studio.sections.trash' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <TrashList rows={rows} language={language} mayPurge={reaches(actor.role, 'administrator')} />
    </>
  );
}
