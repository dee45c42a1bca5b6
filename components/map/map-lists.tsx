import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { languageProps } from '@/components/ui/said';
import { pageAddress, photographPath, placeOnMap } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Standings } from '@/lib/map/old-city-map';
import type { Distinction } from '@/lib/map/same-names';
import type { PlaceSummary, StandingView } from '@/lib/map/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import styles from './map.module.css';
import { PlaceDistinction } from './place-distinction';

interface PlaceListProps {
  places: readonly PlaceSummary[];
  chosen: string | null;
  distinctions: ReadonlyMap<string, Distinction>;
  language: Language;
}

/** The map's places in words. */
export async function PlaceList({ places, chosen, distinctions, language }: PlaceListProps) {
  const t = await getTranslations({ locale: language, namespace: 'map' });
  return (
    <ul className={styles.list}>
      {places.map(({ place, total }) => {
        const name = pickText(place.names, language);
        if (!name) return null;
        const isChosen = place.slug === chosen;
        return (
          <li key={place.slug} className={styles.entry} data-chosen={isChosen ? '' : undefined}>
            <Link
              href={placeOnMap(language, place.slug)}
              prefetch={false}
              aria-current={isChosen ? 'true' : undefined}
            >
              <bdi {...languageProps(name.lang, language)}>{name.text}</bdi>{' '}
              <PlaceDistinction distinction={distinctions.get(place.slug)} language={language} />
            </Link>
            <span className={styles.entryCount}>{t('count', { count: total })}</span>
          </li>
        );
      })}
    </ul>
  );
}

interface StandingListProps {
  standings: readonly Standings<StandingView>[];
  outside: number;
  language: Language;
}

/** Viewpoints that the list names; the others are counted. */
const MOST_NAMED = 24;

/** Where photographers stood, in words. */
export async function StandingList({ standings, outside, language }: StandingListProps) {
  const t = await getTranslations({ locale: language, namespace: 'map' });
  const all = standings.flatMap(({ members }) => members);
  if (all.length + outside === 0) return null;
  const more = all.length - MOST_NAMED;
  return (
    <section>
      <h2 className={styles.heading}>{t('viewpoints')}</h2>
      <ul className={styles.list}>
        {all.slice(0, MOST_NAMED).map(({ slug, titles, viewpoint }) => {
          const title = pickText(titles, language)?.text ?? '';
          const { bearing } = viewpoint;
          return (
            <li key={slug} className={styles.entry}>
              <Link href={pageAddress(language, photographPath(slug))} prefetch={false}>
                {bearing === null
                  ? t('viewpoint', { title })
                  : t('viewpointFacing', { title, bearing: writeNumber(Math.round(bearing), language) })}
              </Link>
            </li>
          );
        })}
        {more > 0 ? <li className={styles.entryCount}>{t('more', { count: more })}</li> : null}
      </ul>
      {outside > 0 ? <p className={styles.notes}>{t('outside', { count: outside })}</p> : null}
    </section>
  );
}
