import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { openGraphOf } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { Closing } from '@/components/exhibition/closing';
import { Hero } from '@/components/exhibition/hero';
import { PageFrame } from '@/components/exhibition/page-frame';
import { SectionWalk } from '@/components/exhibition/section-walk';
import { loadHome } from '@/server/catalogue/loaders';
import styles from './home.module.css';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { hero } = await loadHome();
  return openGraphOf(language, '', hero?.image ?? null);
}

export default async function HomePage({ params }: Props) {
  const language = await readLanguage(params);
  const [home, t] = await Promise.all([loadHome(), getTranslations({ locale: language, namespace: 'home' })]);
  return (
    <PageFrame language={language} path="" header="over">
      <HeadLinks language={language} path="" />
      <Hero home={home} language={language} />
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
      <Closing language={language} />
    </PageFrame>
  );
}
