'use client';

import { useTranslations } from 'next-intl';
import type { DraftField } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { directionOf } from '@/lib/catalogue/languages';
import { useFieldValue } from './field-words';
import { WordDiff } from './word-diff';
import styles from './word-diff.module.css';

/** What became of one field, word by word. */
export function ValueChange({
  field,
  before,
  after,
}: {
  field: DraftField;
  before: FieldValue;
  after: FieldValue;
}) {
  const say = useFieldValue();
  const [was, is] = [say(field, before), say(field, after)];
  const lang = is?.lang ?? was?.lang ?? 'en';
  return <WordDiff before={was?.text ?? ''} after={is?.text ?? ''} lang={lang} />;
}

/** One value in words, in its own language and direction. */
export function ValueText({ field, value }: { field: DraftField; value: FieldValue }) {
  const t = useTranslations('studio.editor');
  const said = useFieldValue()(field, value);
  if (!said) return <p className={styles.empty}>{t('empty')}</p>;
  return (
    <p className={styles.text} lang={said.lang} dir={directionOf(said.lang)}>
      {said.text}
    </p>
  );
}
