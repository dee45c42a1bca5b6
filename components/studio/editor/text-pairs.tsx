'use client';

import { useTranslations } from 'next-intl';
import { LABEL_TEXTS } from '@/lib/catalogue/draft';
import { useEditor } from './editor-context';
import { languagesInOrder } from './field-words';
import { LabelText } from './fields/label-text';
import { LanguageHead, StaleChanges } from './stale-mark';
import styles from './text-pairs.module.css';

/** The label's texts, the languages side by side and each text beside its counterpart; the reader's language comes first. */
export function TextPairs() {
  const t = useTranslations('studio.editor');
  const { language } = useEditor();
  const languages = languagesInOrder(language);
  return (
    <div className={styles.pairs}>
      <div className={styles.heads}>
        {languages.map((column) => (
          <LanguageHead key={column} column={column} />
        ))}
      </div>
      {languages.map((column) => (
        <StaleChanges key={column} column={column} />
      ))}
      {LABEL_TEXTS.map((name) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as a grid's row is
        <div key={name} className={styles.pair} role="group" aria-label={t(`fields.${name}`)}>
          <p className={styles.help} id={`help-${name}`}>
            {t(`help.${name}`)}
          </p>
          <div className={styles.row}>
            {languages.map((column) => (
              <LabelText key={column} name={name} language={column} describedBy={`help-${name}`} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
