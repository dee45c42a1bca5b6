'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { isLanguage } from '@/lib/catalogue/languages';
import { callStudio } from '../call';
import { ChangedWords } from '../history/changed-words';
import { HistoryDialog } from '../history/history-dialog';
import { useArrangement } from './arrangement-session';

interface Props {
  /** Names what is no text of the arrangement itself. */
  sayChange(change: FieldChange): ReactNode;
  onClose(): void;
}

/** Who changed what and when, and the way back to any of it. */
export function ArrangementHistory({ sayChange, onClose }: Props) {
  const { kind, id, session, take } = useArrangement();
  const t = useTranslations(`studio.${kind}s.history`);
  const ask = useCallback(
    (before?: number) => session.between(() => callStudio(`${kind}s.history`, { id, before })),
    [kind, id, session],
  );
  const restore = async (number: number) => {
    const outcome = await session.between((base) =>
      callStudio(`${kind}s.restore`, { id, number, base, sitting: `restore-${base}-${number}` }),
    );
    if (!outcome.ok) return outcome;
    session.take(outcome.value);
    take({ languages: outcome.value.languages, publication: outcome.value.publication });
    const view = await callStudio(`${kind}s.open`, { id });
    if (view.ok) session.replace(view.value.revision, view.value.fields);
    return outcome;
  };
  return (
    <HistoryDialog title={t('title')} ask={ask} onRestore={restore} onClose={onClose}>
      {(change) => <Change change={change} sayChange={sayChange} />}
    </HistoryDialog>
  );
}

function Change({ change, sayChange }: { change: FieldChange; sayChange: Props['sayChange'] }) {
  const { kind } = useArrangement();
  const t = useTranslations('studio.sections');
  const own = useTranslations(`studio.${kind}s`);
  const languageName = useTranslations('studio.common.language');
  const { field, before, after } = change;
  const [group, , name] = field.split('.');
  if (group === 'languages') return <p>{t('history.confirmed')}</p>;
  if (group !== 'labels' && field !== 'slug') return sayChange(change);
  const language = field.split('.').find(isLanguage);
  const label = own(`fields.${name === 'title' || name === 'text' ? name : 'slug'}`);
  return (
    <ChangedWords
      name={language ? t('inLanguage', { field: label, language: languageName(language) }) : label}
      before={String(before ?? '')}
      after={String(after ?? '')}
      lang={language ?? 'en'}
    />
  );
}
