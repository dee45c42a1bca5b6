import type { Metadata } from 'next';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { HomeData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Home } from '@/components/exhibition/home';
import { loadHome } from '@/server/catalogue/loaders';
import { loadSiteTexts } from '@/server/site/loaders';
import { loadTours } from '@/server/tours/loaders';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  await loadTogether();
  return sharedAsExhibition(language, { path: '' });
}

/**
 * Head and page wait for the same first, whatever this process has read already: React numbers the parts of an answer as they come, and
 * every process is to answer with the same bytes.
 */
function loadTogether() {
  return Promise.all([loadTours(), loadSiteTexts()]);
}

export default async function HomePage({ params }: Props) {
  const language = await readLanguage(params);
  const [[tour], { home: words }] = await loadTogether();
  const home = await loadHome();
  return (
    <VisitorsFrame language={language} path="" header="over">
      <HeadLinks language={language} path="" />
      <HomeData home={home} language={language} />
      <Home home={home} words={words} tour={tour ?? null} language={language} />
    </VisitorsFrame>
  );
}
