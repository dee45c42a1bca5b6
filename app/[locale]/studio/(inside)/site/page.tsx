import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { DocumentList } from '@/components/studio/site/document-list';
import { loadDocumentList } from '@/server/site/studio-loaders';
import { enterStudio } from '../../enter-studio';

export default async function SiteTextsPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const t = await getTranslations({ locale: language, namespace: 'studio.site' });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <DocumentList documents={await loadDocumentList()} language={language} />
    </>
  );
}
