import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { PagePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SiteFrame } from '@/lib/site/frame';
import styles from './page-frame.module.css';
import { SiteFooter } from './site-footer';
import { type HeaderTone, SiteHeader } from './site-header';

interface Props {
  /** Header and footer as they are published. */
  frame: SiteFrame;
  language: Language;
  /** This page's own path, for the switch to the same page in another language. */
  path: PagePath;
  /** `over` lays the header over a picture that begins the page. */
  header?: HeaderTone;
  children: ReactNode;
}

/** Header, content and footer of a visitors' page, with a way past the header for the keyboard. */
export async function PageFrame({ frame, language, path, header = 'paper', children }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'navigation' });
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <SiteHeader frame={frame} language={language} path={path} tone={header} />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter frame={frame} language={language} path={path} />
    </div>
  );
}
