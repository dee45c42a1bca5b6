'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Pill } from '@/components/studio/controls/pill';
import type { PhotographRow } from '@/lib/studio/list-views';
import styles from './state-pills.module.css';

/** Where a photograph stands, and what of it needs someone. */
export function StatePills({ row }: { row: PhotographRow }) {
  const t = useTranslations('studio.lists');
  const languageName = useTranslations('studio.common.language');
  const format = useFormatter();
  const state = row.isPublished ? 'published' : 'draft';
  return (
    <span className={styles.pills}>
      <Pill tone={row.isPublished ? 'good' : 'plain'}>{t(`status.${state}`)}</Pill>
      {row.isChanged ? <Pill tone="attention">{t('status.changed')}</Pill> : null}
      {row.isOverdue ? <Pill tone="bad">{t('status.overdue')}</Pill> : null}
      {row.scheduledFor && !row.isOverdue ? (
        <Pill>
          {t('scheduledFor', { when: format.dateTime(new Date(row.scheduledFor), { dateStyle: 'medium' }) })}
        </Pill>
      ) : null}
      {row.stale.map((language) => (
        <Pill key={language} tone="attention">
          {t('staleIn', { language: languageName(language) })}
        </Pill>
      ))}
      {row.scan === 'ready' ? null : (
        <Pill tone={row.scan === 'failed' ? 'bad' : row.scan === 'none' ? 'attention' : 'plain'}>
          {t(`scan.${row.scan}`)}
        </Pill>
      )}
    </span>
  );
}
