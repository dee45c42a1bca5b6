import type { Metadata } from 'next';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Credits } from '@/components/exhibition/credits';
import { pickText } from '@/lib/text/pick-text';
import { loadCredits } from '@/server/catalogue/loaders';
import { loadPictures, loadSiteTexts } from '@/server/site/loaders';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { credits } = await loadSiteTexts();
  const title = pickText(credits.title, language)?.text;
  return { title, ...(await sharedAsExhibition(language, { path: '/credits', title })) };
}

export default async function CreditsPage({ params }: Props) {
  const language = await readLanguage(params);
  const [{ credits: document }, credits] = await Promise.all([loadSiteTexts(), loadCredits()]);
  return (
    <VisitorsFrame language={language} path="/credits">
      <HeadLinks language={language} path="/credits" />
      <Credits
        document={document}
        pictures={await loadPictures(document.partners.flatMap(({ logo }) => logo ?? []))}
        credits={credits}
        language={language}
      />
    </VisitorsFrame>
  );
}
