import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import type { PlayerTour, TourPicture } from '@/components/viewer/tour/player-tour';
import { TourPlayer } from '@/components/viewer/tour/tour-player';
import { TourStop } from '@/components/viewer/tour/tour-stop';
import type { TourWords } from '@/components/viewer/tour/words';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { readingSeconds } from '@/lib/tours/reading-time';
import type { StopPhotographView, TourStopView, TourView } from '@/lib/tours/views';
import styles from './tour-stage.module.css';
import { StopWords, stopTitle } from './tour-stop-words';

interface Props {
  tour: TourView;
  language: Language;
  /** For a screen that nobody attends. */
  loop?: boolean;
  autoplay?: boolean;
}

/** A tour as the server renders it: the opening's picture, what the tour is about, and every stop to be read. */
export async function TourStage({ tour, language, loop, autoplay }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const text = pickText(tour.texts, language);
  return (
    <TourPlayer
      tour={await playerTour(tour, language)}
      words={await readTourWords(language)}
      language={language}
      standInMark={<p className={styles.mark}>{t('standIn.badge')}</p>}
      title={<LockUp titles={textsInOrder(tour.titles, language)} language={language} />}
      text={text && <Prose value={text} language={language} />}
      loop={loop}
      autoplay={autoplay}
    >
      {tour.stops.map((stop, index) => (
        <TourStop key={stop.id} id={stop.id} index={index}>
          <StopWords stop={stop} number={index + 1} language={language} />
        </TourStop>
      ))}
    </TourPlayer>
  );
}

/** Each picture once, however many stops are on it: its placeholder and addresses need not travel twice. */
async function playerTour({ id, stops }: TourView, language: Language): Promise<PlayerTour> {
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
async function readTourWords(language: Language): Promise<TourWords> {
  const { tours, viewer } = await readMessages(language);
  const { zoomIn, zoomOut, zoomMissing, tilesMissing, retry } = viewer;
  return { ...tours.player, zoomIn, zoomOut, zoomMissing, tilesMissing, retry };
}
