import type { Metadata } from 'next';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { DocumentPage } from '@/components/exhibition/text-page';
import type { TextPageKey } from '@/lib/site/documents';
import { pickText } from '@/lib/text/pick-text';
import { loadSiteTexts } from '@/server/site/loaders';

export interface TextPageProps {
  params: Promise<LocaleParams>;
}

/** Title of a page that is nothing but its document. */
export async function textPageMetadata(key: TextPageKey, { params }: TextPageProps): Promise<Metadata> {
  const language = await readLanguage(params);
  const { [key]: document } = await loadSiteTexts();
  const title = pickText(document.title, language)?.text;
  return { title, ...(await sharedAsExhibition(language, { path: `/${key}`, title })) };
}

/** A page that is nothing but its document, under the document's key. */
export async function TextPageRoute({ name, params }: TextPageProps & { name: TextPageKey }) {
  const language = await readLanguage(params);
  const { [name]: document } = await loadSiteTexts();
  return (
    <VisitorsFrame language={language} path={`/${name}`}>
      <HeadLinks language={language} path={`/${name}`} />
      <DocumentPage document={document} language={language} />
    </VisitorsFrame>
  );
}
