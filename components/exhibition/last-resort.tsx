'use client';

import { pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import words from '@/messages/last-resort.json';
import styles from './last-resort.module.css';

interface Props {
  /** The reader's language, or all of them where it is not known. */
  languages: readonly Language[];
  onAgain: () => void;
}

/**
 * Says that a page failed. Its words come with the script, from a file of their own: what failed may be the reading of the
 * others, and no other page needs them in the browser.
 */
export function LastResort({ languages, onAgain }: Props) {
  return (
    <main className={styles.page}>
      {languages.map((language) => (
        <section key={language} lang={language} dir={directionOf(language)}>
          <h1 className={styles.title}>{words[language].title}</h1>
          <p className={styles.text}>{words[language].text}</p>
          <p className={styles.actions}>
            <button type="button" onClick={onAgain}>
              {words[language].again}
            </button>
            <a href={pageAddress(language, '')}>{words[language].home}</a>
          </p>
        </section>
      ))}
    </main>
  );
}
