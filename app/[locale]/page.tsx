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
  return sharedAsExhibition(language, { path: '' });
}

export default async function HomePage({ params }: Props) {
  const language = await readLanguage(params);
  const [home, { home: words }, [tour]] = await Promise.all([loadHome(), loadSiteTexts(), loadTours()]);
  return (
    <VisitorsFrame language={language} path="" header="over">
      <HeadLinks language={language} path="" />
      <HomeData home={home} language={language} />
      <Home home={home} words={words} tour={tour ?? null} language={language} />
    </VisitorsFrame>
  );
}
