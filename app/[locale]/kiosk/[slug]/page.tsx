import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { KioskFrame } from '@/components/exhibition/kiosk-frame';
import { TourStage } from '@/components/exhibition/tour-stage';
import { kioskPath, pageAddress } from '@/i18n/addresses';
import { pickText } from '@/lib/text/pick-text';
import { loadSiteTexts } from '@/server/site/loaders';
import { loadTour } from '@/server/tours/loaders';

interface Props {
  params: Promise<SlugParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadTour(slug);
  const title = found.kind === 'found' ? pickText(found.view.titles, language)?.text : undefined;
  return { title, robots: { index: false } };
}

export default async function KioskTourPage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const [{ site }, found] = await Promise.all([loadSiteTexts(), loadTour(slug)]);
  if (found.kind === 'moved') redirect(pageAddress(language, kioskPath(found.slug)));
  // A page that says so would be the last that this screen shows.
  if (found.kind !== 'found') redirect(pageAddress(language, kioskPath(null)));
  return (
    <KioskFrame titles={site.title} language={language} slug={slug}>
      <TourStage tour={found.view} language={language} isKiosk />
    </KioskFrame>
  );
}
