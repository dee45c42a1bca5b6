import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { ChosenPlace } from '@/components/map/chosen-place';
import styles from '@/components/map/map.module.css';
import { MapDrawing } from '@/components/map/map-drawing';
import { PlaceList, StandingList } from '@/components/map/map-lists';
import { MapStage } from '@/components/map/map-stage';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { LEVELS } from '@/lib/map/old-city-map';
import { loadMap } from '@/server/map/map-view';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ place?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'map' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/map', title })) };
}

export default async function MapPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { place } = await searchParams;
  const asked = typeof place === 'string' ? place : null;
  const [view, t] = await Promise.all([
    loadMap(asked, language),
    getTranslations({ locale: language, namespace: 'map' }),
  ]);
  const { extent, city, chosen, places, withoutPosition, distinctions } = view;
  const slug = chosen?.place.slug ?? null;
  const words = {
    ...{ label: t('tools.label'), zoomIn: t('tools.zoomIn'), zoomOut: t('tools.zoomOut') },
    ...{ fit: t('tools.fit'), help: t('tools.help') },
  };
  return (
    <VisitorsFrame language={language} path="/map">
      <HeadLinks language={language} path="/map" />
      <div className={styles.page}>
        <PageTitle name="map.title" language={language} />
        <p className={styles.intro}>{t('intro')}</p>
        <div className={styles.split}>
          <figure>
            <MapStage extent={extent} city={city} levels={LEVELS} words={words}>
              <MapDrawing {...view} chosen={slug} language={language} />
            </MapStage>
            <MapNotes tilesFrom={view.tilesFrom} language={language} />
          </figure>
          <div>
            {chosen ? (
              <ChosenPlace landmark={chosen} language={language} />
            ) : (
              <p id="chosen" className={styles.notes}>
                {asked === null ? t('choose') : t('unknown')}
              </p>
            )}
          </div>
          <div>
            <h2 className={styles.heading}>{t('places')}</h2>
            <PlaceList {...{ places, distinctions, language }} chosen={slug} />
            <StandingList {...view} language={language} />
          </div>
          <div>
            <h2 className={styles.heading}>{t('withoutPosition')}</h2>
            <PlaceList places={withoutPosition} {...{ distinctions, language }} chosen={slug} />
            <p>
              <Link href={pageAddress(language, '/places')} prefetch={false}>
                {t('allPlaces')}
              </Link>
            </p>
          </div>
        </div>
      </div>
    </VisitorsFrame>
  );
}

/** What the map is of, and whose it is: ODbL asks for both wherever it is shown. */
async function MapNotes({ tilesFrom, language }: { tilesFrom: string | null; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'map' });
  return (
    <figcaption className={styles.notes}>
      <p>{t('fabric')}</p>
      <p>
        {t('attribution')}{' '}
        <a href="https://www.openstreetmap.org/copyright" rel="noopener">
          {t('contributors')}
        </a>
        {' · '}
        <a href="https://opendatacommons.org/licenses/odbl/1-0/" rel="noopener" lang="en">
          {t('licence')}
        </a>
      </p>
      {tilesFrom === null ? null : <p>{t('tilesFrom', { attribution: tilesFrom })}</p>}
      <p>{t('marks')}</p>
    </figcaption>
  );
}
