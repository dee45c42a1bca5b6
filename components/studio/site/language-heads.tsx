'use client';

import { useTranslations } from 'next-intl';
import { callStudio } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Pill } from '@/components/studio/controls/pill';
import { ChangedWords } from '@/components/studio/history/changed-words';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { TextChange } from '@/lib/catalogue/staleness';
import type { DocumentState } from '@/lib/studio/site-commands';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';
import { fieldName, useFieldNames } from './field-name';

interface Props {
  status: DocumentState;
  onStatus(status: DocumentState): void;
}

/** Above each column its language, and whether it lags behind the others. */
export function LanguageHeads({ status, onStatus }: Props) {
  const t = useTranslations('studio.site');
  return (
    <>
      <div className={styles.heads}>
        {LANGUAGES.map((language) => (
          <LanguageHead
            key={language}
            language={language}
            progress={status.languages[language]}
            onStatus={onStatus}
          />
        ))}
      </div>
      <p className={styles.when}>{t('markup')}</p>
    </>
  );
}

interface HeadProps {
  language: Language;
  progress: DocumentState['languages'][Language];
  onStatus(status: DocumentState): void;
}

function LanguageHead({ language, progress, onStatus }: HeadProps) {
  const t = useTranslations('studio.site.stale');
  const common = useTranslations('studio.common');
  const { key, session } = useOpenDocument();
  const confirm = async () => {
    const outcome = await session.between((base) => callStudio('site.confirm', { key, language, base }));
    if (!outcome.ok) return;
    session.take(outcome.value);
    onStatus(outcome.value);
  };
  return (
    <div className={styles.head} data-language={language}>
      <h2 className={styles.language}>
        {common(`language.${language}`)} {progress.stale ? <Pill tone="attention">{t('mark')}</Pill> : null}
      </h2>
      {progress.stale ? (
        <>
          <p>{t('text')}</p>
          <details>
            <summary>{t('changes', { count: progress.changes.length })}</summary>
            <Changes changes={progress.changes} />
          </details>
          <Button onPress={() => void confirm()}>
            {t('confirm', { language: common(`language.${language}`) })}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Changes({ changes }: { changes: readonly TextChange[] }) {
  const names = useFieldNames();
  return (
    <ul className={styles.changes}>
      {changes.map(({ language, field, before, after }) => (
        <li key={`${language} ${field}`}>
          <ChangedWords
            name={fieldName(names, `${field}.${language}`)}
            before={before ?? ''}
            after={after ?? ''}
            lang={language}
          />
        </li>
      ))}
    </ul>
  );
}
