'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { callStudio } from '../call';
import { ChangedWords } from '../history/changed-words';
import { HistoryDialog } from '../history/history-dialog';
import { useEntryFieldName, useEntryValue } from './entry-words';
import { useOpenEntry } from './use-entry';

/** Who changed what of an entry and when, and the way back to any of it. */
export function EntryHistory({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.authorities.history');
  const { kind, id, revision, take } = useOpenEntry();
  const router = useRouter();
  const ask = useCallback(
    (before?: number) => callStudio('authorities.history', { kind, id, before }),
    [kind, id],
  );
  const restore = async (number: number) => {
    const outcome = await callStudio('authorities.restore', { kind, id, base: revision, number });
    if (!outcome.ok) return outcome;
    take(outcome.value);
    router.refresh();
    return outcome;
  };
  return (
    <HistoryDialog title={t('title')} ask={ask} onRestore={restore} onClose={onClose}>
      {(change) => <Change change={change} />}
    </HistoryDialog>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const { kind, language } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const say = useEntryValue(language);
  const [was, is] = [say(field, before), say(field, after)];
  const lang = is?.lang ?? was?.lang ?? 'en';
  return <ChangedWords name={nameOf(field)} before={was?.text ?? ''} after={is?.text ?? ''} lang={lang} />;
}
