import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { UploadBoard } from '@/components/studio/upload/upload-board';
import { loadUploads } from '@/server/uploads/loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.upload' });
  return { title: t('title') };
}

export default async function UploadPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const t = await getTranslations({ locale: language, namespace: 'studio.upload' });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <UploadBoard initial={await loadUploads(actor)} language={language} />
    </>
  );
}
