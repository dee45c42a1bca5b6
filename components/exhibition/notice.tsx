import type { ComponentProps, ReactNode } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import styles from './notice.module.css';
import { PageTitle } from './page-title';

interface Props {
  title: ComponentProps<typeof PageTitle>['name'];
  text: string;
  language: Language;
  children: ReactNode;
}

/** A page that has only to say something, and where to go from there. */
export function Notice({ title, text, language, children }: Props) {
  return (
    <div className={styles.notice}>
      <PageTitle name={title} language={language} />
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
