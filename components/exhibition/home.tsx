import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { HomeView } from '@/lib/catalogue/views';
import type { SiteDocumentOf } from '@/lib/site/documents';
import type { TourSummary } from '@/lib/tours/views';
import { Closing } from './closing';
import { Hero } from './hero';
import styles from './home.module.css';
import { SectionWalk } from './section-walk';
import { WaysIn } from './ways-in';

interface Props {
  home: HomeView;
  words: SiteDocumentOf<'home'>;
  /** The first tour, if there is one. */
  tour: TourSummary | null;
  language: Language;
}

/** The first page: one photograph with the exhibition's name, the sections as a walk, partners and holders. */
export async function Home({ home, words, tour, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'home' });
  return (
    <>
      <Hero home={home} words={words} tour={tour} language={language} />
      <section id="sections" aria-labelledby="sections-heading">
        <h2 id="sections-heading" className="visually-hidden">
          {home.sections.length > 0 ? t('sectionsHeading') : t('emptyHeading')}
        </h2>
        {home.sections.length > 0 ? (
          <SectionWalk sections={home.sections} language={language} />
        ) : (
          <p className={styles.empty}>{t('empty')}</p>
        )}
      </section>
      <WaysIn language={language} hasTours={tour !== null} />
      <Closing words={words} language={language} />
    </>
  );
}
