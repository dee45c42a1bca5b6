'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { directionOf } from '@/lib/catalogue/languages';
import { ConflictNotice, Quoted } from '../controls/conflict-notice';
import { useArrangement } from './arrangement-session';

interface Props {
  field: string;
  lang: string;
  /** Quotes what is no text. */
  children?(theirs: FieldValue): ReactNode;
}

/** Two people changed one field: the second sees the other's and chooses. */
export function FieldConflict({ field, lang, children }: Props) {
  const t = useTranslations('studio.sections.conflict');
  const { session, state } = useArrangement();
  const conflict = state.conflicts[field];
  if (!conflict) return null;
  const { theirs, mine, who } = conflict;
  return (
    <ConflictNotice
      area="sections"
      who={who}
      onTheirs={() => session.settle(field, theirs)}
      onMine={() => session.settle(field, mine)}
    >
      {children ? (
        children(theirs)
      ) : (
        <Quoted lang={lang} dir={directionOf(lang)}>
          {String(theirs ?? t('empty'))}
        </Quoted>
      )}
    </ConflictNotice>
  );
}
