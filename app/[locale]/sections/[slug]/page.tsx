import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { sectionCard } from '@/app/cards';
import { HeadLinks } from '@/app/head-links';
import { sharedAs } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { SectionData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { PrintRows } from '@/components/exhibition/print-rows';
import { SectionHeading } from '@/components/exhibition/section-heading';
import { SectionNeighbours } from '@/components/exhibition/section-neighbours';
import { PagesOf } from '@/components/map/pages-of';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import { summaryOf } from '@/lib/text/markup';
import { pickText } from '@/lib/text/pick-text';
import { loadHome, loadSection } from '@/server/catalogue/loaders';
import styles from './section.module.css';

interface Props {
  params: Promise<SlugParams>;
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadSection(slug);
  if (found.kind !== 'found') return { robots: { index: false } };
  const title = pickText(found.view.titles, language)?.text;
  const text = pickText(found.view.texts, language)?.text;
  const description = text && summaryOf(text);
  const card = await sectionCard(found.view, language);
  return {
    title,
    description,
    ...(await sharedAs(language, { path: sectionPath(slug), title, description, card })),
  };
}

export default async function SectionPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const [found, { sections }] = await Promise.all([
    loadSection(slug, readPageNumber((await searchParams).page)),
    loadHome(),
  ]);
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, sectionPath(found.slug)));
  if (found.kind === 'gone')
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="section" language={language} sections={sections} />
      </VisitorsFrame>
    );
  const section = found.view;
  return (
    <VisitorsFrame language={language} path={sectionPath(slug)}>
      <HeadLinks language={language} path={sectionPath(slug)} page={section.page} pages={section.pages} />
      <SectionData section={section} language={language} />
      <article className={styles.page}>
        <SectionHeading section={section} language={language} />
        <PrintRows photographs={section.photographs} language={language} heading="h2" />
        <PagesOf path={sectionPath(slug)} page={section.page} pages={section.pages} language={language} />
      </article>
      <SectionNeighbours sections={sections} current={section.slug} language={language} />
    </VisitorsFrame>
  );
}
