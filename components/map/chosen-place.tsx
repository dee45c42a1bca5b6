import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { pageAddress, placePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { BASES, type LandmarkView } from '@/lib/map/views';
import { textsInOrder } from '@/lib/text/pick-text';
import { CropList } from './crop-list';
import styles from './map.module.css';

/** Pictures beside the map; the place's own page has all of them. */
const FEW = 6;

/** What was chosen on the map, and the first photographs that show it. */
export async function ChosenPlace({ landmark, language }: { landmark: LandmarkView; language: Language }) {
  const t = await getTranslations({ locale: language });
  const { place, counts, total, crops } = landmark;
  return (
    <section id="chosen" aria-live="polite">
      <h2 className={styles.heading}>
        <LockUp titles={textsInOrder(place.names, language)} language={language} />
      </h2>
      {total === 0 ? <p className={styles.notes}>{t('map.chosenNone')}</p> : null}
      <ul className={styles.notes}>
        {BASES.filter((basis) => counts[basis] > 0).map((basis) => (
          <li key={basis}>{t(`places.counts.${basis}`, { count: counts[basis] })}</li>
        ))}
      </ul>
      <p className={styles.entry}>
        <Link href={pageAddress(language, placePath(place.slug))} prefetch={false}>
          {total === 0 ? t('places.namesHeading') : t('map.wall', { count: total })}
        </Link>
      </p>
      <CropList crops={crops.slice(0, FEW)} language={language} />
    </section>
  );
}
