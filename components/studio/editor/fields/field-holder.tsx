'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DraftField, FieldProblem } from '@/lib/catalogue/draft';
import { fieldElementId, useField } from '../editor-context';
import styles from './fields.module.css';

/** Where links to a field lead. */
export function FieldHolder({
  name,
  children,
  isWide,
}: {
  name: DraftField;
  children: ReactNode;
  isWide?: boolean;
}) {
  return (
    <div id={fieldElementId(name)} className={styles.holder} data-wide={isWide || undefined}>
      {children}
    </div>
  );
}

/** Beside a field's name: that someone else changed it. */
export function FieldMarks({ name, children }: { name: DraftField; children?: ReactNode }) {
  const t = useTranslations('studio.editor');
  const { changedBy, conflict } = useField(name);
  if (!changedBy && !conflict && !children) return null;
  return (
    <span className={styles.marks}>
      {conflict ? <span className={styles.conflict}>{t('hasConflict', { who: conflict.who })}</span> : null}
      {changedBy ? (
        <span className={styles.changed} role="status">
          {t('changedBy', { who: changedBy })}
        </span>
      ) : null}
      {children}
    </span>
  );
}

/** What is wrong with a field, in words; null where nothing is. */
export function useProblem(name: DraftField): string | null {
  const t = useTranslations('studio.editor.problems');
  const { problem } = useField(name);
  if (problem === null) return null;
  if (problem === 'NOT_USABLE' && name === 'dimensions') return t('DIMENSIONS');
  if (problem === 'NOT_USABLE' && name === 'viewpoint') return t('VIEWPOINT');
  // The codes of `readField`, from here or from the server.
  return t(problem as FieldProblem);
}
