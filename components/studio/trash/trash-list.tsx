'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { Notice } from '@/components/studio/controls/notice';
import { Failure } from '@/components/studio/lists/failure';
import { useAgo } from '@/components/studio/lists/in-words';
import { Thumbnail } from '@/components/studio/lists/thumbnail';
import { Titles } from '@/components/studio/lists/titles';
import type { Language } from '@/lib/catalogue/languages';
import type { TrashRow } from '@/lib/studio/list-views';
import { pickText } from '@/lib/text/pick-text';
import tableStyles from '../controls/table.module.css';

interface Props {
  rows: readonly TrashRow[];
  language: Language;
  /** ISO 8601. */
  now: string;
}

/** What was thrown away, for how long it can be brought back, and the way back. */
export function TrashList({ rows, language, now }: Props) {
  const t = useTranslations('studio.lists');
  const ago = useAgo(now);
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [back, setBack] = useState<string | null>(null);
  const restore = async (row: TrashRow) => {
    const name = row.kind === 'section' ? 'sections.untrash' : 'photographs.untrash';
    const answer = await callStudio(name, { id: row.id });
    setOutcome(answer);
    if (!answer.ok) return;
    setBack(pickText(row.titles, language)?.text ?? t('untitled'));
    router.refresh();
  };
  return (
    <>
      {back ? (
        <Notice tone="good" isLive>
          {t('trash.restored', { title: back })}
        </Notice>
      ) : null}
      <Failure outcome={outcome} />
      {rows.length === 0 ? (
        <EmptyState title={t('trash.empty')}>
          <p>{t('trash.emptyHelp')}</p>
        </EmptyState>
      ) : (
        <div className={tableStyles.scroller}>
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th colSpan={2}>{t('trash.what')}</th>
                <th>{t('trash.who')}</th>
                <th>{t('trash.left')}</th>
                <th>{t('trash.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    {row.kind === 'photograph' ? <Thumbnail image={row.thumbnail} /> : t('trash.section')}
                  </td>
                  <td>
                    <Titles titles={row.titles} language={language} fallback={t('untitled')} />
                  </td>
                  <td>
                    {row.deletedBy
                      ? t('trash.byWhen', { who: row.deletedBy, when: ago(row.deletedAt) })
                      : ago(row.deletedAt)}
                  </td>
                  <td>{t('trash.days', { count: row.daysLeft })}</td>
                  <td>
                    <Button onPress={() => restore(row)}>{t('trash.restore')}</Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
