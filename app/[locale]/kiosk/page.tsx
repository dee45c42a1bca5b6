import type { Metadata } from 'next';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { KioskAttractor } from '@/components/exhibition/kiosk-attractor';
import { KioskFrame } from '@/components/exhibition/kiosk-frame';
import { KioskStart } from '@/components/exhibition/kiosk-start';
import { loadSiteTexts } from '@/server/site/loaders';
import { loadTours, loadTourViews } from '@/server/tours/loaders';

interface Props {
  params: Promise<LocaleParams>;
}

/** For a screen in a hall, not for those who search. */
export const metadata: Metadata = { robots: { index: false } };

export default async function KioskPage({ params }: Props) {
  const language = await readLanguage(params);
  const [{ site }, tours, views] = await Promise.all([loadSiteTexts(), loadTours(), loadTourViews()]);
  return (
    <KioskFrame titles={site.title} language={language} slug={null}>
      <KioskStart tours={tours} language={language}>
        <KioskAttractor tours={views} language={language} />
      </KioskStart>
    </KioskFrame>
  );
}
