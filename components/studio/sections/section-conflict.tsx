'use client';

import { useTranslations } from 'next-intl';
import { directionOf } from '@/lib/catalogue/languages';
import type { SectionField } from '@/lib/catalogue/section-draft';
import { ConflictNotice, Quoted, QuotedOrder } from '../controls/conflict-notice';
import { useOpenSection } from './section-session';

interface Props {
  field: SectionField;
  lang: string;
  /** Words an order of photographs. */
  nameOf?(id: string): string;
}

/** Two people changed one field: the second sees the other's and chooses. */
export function SectionConflict({ field, lang, nameOf }: Props) {
  const t = useTranslations('studio.sections.conflict');
  const { session, state } = useOpenSection();
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
      {Array.isArray(theirs) ? (
        <QuotedOrder>
          {theirs.map((id) => (
            <li key={String(id)}>
              <bdi>{nameOf?.(String(id))}</bdi>
            </li>
          ))}
        </QuotedOrder>
      ) : (
        <Quoted lang={lang} dir={directionOf(lang)}>
          {String(theirs ?? t('empty'))}
        </Quoted>
      )}
    </ConflictNotice>
  );
}
