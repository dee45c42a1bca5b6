'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { callStudio } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { Notice } from '@/components/studio/controls/notice';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { directionOf, isLanguage, type Language } from '@/lib/catalogue/languages';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';
import type { DocumentState } from '@/lib/studio/site-commands';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';
import { fieldName, useFieldNames } from './field-name';
import { TextDiff } from './text-diff';

interface Props {
  language: Language;
  onClose(): void;
  onStatus(status: DocumentState): void;
}

/** Who changed what and when, and the way back to any of it. */
export function HistoryDialog({ onClose, onStatus }: Props) {
  const t = useTranslations('studio.site.history');
  const common = useTranslations('studio.common');
  const { entries, next, failed, more } = useHistory();
  const restore = useRestore(onStatus, onClose);
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="wide">
      {failed ? (
        <Notice tone="bad" isLive>
          {t('failed')}
        </Notice>
      ) : null}
      <ol className={styles.history}>
        {entries.map((entry, index) => (
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

function Entry({ entry, onRestore }: { entry: HistoryEntry; onRestore: (() => void) | null }) {
  const t = useTranslations('studio.site.history');
  const format = useFormatter();
  const when = format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' });
  const who = entry.who || t('shipped');
  return (
    <li className={styles.entry}>
      <div className={styles.itemHead}>
        <p>
          {t('line', { number: entry.number, who, when })}{' '}
          {entry.reason === 'restore' ? <span className={styles.when}>{t('wasRestore')}</span> : null}
        </p>
        {onRestore ? <Button onPress={onRestore}>{t('restore', { number: entry.number })}</Button> : null}
      </div>
      <details>
        <summary>{t('changes', { count: entry.changes.length })}</summary>
        <ul className={styles.changes}>
          {entry.changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const t = useTranslations('studio.site.history');
  const names = useFieldNames();
  const lang = field.split('.').find(isLanguage) ?? 'en';
  const isText = [before, after].every((value) => value === null || typeof value === 'string');
  return (
    <li>
      <span className={styles.when}>{fieldName(names, field)}</span>
      <p lang={lang} dir={directionOf(lang)}>
        {isText ? <TextDiff before={before as string | null} after={after as string | null} /> : t('other')}
      </p>
    </li>
  );
}

function useHistory() {
  const { key } = useOpenDocument();
  const [entries, setEntries] = useState<HistoryEntry[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const more = useCallback(
    async (before?: number) => {
      const outcome = await callStudio('site.history', { key, before });
      setFailed(!outcome.ok);
      if (!outcome.ok) return;
      setEntries((known) => (before === undefined ? [] : known).concat(outcome.value.entries));
      setNext(outcome.value.next);
    },
    [key],
  );
  useEffect(() => void more(), [more]);
  return { entries, next, failed, more };
}

function useRestore(onStatus: Props['onStatus'], onClose: () => void) {
  const { key, session } = useOpenDocument();
  return async (number: number) => {
    const outcome = await session.between((base) =>
      callStudio('site.restore', { key, number, base, sitting: `restore-${base}-${number}` }),
    );
    if (!outcome.ok) return;
    session.replace(outcome.value.revision, outcome.value.fields);
    onStatus(outcome.value);
    onClose();
  };
}
