'use client';

import { createTranslator, useTranslations } from 'next-intl';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import { formattingTag, withDigits } from '@/lib/text/digits';
import { TextField } from '../../controls/text-field';
import { type Editor, useEditor, useField } from '../editor-context';
import { languagesInOrder } from '../field-words';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';

/** What can be written, one for each mark that makes a difference. */
const EXAMPLES = ['1870', '1870~', '1870?', '187X', '1898/1914', '1860/..', '1862-04-01', '1862-21'] as const;

/** A date in EDTF (level 1), read back in every language as it is typed. */
export function DateField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly, language, dates } = useEditor();
  const { value, set } = useField('dateEdtf');
  return (
    <FieldHolder name="dateEdtf" isWide>
      <TextField
        label={t('fields.dateEdtf')}
        help={t('help.dateEdtf')}
        value={value ?? ''}
        onChange={(text) => set(text === '' ? null : text)}
        lang="en"
        isDisabled={isReadOnly}
        error={useProblem('dateEdtf')}
        aside={<FieldMarks name="dateEdtf" />}
      />
      {value ? (
        <p className={styles.reading}>
          {t('dateHelp.reading')}
          {languagesInOrder(language).map((lang) => (
            <span key={lang} lang={lang} dir={directionOf(lang)} data-testid={`reading-${lang}`}>
              {readBack(value, lang, dates) ?? '…'}
            </span>
          ))}
        </p>
      ) : null}
      <details className={styles.examples}>
        <summary>{t('dateHelp.open')}</summary>
        <dl>
          {EXAMPLES.map((edtf) => (
            <div key={edtf}>
              <dt>
                <bdi dir="ltr">{edtf}</bdi>
              </dt>
              <dd>{readBack(edtf, language, dates)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </FieldHolder>
  );
}

/** @returns null where it is no date (yet) */
function readBack(edtf: string, language: Language, dates: Editor['dates']): string | null {
  const say = createTranslator({
    locale: formattingTag(language),
    messages: { dates: dates[language] },
    namespace: 'dates',
  });
  const words = sayDate(edtf.trim(), (phrase, values) => say(phrase, values));
  return words && withDigits(words, language);
}
