import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { enterStudio } from '@/app/[locale]/studio/enter-studio';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { TourStage } from '@/components/exhibition/tour-stage';
import { PreviewBanner } from '@/components/studio/site/preview-banner';
import { loadTourAsPublished } from '@/server/tours/loaders';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export const metadata: Metadata = { robots: { index: false } };

/** A tour's draft as visitors would be led through it. */
export default async function TourPreviewPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const { id } = await params;
  const [tour, t] = await Promise.all([
    loadTourAsPublished(actor, id),
    getTranslations({ locale: language, namespace: 'studio' }),
  ]);
  if (!tour) notFound();
  return (
    <>
      <PreviewBanner words={t('site.previewBanner')} />
      <VisitorsFrame language={language} path="" header="darkroom">
        <TourStage tour={tour} language={language} />
      </VisitorsFrame>
    </>
  );
}
