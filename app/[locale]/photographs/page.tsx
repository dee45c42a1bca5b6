import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PhotographsData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { PrintRows } from '@/components/exhibition/print-rows';
import { PagesOf } from '@/components/map/pages-of';
import { loadPhotographsPage } from '@/server/catalogue/loaders';
import styles from './photographs.module.css';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'photographs' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/photographs', title })) };
}

export default async function PhotographsIndex({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const [list, t] = await Promise.all([
    loadPhotographsPage(readPageNumber((await searchParams).page)),
    getTranslations({ locale: language, namespace: 'photographs' }),
  ]);
  if (!list) notFound();
  const { photographs, count, page, pages } = list;
  return (
    <VisitorsFrame language={language} path="/photographs">
      <HeadLinks language={language} path="/photographs" page={page} pages={pages} />
      <PhotographsData photographs={photographs} language={language} />
      <div className={styles.page}>
        <PageTitle name="photographs.title" language={language} />
        <p className={styles.intro}>{count > 0 ? t('intro', { count }) : t('empty')}</p>
        <PrintRows photographs={photographs} language={language} heading="h2" />
        <PagesOf path="/photographs" page={page} pages={pages} language={language} />
      </div>
    </VisitorsFrame>
  );
}
