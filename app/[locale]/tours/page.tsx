import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { TourList } from '@/components/exhibition/tour-list';
import { loadTours } from '@/server/tours/loaders';
import styles from './tours.module.css';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/tours', title })) };
}

export default async function ToursPage({ params }: Props) {
  const language = await readLanguage(params);
  const [tours, t] = await Promise.all([
    loadTours(),
    getTranslations({ locale: language, namespace: 'tours' }),
  ]);
  return (
    <VisitorsFrame language={language} path="/tours">
      <HeadLinks language={language} path="/tours" />
      <div className={styles.page}>
        <PageTitle name="tours.title" language={language} />
        <p className={styles.intro}>{tours.length > 0 ? t('intro') : t('empty')}</p>
        <TourList tours={tours} language={language} />
      </div>
    </VisitorsFrame>
  );
}
