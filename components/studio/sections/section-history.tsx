'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { isLanguage } from '@/lib/catalogue/languages';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { WordDiff } from '../editor/word-diff';
import { Failure } from '../lists/failure';
import styles from './section-editor.module.css';
import { useOpenSection } from './section-session';

/** Who changed what and when, and the way back to any of it. */
export function SectionHistory({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.sections.history');
  const common = useTranslations('studio.common');
  const { entries, next, failed, more, restore } = useHistory(onClose);
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="wide">
      <Failure outcome={failed} />
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
  const t = useTranslations('studio.sections.history');
  const format = useFormatter();
  const when = format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles.revision}>
      <div className={styles.tools}>
        <p>
          {t('line', { number: entry.number, who: entry.who || t('shipped'), when })}{' '}
          {entry.reason === 'restore' ? <span className={styles.help}>{t('wasRestore')}</span> : null}
        </p>
        {onRestore ? <Button onPress={onRestore}>{t('restore', { number: entry.number })}</Button> : null}
      </div>
      <details>
        <summary>{t('changes', { count: entry.changes.length })}</summary>
        {entry.changes.map((change) => (
          <Change key={change.field} change={change} />
        ))}
      </details>
    </li>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const t = useTranslations('studio.sections');
  const languageName = useTranslations('studio.common.language');
  const [group, , name] = field.split('.');
  if (field === 'photographIds') return <p>{t('history.ordered')}</p>;
  if (group === 'languages') return <p>{t('history.confirmed')}</p>;
  const language = field.split('.').find(isLanguage);
  const label = t(`fields.${name === 'title' || name === 'text' ? name : 'slug'}`);
  return (
    <div>
      <p className={styles.help}>
        {language ? t('inLanguage', { field: label, language: languageName(language) }) : label}
      </p>
      <WordDiff before={String(before ?? '')} after={String(after ?? '')} lang={language ?? 'en'} />
    </div>
  );
}

function useHistory(onClose: () => void) {
  const { id, session, take } = useOpenSection();
  const [entries, setEntries] = useState<HistoryEntry[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const more = useCallback(
    async (before?: number) => {
      const outcome = await session.between(() => callStudio('sections.history', { id, before }));
      setFailed(outcome);
      if (!outcome.ok) return;
      setEntries((known) => (before === undefined ? [] : known).concat(outcome.value.entries));
      setNext(outcome.value.next);
    },
    [id, session],
  );
  useEffect(() => void more(), [more]);
  const restore = async (number: number) => {
    const outcome = await session.between((base) =>
      callStudio('sections.restore', { id, number, base, sitting: `restore-${base}-${number}` }),
    );
    setFailed(outcome);
    if (!outcome.ok) return;
    session.take(outcome.value);
    take({ languages: outcome.value.languages, publication: outcome.value.publication });
    const view = await callStudio('sections.open', { id });
    if (view.ok) session.replace(view.value.revision, view.value.fields);
    onClose();
  };
  return { entries, next, failed, more, restore };
}
