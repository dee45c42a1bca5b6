import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import styles from './ways-in.module.css';

/** Ways to the photographs beside the walk, in the order in which they are offered. */
const WAYS = ['search', 'timeline', 'map', 'places', 'communities'] as const;

type Way = (typeof WAYS)[number] | 'tours';

const pathOf = (way: Way): PagePath => `/${way}`;

interface Props {
  language: Language;
  /** Tours are a way only where there is one. */
  hasTours: boolean;
  /** The page that offers them is none of them. */
  without?: Way;
}

/** Every other way with a sentence on where it leads. */
export async function WaysIn({ language, hasTours, without }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'ways' });
  const ways: Way[] = [...WAYS, ...(hasTours ? (['tours'] as const) : [])];
  return (
    <nav className={styles.ways} aria-labelledby="ways-heading">
      <h2 id="ways-heading" className={styles.heading}>
        {t('heading')}
      </h2>
      <ul className={styles.list}>
        {ways
          .filter((way) => way !== without)
          .map((way) => (
            <li key={way}>
              <Link className={styles.way} href={pageAddress(language, pathOf(way))} prefetch={false}>
                <span className={styles.name}>{t(`${way}.name`)}</span>
                <span className={styles.text}>{t(`${way}.text`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** The same by name alone, for the end of every page. */
export async function WayList({ language, path }: { language: Language; path: PagePath }) {
  const t = await getTranslations({ locale: language, namespace: 'ways' });
  return (
    <nav aria-label={t('label')}>
      <ul>
        {WAYS.map((way) => (
          <li key={way}>
            <Link
              href={pageAddress(language, pathOf(way))}
              prefetch={false}
              aria-current={path === pathOf(way) ? 'page' : undefined}
            >
              {t(`${way}.name`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
