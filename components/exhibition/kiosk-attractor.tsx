import { getTranslations } from 'next-intl/server';
import { Attractor } from '@/components/viewer/tour/attractor';
import type { Language } from '@/lib/catalogue/languages';
import type { TourView } from '@/lib/tours/views';
import { playerTour, readTourWords } from './player-tours';
import styles from './tour-stage.module.css';

/** All tours, one after another and again from the first, as pictures that move by themselves. */
export async function KioskAttractor({
  tours,
  language,
}: {
  tours: readonly TourView[];
  language: Language;
}) {
  const t = await getTranslations({ locale: language });
  const played = await Promise.all(tours.map((tour) => playerTour(tour, language)));
  const pictures = played.flatMap((tour) => tour.pictures);
  const sights = played.flatMap(({ stops }, index) => {
    const before = played.slice(0, index).reduce((sum, tour) => sum + tour.pictures.length, 0);
    return stops.map(({ picture, region, title }) => ({ picture: before + picture, region, title }));
  });
  return (
    <Attractor
      pictures={pictures}
      sights={sights}
      name={t('kiosk.attractor')}
      words={await readTourWords(language)}
      language={language}
      standInMark={<p className={styles.mark}>{t('photograph.standIn.badge')}</p>}
    />
  );
}
