'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';
import type { Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Pill } from '../controls/pill';
import { Failure } from '../lists/failure';
import styles from './history-dialog.module.css';

interface HistoryPage {
  /** Newest first. */
  entries: HistoryEntry[];
  /** The number to ask on from; null at the beginning of the history. */
  next: number | null;
}

interface Props {
  title: string;
  /** Asks for the newest entries, or for those before a number. Stable, or the dialog asks again at every render. */
  ask(before?: number): Promise<Outcome<HistoryPage>>;
  /** Makes everything as it was then, and shows it; a success closes the dialog. */
  onRestore(number: number): Promise<Outcome<unknown>>;
  onClose(): void;
  children(change: FieldChange): ReactNode;
}

/** Who changed what and when, and the way back to any of it. */
export function HistoryDialog({ title, ask, onRestore, onClose, children }: Props) {
  const t = useTranslations('studio.common');
  const { entries, next, failed, more, setFailed } = useEntries(ask);
  const restore = async (number: number) => {
    const outcome = await onRestore(number);
    setFailed(outcome);
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} size="wide">
      <Failure outcome={failed} />
      {entries?.length === 0 ? <p>{t('history.none')}</p> : null}
      <ol className={styles.entries}>
        {entries?.map((entry, index) => (
          <Entry
            key={entry.number}
            entry={entry}
            onRestore={index === 0 ? null : () => void restore(entry.number)}
          >
            {children}
          </Entry>
        ))}
      </ol>
      <DialogActions>
        {next === null ? null : <Button onPress={() => void more(next)}>{t('more')}</Button>}
        <Button onPress={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function useEntries(ask: Props['ask']) {
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const more = useCallback(
    async (before?: number) => {
      const outcome = await ask(before);
      setFailed(outcome);
      if (!outcome.ok) return;
      setEntries((known) => (before === undefined ? [] : (known ?? [])).concat(outcome.value.entries));
      setNext(outcome.value.next);
    },
    [ask],
  );
  useEffect(() => void more(), [more]);
  return { entries, next, failed, more, setFailed };
}

/** What is worth saying of how a change came about; an edit is what one expects. */
const REASONS = ['create', 'restore', 'merge'] as const;

interface EntryProps {
  entry: HistoryEntry;
  onRestore: (() => void) | null;
  children: Props['children'];
}

function Entry({ entry, onRestore, children }: EntryProps) {
  const t = useTranslations('studio.common.history');
  const format = useFormatter();
  const when = format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' });
  const reason = REASONS.find((one) => one === entry.reason);
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <p>
          {t.rich('line', {
            number: entry.number,
            who: entry.who || t('shipped'),
            when,
            bdi: (name) => <bdi>{name}</bdi>,
          })}{' '}
          {reason ? <Pill>{t(`reason.${reason}`)}</Pill> : null}
        </p>
        {onRestore ? <Button onPress={onRestore}>{t('restore', { number: entry.number })}</Button> : null}
      </div>
      {entry.changes.length === 0 ? null : <Changes changes={entry.changes}>{children}</Changes>}
    </li>
  );
}

function Changes({ changes, children }: { changes: readonly FieldChange[]; children: Props['children'] }) {
  const t = useTranslations('studio.common.history');
  return (
    <details>
      <summary className={styles.summary}>{t('changes', { count: changes.length })}</summary>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change.field}>{children(change)}</li>
        ))}
      </ul>
    </details>
  );
}
