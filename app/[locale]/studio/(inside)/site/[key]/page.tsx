import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { DocumentEditor } from '@/components/studio/site/document-editor';
import { isDocumentKey } from '@/lib/site/documents';
import { loadPictures } from '@/server/site/loaders';
import { loadDocument, loadHeroChoices, pictureIdsIn } from '@/server/site/studio-loaders';
import { enterStudio } from '../../../enter-studio';

interface Props {
  params: Promise<LocaleParams & { key: string }>;
}

export default async function DocumentPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const { key } = await params;
  if (!isDocumentKey(key)) notFound();
  const [view, t] = await Promise.all([
    loadDocument(key),
    getTranslations({ locale: language, namespace: 'studio.site' }),
  ]);
  return (
    <>
      <PageHead title={t(`documents.${key}.title`)} lead={t(`documents.${key}.lead`)} />
      <DocumentEditor
        view={view}
        language={language}
        personId={actor.id ?? ''}
        photographs={key === 'home' ? await loadHeroChoices(language) : []}
        pictures={await loadPictures(pictureIdsIn(view))}
      />
    </>
  );
}
