'use client';

import { useTranslations } from 'next-intl';
import type { ReadinessFinding } from '@/lib/studio/photograph-commands';
import { goToField } from './editor-context';
import styles from './publish-dialog.module.css';

interface Props {
  /** Null while they are looked for. */
  findings: readonly ReadinessFinding[] | null;
  /** Called before a reader is led to a field. */
  onGo(): void;
}

/** What is missing and what could be better; each leads to its field. */
export function Readiness({ findings, onGo }: Props) {
  const t = useTranslations('studio.editor.publish');
  if (findings === null) return <p role="status">{t('checking')}</p>;
  if (findings.length === 0) return <p className={styles.ready}>{t('ready')}</p>;
  return (
    <>
      {(['error', 'warning'] as const).map((weight) => {
        const found = findings.filter((finding) => finding.weight === weight);
        if (found.length === 0) return null;
        const heading = weight === 'error' ? 'errors' : 'warnings';
        return (
          <section key={weight} className={styles.findings} data-weight={weight}>
            <h3>{t(heading, { count: found.length })}</h3>
            <ul>
              {found.map((finding) => (
                <li key={`${finding.code} ${finding.language}`}>
                  <Finding finding={finding} onGo={onGo} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Finding({ finding: { code, language, field }, onGo }: { finding: ReadinessFinding; onGo(): void }) {
  const t = useTranslations('studio.editor.readiness');
  const words = t(code, { language: language ?? 'other' });
  if (field === null) return <span>{words}</span>;
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => {
        onGo();
        // Once the dialog has given the keyboard back.
        setTimeout(() => goToField(field), 50);
      }}
    >
      {words}
    </button>
  );
}
