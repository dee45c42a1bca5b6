import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { placeOnMap } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Box, Point } from '@/lib/map/geometry';
import { pathOf } from './drawn-path';
import styles from './map.module.css';

interface Props {
  slug: string;
  name: string;
  /** Metres of the ground, as all the rest. */
  extent: Box;
  wall: readonly Point[];
  buildings: readonly { slug: string | null; outline: readonly Point[]; isEnclosure: boolean }[];
  at: Point;
  /** At the edge, for its direction only. */
  isBeyond: boolean;
  language: Language;
}

/** Where a place lies: the walls and one mark. It leads to the map, which says more. */
export async function LocatorMap(props: Props) {
  const { slug, name, extent, wall, buildings, at, isBeyond, language } = props;
  const t = await getTranslations({ locale: language, namespace: 'map' });
  return (
    <figure className={styles.locator}>
      <Link href={placeOnMap(language, slug)} prefetch={false} aria-label={t('locator', { name })}>
        <svg
          viewBox={`${extent.x} ${extent.y} ${extent.width} ${extent.height}`}
          aria-hidden="true"
          direction="ltr"
        >
          <path className={styles.city} d={pathOf(wall)} />
          {buildings.map(({ slug: of, outline, isEnclosure }) => (
            <path
              key={pathOf(outline)}
              className={isEnclosure ? styles.enclosure : styles.building}
              data-chosen={of === slug ? '' : undefined}
              d={pathOf(outline)}
            />
          ))}
          <path className={styles.wall} d={pathOf(wall)} />
          <circle className={styles.locatorMark} cx={at.x} cy={at.y} r={isBeyond ? 34 : 46} />
        </svg>
      </Link>
      <figcaption className={styles.notes}>
        {isBeyond ? `${t('locatorBeyond')} ` : null}
        {t('attribution')}{' '}
        <a href="https://www.openstreetmap.org/copyright" rel="noopener">
          {t('contributors')}
        </a>
      </figcaption>
    </figure>
  );
}
