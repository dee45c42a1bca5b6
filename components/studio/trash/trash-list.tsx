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
import { Dialog, DialogActions } from '../controls/dialog';
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
  /** An administrator may empty it before its time. */
  mayPurge: boolean;
}

/** What lies in the trash, and the ways out of it. */
export function TrashList({ rows: first, language, mayPurge }: Props) {
  const t = useTranslations('studio.sections.trash');
  const { rows, restored, purged, outcome, busy, restore, purge } = useTrash(first);
  const [asked, setAsked] = useState<TrashRow | null>(null);
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
        {purged ? <Notice>{t('purged', { name: nameOf(purged) })}</Notice> : null}
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
              <div className={styles.ways}>
                <Button
                  aria-label={t('restoreNamed', { name: nameOf(row) })}
                  isPending={busy === row.id}
                  onPress={() => void restore(row)}
                >
                  {t('restore')}
                </Button>
                {mayPurge ? (
                  <Button
                    weight="quiet"
                    aria-label={t('purgeNamed', { name: nameOf(row) })}
                    onPress={() => setAsked(row)}
                  >
                    {t('purge')}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked ? (
        <PurgeDialog
          row={asked}
          name={nameOf(asked)}
          isBusy={busy === asked.id}
          onClose={() => setAsked(null)}
          onPurge={async () => {
            await purge(asked);
            setAsked(null);
          }}
        />
      ) : null}
    </div>
  );
}

interface PurgeProps {
  row: TrashRow;
  name: string;
  isBusy: boolean;
  onClose(): void;
  onPurge(): void;
}

const PURGE_WORDS = { photograph: 'purgeLead', section: 'purgeSection', tour: 'purgeTour' } as const;

/** The one question of the studio whose answer cannot be taken back. */
function PurgeDialog({ row, name, isBusy, onClose, onPurge }: PurgeProps) {
  const t = useTranslations('studio.sections.trash');
  const common = useTranslations('studio.common');
  return (
    <Dialog title={t('purgeTitle')} isOpen onClose={onClose}>
      <p>{t(PURGE_WORDS[row.kind], { name })}</p>
      <DialogActions>
        <Button weight="danger" isPending={isBusy} onPress={onPurge}>
          {t('purgeNow')}
        </Button>
        <Button autoFocus onPress={onClose}>
          {common('cancel')}
        </Button>
      </DialogActions>
    </Dialog>
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
        <Pill tone={daysLeft < SOON ? 'bad' : 'plain'}>{t('daysLeft', { count: daysLeft })}</Pill>
      </span>
    </div>
  );
}

function useTrash(first: TrashRow[]) {
  const [rows, setRows] = useState(first);
  const [left, setLeft] = useState<{ row: TrashRow; how: 'restored' | 'purged' } | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const leave = async (row: TrashRow, how: 'restored' | 'purged') => {
    const way = how === 'restored' ? 'untrash' : 'purge';
    setBusy(row.id);
    const answer: Outcome<unknown> = await callStudio(`${row.kind}s.${way}`, { id: row.id });
    setBusy(null);
    setOutcome(answer);
    if (!answer.ok) return;
    setRows((now) => now.filter(({ id }) => id !== row.id));
    setLeft({ row, how });
  };
  return {
    rows,
    outcome,
    busy,
    restored: left?.how === 'restored' ? left.row : null,
    purged: left?.how === 'purged' ? left.row : null,
    restore: (row: TrashRow) => leave(row, 'restored'),
    purge: (row: TrashRow) => leave(row, 'purged'),
  };
}
