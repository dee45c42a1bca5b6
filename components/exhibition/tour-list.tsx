import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { pageAddress, tourPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import type { TourSummary } from '@/lib/tours/views';
import { StopPicture } from './stop-picture';
import styles from './tour-list.module.css';

/** The tours one under the other: what each begins with, what it is called and about, and the way in. */
export function TourList({ tours, language }: { tours: readonly TourSummary[]; language: Language }) {
  return (
    <ul className={styles.list}>
      {tours.map((tour) => (
        <li key={tour.id} className={styles.tour}>
          <Tour tour={tour} language={language} />
        </li>
      ))}
    </ul>
  );
}

async function Tour({ tour, language }: { tour: TourSummary; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  const text = pickText(tour.texts, language);
  const headingId = `tour-${tour.slug}`;
  return (
    <>
      <div className={styles.words}>
        <h2 id={headingId} className={styles.title}>
          <LockUp titles={textsInOrder(tour.titles, language)} language={language} />
        </h2>
        {text ? <Prose value={text} language={language} /> : null}
        <p className={styles.enter}>
          <Link
            href={pageAddress(language, tourPath(tour.slug))}
            prefetch={false}
            aria-describedby={headingId}
          >
            <span>{t('begin')}</span>
            <Icon name="forward" />
          </Link>
          <span className={styles.count}>{t('stopCount', { count: tour.stopCount })}</span>
        </p>
      </div>
      <StopPicture
        stop={tour.opening}
        language={language}
        most={1000}
        sizes="(min-width: 64rem) 46vw, 92vw"
      />
    </>
  );
}
