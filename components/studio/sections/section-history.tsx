'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { isLanguage } from '@/lib/catalogue/languages';
import { callStudio } from '../call';
import { ChangedWords } from '../history/changed-words';
import { HistoryDialog } from '../history/history-dialog';
import { useOpenSection } from './section-session';

/** Who changed what of a section and when, and the way back to any of it. */
export function SectionHistory({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.sections.history');
  const { id, session, take } = useOpenSection();
  const ask = useCallback(
    (before?: number) => session.between(() => callStudio('sections.history', { id, before })),
    [id, session],
  );
  const restore = async (number: number) => {
    const outcome = await session.between((base) =>
      callStudio('sections.restore', { id, number, base, sitting: `restore-${base}-${number}` }),
    );
    if (!outcome.ok) return outcome;
    session.take(outcome.value);
    take({ languages: outcome.value.languages, publication: outcome.value.publication });
    const view = await callStudio('sections.open', { id });
    if (view.ok) session.replace(view.value.revision, view.value.fields);
    return outcome;
  };
  return (
    <HistoryDialog title={t('title')} ask={ask} onRestore={restore} onClose={onClose}>
      {(change) => <Change change={change} />}
    </HistoryDialog>
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
    <ChangedWords
      name={language ? t('inLanguage', { field: label, language: languageName(language) }) : label}
      before={String(before ?? '')}
      after={String(after ?? '')}
      lang={language ?? 'en'}
    />
  );
}
