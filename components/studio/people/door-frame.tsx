import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { otherLanguages, type PagePath, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import styles from './door.module.css';

interface Props {
  language: Language;
  /** This page's own path, for the switch to the other language. */
  path: PagePath;
  title: string;
  lead?: string;
  children: ReactNode;
}

/** The frame of the pages before the studio: one thing to do, and the way back to the exhibition. */
export async function DoorFrame({ language, path, title, lead, children }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'studio.common' });
  const site = await getTranslations({ locale: language, namespace: 'site' });
  return (
    <div className={styles.door}>
      <header className={styles.head}>
        <a className={styles.site} href={pageAddress(language, '')}>
          {site('title')}
        </a>
        {otherLanguages(language).map((other) => (
          <a
            key={other}
            href={pageAddress(other, path)}
            lang={other}
            dir={directionOf(other)}
            hrefLang={other}
          >
            {t(`switchTo.${other}`)}
          </a>
        ))}
      </header>
      <main id="content" className={styles.main}>
        <p className={styles.studio}>{t('studio')}</p>
        <h1 className={styles.title}>{title}</h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
        {children}
      </main>
    </div>
  );
}
