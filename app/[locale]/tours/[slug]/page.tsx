import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { tourCard } from '@/app/cards';
import { HeadLinks } from '@/app/head-links';
import { sharedAs } from '@/app/metadata';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { TourData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { TourStage } from '@/components/exhibition/tour-stage';
import { pageAddress, tourPath } from '@/i18n/addresses';
import { summaryOf } from '@/lib/text/markup';
import { pickText } from '@/lib/text/pick-text';
import { loadHome } from '@/server/catalogue/loaders';
import { loadTour } from '@/server/tours/loaders';

interface Props {
  params: Promise<SlugParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadTour(slug);
  if (found.kind !== 'found') return { robots: { index: false } };
  const title = pickText(found.view.titles, language)?.text;
  const text = pickText(found.view.texts, language)?.text;
  const description = text && summaryOf(text);
  const card = await tourCard(found.view, language);
  return {
    title,
    description,
    ...(await sharedAs(language, { path: tourPath(slug), title, description, card })),
  };
}

export default async function TourPage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadTour(slug);
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, tourPath(found.slug)));
  if (found.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="tour" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  return (
    <VisitorsFrame language={language} path={tourPath(slug)} header="darkroom">
      <HeadLinks language={language} path={tourPath(slug)} />
      <TourData tour={found.view} language={language} />
      <TourStage tour={found.view} language={language} />
    </VisitorsFrame>
  );
}
