'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { TrashRow } from '@/lib/studio/list-views';
import { pickText } from '@/lib/text/pick-text';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { EmptyState } from '../controls/empty-state';
import { Notice } from '../controls/notice';
import { Pill } from '../controls/pill';
import { Failure } from '../lists/failure';
import { Thumbnail } from '../lists/thumbnail';
import { Titles } from '../lists/titles';
import styles from './trash-list.module.css';

interface Props {
  rows: TrashRow[];
  language: Language;
}

/** What lies in the trash, and the way out of it. */
export function TrashList({ rows: first, language }: Props) {
  const t = useTranslations('studio.sections.trash');
  const { rows, restored, outcome, busy, restore } = useRestoring(first);
  const nameOf = (row: TrashRow) => pickText(row.titles, language)?.text ?? t('untitled');
  return (
    <div className={styles.page}>
      <Failure outcome={outcome} />
      <div role="status">
        {restored ? (
          <Notice tone="good">
            {t('restored', { name: nameOf(restored) })}{' '}
            <Link href={pageAddress(language, `/studio/${restored.kind}s/${restored.id}`)} prefetch={false}>
              {t('open')}
            </Link>
          </Notice>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={t('list')}>
          {rows.map((row) => (
            <li key={row.id} className={styles.row}>
              <Thumbnail image={row.thumbnail} />
              <div className={styles.name}>
                <Titles titles={row.titles} language={language} fallback={t('untitled')} />
              </div>
              <Fate row={row} />
              <Button
                aria-label={t('restoreNamed', { name: nameOf(row) })}
                isPending={busy === row.id}
                onPress={() => void restore(row)}
              >
                {t('restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Days under which the end is near enough to be marked. */
const SOON = 4;

/** What it is, who removed it and when, and how long it stays. */
function Fate({ row }: { row: TrashRow }) {
  const t = useTranslations('studio.sections.trash');
  const format = useFormatter();
  const { kind, deletedAt, deletedBy, daysLeft } = row;
  const when = format.dateTime(new Date(deletedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.fate}>
      <span>{t(`kind.${kind}`)}</span>
      <time dateTime={deletedAt}>
        {deletedBy ? t('removedBy', { who: deletedBy, when }) : t('removed', { when })}
      </time>
      <span>
        <Pill tone={daysLeft !== null && daysLeft < SOON ? 'bad' : 'plain'}>
          {daysLeft === null ? t('stays') : t('daysLeft', { count: daysLeft })}
        </Pill>
      </span>
    </div>
  );
}

function useRestoring(first: TrashRow[]) {
  const [rows, setRows] = useState(first);
  const [restored, setRestored] = useState<TrashRow | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const restore = async (row: TrashRow) => {
    setBusy(row.id);
    const name = row.kind === 'section' ? 'sections.untrash' : 'photographs.untrash';
    const answer: Outcome<unknown> = await callStudio(name, { id: row.id });
    setBusy(null);
    setOutcome(answer);
    if (!answer.ok) return;
    setRows((now) => now.filter(({ id }) => id !== row.id));
    setRestored(row);
  };
  return { rows, restored, outcome, busy, restore };
}
