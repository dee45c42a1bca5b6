'use client';

import { useTranslations } from 'next-intl';
import type { EditConflict } from '@/components/studio/autosave/edit-session';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { directionOf } from '@/lib/catalogue/languages';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';

/** Two people changed one field: the second chooses, and sees both. */
export function ConflictChoice({ conflict, lang }: { conflict: EditConflict; lang: string }) {
  const t = useTranslations('studio.site.conflict');
  const { session } = useOpenDocument();
  const { field, theirs, mine, who } = conflict;
  return (
    <Notice tone="attention" isLive>
      <div className={styles.conflict}>
        <p>{t('text', { who })}</p>
        <p className={styles.quoted} lang={lang} dir={directionOf(lang)}>
          {typeof theirs === 'string' ? theirs : t('empty')}
        </p>
        <div className={styles.tools}>
          <Button onPress={() => session.settle(field, theirs)}>{t('takeTheirs', { who })}</Button>
          <Button onPress={() => session.settle(field, mine)}>{t('keepMine')}</Button>
        </div>
      </div>
    </Notice>
  );
}
