'use client';

import { createTranslator, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Messages } from '@/i18n/messages';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import { formattingTag, withDigits } from '@/lib/text/digits';
import styles from './edtf-field.module.css';
import { TextField } from './text-field';

/** How dates are said, in every language. */
export type DateWords = Record<Language, Messages['dates']>;

/** What can be written, one for each mark that makes a difference. */
const EXAMPLES = ['1870', '1870~', '1870?', '187X', '1898/1914', '1860/..', '1862-04-01', '1862-21'] as const;

interface Props {
  label: string;
  help: ReactNode;
  /** EDTF, or what was typed on the way to it. */
  value: string | null;
  onChange(value: string | null): void;
  /** Of the interface: its reading comes first. */
  language: Language;
  dates: DateWords;
  error?: string | null;
  aside?: ReactNode;
  isDisabled?: boolean;
}

/** A date in EDTF (level 1), read back in every language as it is typed. */
export function EdtfField({ value, onChange, language, dates, ...rest }: Props) {
  const t = useTranslations('studio.editor.dateHelp');
  const inOrder = [language, ...LANGUAGES.filter((other) => other !== language)];
  return (
    <div>
      <TextField
        {...rest}
        value={value ?? ''}
        onChange={(text) => onChange(text === '' ? null : text)}
        lang="en"
      />
      {value ? (
        <p className={styles.reading}>
          {t('reading')}
          {inOrder.map((lang) => (
            <span key={lang} lang={lang} dir={directionOf(lang)} data-testid={`reading-${lang}`}>
              {readDate(value, lang, dates) ?? '…'}
            </span>
          ))}
        </p>
      ) : null}
      <details className={styles.examples}>
        <summary>{t('open')}</summary>
        <dl>
          {EXAMPLES.map((edtf) => (
            <div key={edtf}>
              <dt>
                <bdi dir="ltr">{edtf}</bdi>
              </dt>
              <dd>{readDate(edtf, language, dates)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** An EDTF date in words; null where it is no date (yet). */
export function readDate(edtf: string, language: Language, dates: DateWords): string | null {
  const say = createTranslator({
    locale: formattingTag(language),
    messages: { dates: dates[language] },
    namespace: 'dates',
  });
  const words = sayDate(edtf.trim(), (phrase, values) => say(phrase, values));
  return words && withDigits(words, language);
}
