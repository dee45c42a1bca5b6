'use client';

import { useTranslations } from 'next-intl';
import type { StandingState } from '@/lib/studio/field-outcome';
import { Pill } from '../controls/pill';

/** Where an arrangement stands between its curators and its visitors. */
export function ArrangementPill({ state }: { state: StandingState }) {
  const t = useTranslations('studio.sections.status');
  if (state.inTrashSince) return <Pill tone="bad">{t('trash')}</Pill>;
  if (!state.isPublished) return <Pill>{t('draft')}</Pill>;
  return (
    <Pill tone={state.isChanged ? 'attention' : 'good'}>{t(state.isChanged ? 'changed' : 'published')}</Pill>
  );
}
