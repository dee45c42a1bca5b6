'use client';

import { useTranslations } from 'next-intl';
import { directionOf } from '@/lib/catalogue/languages';
import type { SectionField } from '@/lib/catalogue/section-draft';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import styles from './section-editor.module.css';
import { useOpenSection } from './section-session';

interface Props {
  field: SectionField;
  lang: string;
  /** Words an order of photographs. */
  nameOf?(id: string): string;
}

/** Two people changed one field: the second sees the other's and chooses. */
export function SectionConflict({ field, lang, nameOf }: Props) {
  const t = useTranslations('studio.sections.conflict');
  const { session, state } = useOpenSection();
  const conflict = state.conflicts[field];
  if (!conflict) return null;
  const { theirs, mine, who } = conflict;
  return (
    <Notice tone="attention" isLive>
      <div className={styles.conflict}>
        <p>{t('text', { who })}</p>
        {Array.isArray(theirs) ? (
          <ol className={styles.quoted}>
            {theirs.map((id) => (
              <li key={String(id)}>
                <bdi>{nameOf?.(String(id))}</bdi>
              </li>
            ))}
          </ol>
        ) : (
          <p className={styles.quoted} lang={lang} dir={directionOf(lang)}>
            {String(theirs ?? t('empty'))}
          </p>
        )}
        <div className={styles.tools}>
          <Button onPress={() => session.settle(field, theirs)}>{t('takeTheirs', { who })}</Button>
          <Button onPress={() => session.settle(field, mine)}>{t('keepMine')}</Button>
        </div>
      </div>
    </Notice>
  );
}
