import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PhotographsData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { PrintRows } from '@/components/exhibition/print-rows';
import { loadAllPhotographs } from '@/server/catalogue/loaders';
import styles from './photographs.module.css';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'photographs' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/photographs', title })) };
}

export default async function PhotographsPage({ params }: Props) {
  const language = await readLanguage(params);
  const [photographs, t] = await Promise.all([
    loadAllPhotographs(),
    getTranslations({ locale: language, namespace: 'photographs' }),
  ]);
  return (
    <VisitorsFrame language={language} path="/photographs">
      <HeadLinks language={language} path="/photographs" />
      <PhotographsData photographs={photographs} language={language} />
      <div className={styles.page}>
        <PageTitle name="photographs.title" language={language} />
        <p className={styles.intro}>
          {photographs.length > 0 ? t('intro', { count: photographs.length }) : t('empty')}
        </p>
        <PrintRows photographs={photographs} language={language} heading="h2" />
      </div>
    </VisitorsFrame>
  );
}
