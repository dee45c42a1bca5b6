import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { Role } from '@/lib/people/roles';
import styles from './shell.module.css';
import { ShellMenu } from './shell-menu';

interface Props {
  language: Language;
  person: { name: string; role: Role };
  children: ReactNode;
}

/** The frame of every page inside the studio: the menu at the inline start, the page beside it. */
export async function Shell({ language, person, children }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'studio.common' });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <ShellMenu language={language} person={person} />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
