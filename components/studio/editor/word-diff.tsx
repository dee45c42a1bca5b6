'use client';

import { useTranslations } from 'next-intl';
import { directionOf } from '@/lib/catalogue/languages';
import { diffTexts } from '@/lib/text/word-diff';
import styles from './word-diff.module.css';

interface Props {
  before: string;
  after: string;
  /** BCP 47, of both. */
  lang: string;
}

/** A text with what was taken out and what was put in, in the text's own direction; colour repeats what the lines say. */
export function WordDiff({ before, after, lang }: Props) {
  const t = useTranslations('studio.editor.diff');
  const language = lang === 'und' ? 'en' : lang;
  return (
    <p className={styles.text} lang={lang} dir={directionOf(lang)}>
      {diffTexts(before, after, language).map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
          <Mark key={index} className={styles[kind]}>
            <span className="visually-hidden">{t(kind)}</span>
            <bdi dir={directionOf(lang)}>{text}</bdi>
            <span className="visually-hidden">{t('end')}</span>
          </Mark>
        );
      })}
    </p>
  );
}
