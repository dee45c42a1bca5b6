import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { PlaceData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { PageHeading } from '@/components/exhibition/page-heading';
import { CropList } from '@/components/map/crop-list';
import { LocatorMap } from '@/components/map/locator-map';
import { PagesOf } from '@/components/map/pages-of';
import { PlaceDistinction } from '@/components/map/place-distinction';
import { PlaceNames } from '@/components/map/place-names';
import styles from '@/components/map/places.module.css';
import { pageAddress, placeOnMap, placePath } from '@/i18n/addresses';
import { BASES } from '@/lib/map/views';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { loadHome } from '@/server/catalogue/loaders';
import { loadDistinctions, loadLandmark } from '@/server/map/loaders';
import { loadLocator } from '@/server/map/map-view';

interface Props {
  params: Promise<SlugParams>;
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadLandmark(slug, 1);
  if (found.kind !== 'found') return { robots: { index: false } };
  const title = pickText(found.view.place.names, language)?.text;
  return { title, ...(await sharedAsExhibition(language, { path: placePath(slug), title })) };
}

export default async function PlacePage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadLandmark(slug, readPageNumber((await searchParams).page));
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, placePath(found.slug)));
  if (found.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="place" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  const { place, counts, total, crops, page, pages } = found.view;
  const [t, apart, locator] = await Promise.all([
    getTranslations({ locale: language, namespace: 'places' }),
    loadDistinctions(language),
    loadLocator(place),
  ]);
  const name = pickText(place.names, language)?.text ?? slug;
  return (
    <VisitorsFrame language={language} path={placePath(slug)}>
      <HeadLinks language={language} path={placePath(slug)} />
      <PlaceData place={place} language={language} />
      <article className={styles.page}>
        <div className={styles.top}>
          <div>
            <PageHeading titles={textsInOrder(place.names, language)} language={language} />
            {apart.has(slug) ? (
              <p>
                <PlaceDistinction distinction={apart.get(slug)} language={language} />
              </p>
            ) : null}
            <p className={styles.intro}>{total > 0 ? t('shown', { count: total }) : t('noneShow')}</p>
            <p className={styles.ways}>
              <Link href={placeOnMap(language, slug)} prefetch={false}>
                {t('onMap')}
              </Link>
              <Link href={pageAddress(language, '/places')} prefetch={false}>
                {t('all')}
              </Link>
            </p>
            {total > 0 ? (
              <ul className={styles.source}>
                {BASES.filter((basis) => counts[basis] > 0).map((basis) => (
                  <li key={basis}>{t(`counts.${basis}`, { count: counts[basis] })}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {locator ? <LocatorMap {...locator} {...{ slug, name, language }} /> : null}
        </div>
        <CropList crops={crops} language={language} />
        <PagesOf path={placePath(slug)} page={page} pages={pages} language={language} />
        <h2 className={styles.heading}>{t('namesHeading')}</h2>
        <PlaceNames place={place} language={language} />
      </article>
    </VisitorsFrame>
  );
}
