import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { HolderList } from '@/components/exhibition/holder-list';
import { PageFrame } from '@/components/exhibition/page-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import { SourceList } from '@/components/exhibition/source-list';
import type { Language } from '@/lib/catalogue/languages';
import { loadCredits } from '@/server/catalogue/loaders';
import styles from './about.module.css';

interface Props {
  params: Promise<LocaleParams>;
}

const OPENSTREETMAP_COPYRIGHT = 'https://www.openstreetmap.org/copyright';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'about' });
  return { title: t('title') };
}

export default async function AboutPage({ params }: Props) {
  const language = await readLanguage(params);
  return (
    <PageFrame language={language} path="/about">
      <HeadLinks language={language} path="/about" />
      <article className={styles.page}>
        <PageTitle name="about.title" language={language} />
        <Story language={language} />
        <Credits language={language} />
        <Making language={language} />
      </article>
    </PageFrame>
  );
}

async function Story({ language }: { language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'about' });
  return (
    <>
      <section className={styles.part}>
        <h2>{t('exhibition.heading')}</h2>
        <div>
          {(['origin', 'subject', 'around', 'here'] as const).map((key) => (
            <p key={key}>{t(`exhibition.${key}`)}</p>
          ))}
        </div>
      </section>
      <section className={styles.part}>
        <h2>{t('records.heading')}</h2>
        <div>
          {(['sources', 'evidence', 'translations', 'names', 'dates'] as const).map((key) => (
            <p key={key}>{t(`records.${key}`)}</p>
          ))}
        </div>
      </section>
      {(['standIns', 'rights'] as const).map((key) => (
        <section key={key} className={styles.part}>
          <h2>{t(`${key}.heading`)}</h2>
          <div>
            <p>{t(`${key}.text`)}</p>
          </div>
        </section>
      ))}
    </>
  );
}

async function Credits({ language }: { language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'about' });
  const { holders, sources } = await loadCredits();
  return (
    <>
      <section className={styles.part} id="credits">
        <h2>{t('holders.heading')}</h2>
        <div>
          {holders.length > 0 ? (
            <HolderList holders={holders} language={language} />
          ) : (
            <p>{t('holders.empty')}</p>
          )}
        </div>
      </section>
      {sources.length > 0 ? (
        <section className={styles.part}>
          <h2>{t('sources.heading')}</h2>
          <div>
            <SourceList sources={sources} language={language} />
          </div>
        </section>
      ) : null}
    </>
  );
}

async function Making({ language }: { language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'about.making' });
  return (
    <section className={styles.part}>
      <h2>{t('heading')}</h2>
      <div>
        <p>
          {t.rich('map', {
            link: (words) => (
              <a key="link" href={OPENSTREETMAP_COPYRIGHT} rel="noopener">
                {words}
              </a>
            ),
          })}
        </p>
        <p>{t('type')}</p>
      </div>
    </section>
  );
}
