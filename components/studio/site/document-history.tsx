'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { callStudio } from '@/components/studio/call';
import { ChangedWords } from '@/components/studio/history/changed-words';
import { HistoryDialog } from '@/components/studio/history/history-dialog';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { isLanguage } from '@/lib/catalogue/languages';
import type { DocumentState } from '@/lib/studio/site-commands';
import { useOpenDocument } from './document-session';
import { fieldName, useFieldNames } from './field-name';

interface Props {
  onClose(): void;
  onStatus(status: DocumentState): void;
}

/** Who changed what of a document and when, and the way back to any of it. */
export function DocumentHistory({ onClose, onStatus }: Props) {
  const t = useTranslations('studio.site.history');
  const { key, session } = useOpenDocument();
  const ask = useCallback((before?: number) => callStudio('site.history', { key, before }), [key]);
  const restore = async (number: number) => {
    const outcome = await session.between((base) =>
      callStudio('site.restore', { key, number, base, sitting: `restore-${base}-${number}` }),
    );
    if (!outcome.ok) return outcome;
    session.replace(outcome.value.revision, outcome.value.fields);
    onStatus(outcome.value);
    return outcome;
  };
  return (
    <HistoryDialog title={t('title')} ask={ask} onRestore={restore} onClose={onClose}>
      {(change) => <Change change={change} />}
    </HistoryDialog>
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const t = useTranslations('studio.site.history');
  const names = useFieldNames();
  const name = fieldName(names, field);
  const isText = [before, after].every((value) => value === null || typeof value === 'string');
  if (!isText)
    return (
      <p>
        {name} · {t('other')}
      </p>
    );
  const lang = field.split('.').find(isLanguage) ?? 'en';
  return <ChangedWords name={name} before={String(before ?? '')} after={String(after ?? '')} lang={lang} />;
}
