import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { TourPlayer } from '@/components/viewer/tour/tour-player';
import { TourStop } from '@/components/viewer/tour/tour-stop';
import type { Language } from '@/lib/catalogue/languages';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import type { TourView } from '@/lib/tours/views';
import { playerTour, readTourWords } from './player-tours';
import styles from './tour-stage.module.css';
import { StopWords } from './tour-stop-words';

interface Props {
  tour: TourView;
  language: Language;
  /** A screen for everybody, which nothing leads away from. */
  isKiosk?: boolean;
}

/** A tour as the server renders it: the opening's picture, what the tour is about, and every stop to be read. */
export async function TourStage({ tour, language, isKiosk = false }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const text = pickText(tour.texts, language);
  return (
    <TourPlayer
      tour={await playerTour(tour, language)}
      words={await readTourWords(language)}
      language={language}
      standInMark={<p className={styles.mark}>{t('standIn.badge')}</p>}
      title={<LockUp titles={textsInOrder(tour.titles, language)} language={language} />}
      text={text && <Prose value={text} language={language} isPlain={isKiosk} />}
      isPublic={isKiosk}
    >
      {tour.stops.map((stop, index) => (
        <TourStop key={stop.id} id={stop.id} index={index}>
          <StopWords stop={stop} number={index + 1} language={language} isKiosk={isKiosk} />
        </TourStop>
      ))}
    </TourPlayer>
  );
}
