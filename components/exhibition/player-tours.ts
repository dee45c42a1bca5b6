import { getTranslations } from 'next-intl/server';
import type { PlayerTour, TourPicture } from '@/components/viewer/tour/player-tour';
import type { TourWords } from '@/components/viewer/tour/words';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';
import { pickText } from '@/lib/text/pick-text';
import { readingSeconds } from '@/lib/tours/reading-time';
import type { StopPhotographView, TourStopView, TourView } from '@/lib/tours/views';
import { stopTitle } from './tour-stop-words';

/** Each picture once, however many stops are on it: its placeholder and addresses need not travel twice. */
export async function playerTour({ id, stops }: TourView, language: Language): Promise<PlayerTour> {
  const photographs = new Map(stops.map(({ photograph }) => [photograph.image.id, photograph]));
  const places = [...photographs.keys()];
  return {
    id,
    pictures: await Promise.all([...photographs.values()].map((each) => pictureOf(each, language))),
    stops: stops.map((stop) => ({
      id: stop.id,
      picture: places.indexOf(stop.photograph.image.id),
      region: stop.region,
      title: stopTitle(stop, language),
      seconds: secondsOf(stop, language),
    })),
  };
}

function secondsOf({ dwellSeconds, texts }: TourStopView, language: Language): number {
  const text = pickText(texts, language)?.text ?? '';
  return dwellSeconds ?? Math.round(readingSeconds(text, language));
}

async function pictureOf(
  { image, titles, altTexts }: StopPhotographView,
  language: Language,
): Promise<TourPicture> {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const title = pickText(titles, language);
  // What the photograph shows cannot be said of a sheet that stands in for it (DECISIONS, 12).
  const alt = image.standIn ? null : (pickText(altTexts, language) ?? title);
  return {
    image,
    alt: alt?.text ?? t('altOfStandIn', { title: title?.text ?? '' }),
    altLang: alt && alt.lang !== language ? alt.lang : undefined,
  };
}

/** The player's sentences, unformatted; some are the zoom's. */
export async function readTourWords(language: Language): Promise<TourWords> {
  const { tours, viewer } = await readMessages(language);
  const { zoomIn, zoomOut, zoomMissing, tilesMissing, retry } = viewer;
  return { ...tours.player, zoomIn, zoomOut, zoomMissing, tilesMissing, retry };
}
