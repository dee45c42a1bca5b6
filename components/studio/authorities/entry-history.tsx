'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Pill } from '../controls/pill';
import { WordDiff } from '../editor/word-diff';
import { Failure } from '../lists/failure';
import styles from './authorities.module.css';
import { useEntryFieldName, useEntryValue } from './entry-words';
import { useOpenEntry } from './use-entry';

/** Who changed what of an entry and when, and the way back to any of it. */
export function EntryHistory({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.authorities.history');
  const common = useTranslations('studio.common');
  const { entries, next, failed, more, restore } = useHistory(onClose);
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="wide">
      <Failure outcome={failed} />
      {entries?.length === 0 ? <p>{t('none')}</p> : null}
      <ol className={styles.history}>
        {entries?.map((entry, index) => (
          <Entry
            key={entry.number}
            entry={entry}
            onRestore={index === 0 ? null : () => void restore(entry.number)}
          />
        ))}
      </ol>
      <DialogActions>
        {next === null ? null : <Button onPress={() => void more(next)}>{common('more')}</Button>}
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

const REASONS = ['create', 'restore', 'merge'] as const;

function Entry({ entry, onRestore }: { entry: HistoryEntry; onRestore: (() => void) | null }) {
  const t = useTranslations('studio.authorities.history');
  const format = useFormatter();
  const when = format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' });
  const reason = REASONS.find((one) => one === entry.reason);
  return (
    <li className={styles.revision}>
      <div className={styles.between}>
        <p>
          {t('line', { number: entry.number, who: entry.who || t('shipped'), when })}{' '}
          {reason ? <Pill>{t(`reason.${reason}`)}</Pill> : null}
        </p>
        {onRestore ? <Button onPress={onRestore}>{t('restore', { number: entry.number })}</Button> : null}
      </div>
      {entry.changes.map((change) => (
        <Change key={change.field} change={change} />
      ))}
    </li>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const { kind, language } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const say = useEntryValue(language);
  const [was, is] = [say(field, before), say(field, after)];
  return (
    <div>
      <p className={styles.help}>{nameOf(field)}</p>
      <WordDiff before={was?.text ?? ''} after={is?.text ?? ''} lang={is?.lang ?? was?.lang ?? 'en'} />
    </div>
  );
}

function useHistory(onClose: () => void) {
  const { kind, id, revision, take } = useOpenEntry();
  const router = useRouter();
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const more = useCallback(
    async (before?: number) => {
      const outcome = await callStudio('authorities.history', { kind, id, before });
      setFailed(outcome);
      if (!outcome.ok) return;
      setEntries((known) => (before === undefined ? [] : (known ?? [])).concat(outcome.value.entries));
      setNext(outcome.value.next);
    },
    [kind, id],
  );
  useEffect(() => void more(), [more]);
  const restore = async (number: number) => {
    const outcome = await callStudio('authorities.restore', { kind, id, base: revision, number });
    setFailed(outcome);
    if (!outcome.ok) return;
    take(outcome.value);
    router.refresh();
    onClose();
  };
  return { entries, next, failed, more, restore };
}
