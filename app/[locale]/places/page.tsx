import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { PagesOf } from '@/components/map/pages-of';
import { PlaceDistinction } from '@/components/map/place-distinction';
import styles from '@/components/map/places.module.css';
import { languageProps } from '@/components/ui/said';
import { pageAddress, placePath } from '@/i18n/addresses';
import { pickText } from '@/lib/text/pick-text';
import { loadDistinctions, loadPlaces } from '@/server/map/loaders';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ page?: string | string[] }>;
}

/** Entries of one page. */
const ENTRIES = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'places' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/places', title })) };
}

export default async function PlacesPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'places' });
  const apart = await loadDistinctions(language);
  const collator = new Intl.Collator(language);
  const named = (await loadPlaces()).flatMap(({ place, total }) => {
    const name = pickText(place.names, language);
    return name ? [{ slug: place.slug, name, total }] : [];
  });
  const sorted = named.sort(
    (a, b) => collator.compare(a.name.text, b.name.text) || (a.slug < b.slug ? -1 : 1),
  );
  const pages = Math.max(1, Math.ceil(sorted.length / ENTRIES));
  const page = Math.min(readPageNumber((await searchParams).page), pages);
  return (
    <VisitorsFrame language={language} path="/places">
      <HeadLinks language={language} path="/places" />
      <div className={styles.page}>
        <PageTitle name="places.title" language={language} />
        <p className={styles.intro}>{sorted.length > 0 ? t('intro') : t('empty')}</p>
        <p className={styles.ways}>
          <Link href={pageAddress(language, '/map')} prefetch={false}>
            {t('toMap')}
          </Link>
        </p>
        <ul className={styles.list}>
          {sorted.slice((page - 1) * ENTRIES, page * ENTRIES).map(({ slug, name, total }) => (
            <li key={slug}>
              <span className={styles.entry}>
                <Link href={pageAddress(language, placePath(slug))} prefetch={false}>
                  <bdi {...languageProps(name.lang, language)}>{name.text}</bdi>{' '}
                  <PlaceDistinction distinction={apart.get(slug)} language={language} />
                </Link>
                <span className={styles.count}>{t('count', { count: total })}</span>
              </span>
            </li>
          ))}
        </ul>
        <PagesOf path="/places" page={page} pages={pages} language={language} />
      </div>
    </VisitorsFrame>
  );
}
