import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Said } from '@/components/ui/said';
import { kioskPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { pickText } from '@/lib/text/pick-text';
import type { TourSummary } from '@/lib/tours/views';
import styles from './kiosk.module.css';
import { Print } from './print';

interface Props {
  tours: readonly TourSummary[];
  language: Language;
  /** What moves by itself until somebody comes. */
  children: ReactNode;
}

/** The first screen of a kiosk: a tour that plays by itself, and all tours to choose from. */
export async function KioskStart({ tours, language, children }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'kiosk' });
  if (tours.length === 0) return <p className={styles.empty}>{t('noTours')}</p>;
  return (
    <div className={styles.opening}>
      {children}
      <div className={styles.choice}>
        <h2 className={styles.prompt}>{t('prompt')}</h2>
        <ul className={styles.tours}>
          {tours.map((tour) => (
            <li key={tour.id}>
              <TourLink tour={tour} language={language} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

async function TourLink({ tour, language }: { tour: TourSummary; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'kiosk' });
  const title = pickText(tour.titles, language);
  return (
    <a className={styles.tour} href={pageAddress(language, kioskPath(tour.slug))}>
      <span className={styles.tourPicture}>
        <Print image={tour.opening.photograph.image} alt="" sizes="9rem" />
      </span>
      <span className={styles.tourWords}>
        <span className={styles.tourTitle}>{title ? <Said value={title} language={language} /> : null}</span>
        <span className={styles.tourCount}>{t('stops', { count: tour.stopCount })}</span>
      </span>
    </a>
  );
}
