'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LABEL_TEXTS, type LabelText, labelField } from '@/lib/catalogue/draft';
import type { Language } from '@/lib/catalogue/languages';
import { reaches } from '@/lib/people/roles';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Pill } from '../controls/pill';
import { useFailureWords } from '../failure-words';
import { useEditor } from './editor-context';
import { useFieldName } from './field-words';
import { useRecord } from './record';
import styles from './text-pairs.module.css';
import { WordDiff } from './word-diff';

function headId(column: Language): string {
  return `column-${column}`;
}

/** Over a language's texts: its name, and whether it lags behind the others. */
export function LanguageHead({ column }: { column: Language }) {
  const t = useTranslations('studio.editor');
  const { languages } = useRecord();
  return (
    <div className={styles.head} id={headId(column)} tabIndex={-1}>
      <h3 className={styles.name}>{t(`languageName.${column}`)}</h3>
      <span role="status" data-testid={`stale-${column}`}>
        {languages[column].stale ? <Pill tone="attention">{t('stale.pill')}</Pill> : null}
      </span>
    </div>
  );
}

/** What changed in the other languages since this one was last looked at, and the word that it is still right. */
export function StaleChanges({ column }: { column: Language }) {
  const t = useTranslations('studio.editor');
  const { person, isReadOnly } = useEditor();
  const { languages } = useRecord();
  const { confirm, isBusy, failure } = useConfirm(column);
  const { stale, changes } = languages[column];
  const nameOf = useFieldName();
  if (!stale) return null;
  return (
    <section className={styles.stale} aria-label={t(`stale.heading.${column}`)}>
      <p>{t(`stale.heading.${column}`)}</p>
      <dl className={styles.changes}>
        {changes.map(({ language, field, before, after }) => (
          <div key={`${language} ${field}`}>
            <dt>{isText(field) ? nameOf(labelField(language, field)) : t('fields.annotation')}</dt>
            <dd>
              <WordDiff before={before ?? ''} after={after ?? ''} lang={language} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.advice}>{t('stale.advice')}</p>
      {reaches(person.role, 'curator') && !isReadOnly ? (
        <div>
          <Button onPress={confirm} isPending={isBusy}>
            {t(`stale.confirm.${column}`)}
          </Button>
        </div>
      ) : null}
      {failure ? <p role="alert">{failure}</p> : null}
    </section>
  );
}

/** Else it is a text of an annotation (server/catalogue/drafts/language-states.ts). */
function isText(field: string): field is LabelText {
  return (LABEL_TEXTS as readonly string[]).includes(field);
}

function useConfirm(language: Language) {
  const { id, session } = useEditor();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const words = useFailureWords();
  const confirm = async () => {
    setBusy(true);
    const outcome = await session.between((base) =>
      callStudio('photographs.confirm', { id, language, base }),
    );
    setBusy(false);
    setFailure(outcome.ok ? null : words(outcome.failure));
    if (!outcome.ok) return;
    session.take(outcome.value);
    // The button goes with the mark; the keyboard stays near.
    document.getElementById(headId(language))?.focus();
  };
  return { confirm, isBusy, failure };
}
