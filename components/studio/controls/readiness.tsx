'use client';

import { useTranslations } from 'next-intl';
import styles from './readiness.module.css';

export interface Found {
  key: string;
  /** An error refuses publishing; a warning is only said. */
  weight: 'error' | 'warning';
  /** In the reader's language. */
  words: string;
  /** Leads to where it is mended. */
  onGo?: () => void;
}

/** What is missing before something can be published, and what could be better; nothing known yet where absent. */
export function Readiness({ findings }: { findings: readonly Found[] | null | undefined }) {
  const t = useTranslations('studio.editor.publish');
  if (!findings) return <p role="status">{t('checking')}</p>;
  if (findings.length === 0) return <p className={styles.ready}>{t('ready')}</p>;
  return (['error', 'warning'] as const).map((weight) => {
    const found = findings.filter((finding) => finding.weight === weight);
    if (found.length === 0) return null;
    return (
      <section key={weight} className={styles.findings} data-weight={weight}>
        <h3>{t(weight === 'error' ? 'errors' : 'warnings', { count: found.length })}</h3>
        <ul>
          {found.map(({ key, words, onGo }) => (
            <li key={key}>
              {onGo ? (
                <button type="button" className={styles.link} onClick={onGo}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
