import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { enterStudio } from '@/app/[locale]/studio/enter-studio';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageFrame } from '@/components/exhibition/page-frame';
import { PreviewBanner } from '@/components/studio/site/preview-banner';
import { isDocumentKey } from '@/lib/site/documents';
import { frameOf, loadSiteTextsWith } from '@/server/site/loaders';
import { loadDocument } from '@/server/site/studio-loaders';
import { PreviewedPage } from './previewed-page';

interface Props {
  params: Promise<LocaleParams & { key: string }>;
}

/** A draft of the site's own texts in its page, with the header, footer and words that visitors would have. */
export default async function DocumentPreviewPage({ params }: Props) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const { key } = await params;
  if (!isDocumentKey(key)) notFound();
  const { fields } = await loadDocument(key);
  const [texts, t] = await Promise.all([
    loadSiteTextsWith(key, fields),
    getTranslations({ locale: language, namespace: 'studio.site' }),
  ]);
  const isHome = ['home', 'site', 'menus'].includes(key);
  return (
    <>
      <PreviewBanner words={t('previewBanner')} />
      <PageFrame frame={frameOf(texts)} language={language} path="" header={isHome ? 'over' : 'paper'}>
        <PreviewedPage name={key} texts={texts} language={language} />
      </PageFrame>
    </>
  );
}
