'use client';

import { useTranslations } from 'next-intl';
import type { PublicationState } from '@/lib/studio/photograph-commands';
import { Pill } from '../controls/pill';
import { useMoment } from './moments';

/** Where a photograph stands between its curators and its visitors, in words. */
export function PublicationPill({ publication }: { publication: PublicationState }) {
  const t = useTranslations('studio.editor.state');
  const moment = useMoment();
  const { isPublished, isChanged, scheduledFor, inTrashSince } = publication;
  if (inTrashSince) return <Pill tone="bad">{t('trash')}</Pill>;
  return (
    <span role="status" data-testid="publication-state">
      {isPublished ? (
        <Pill tone={isChanged ? 'attention' : 'good'}>{isChanged ? t('changed') : t('published')}</Pill>
      ) : (
        <Pill>{t('draft')}</Pill>
      )}{' '}
      {scheduledFor ? <Pill tone="attention">{t('scheduled', { at: moment(scheduledFor) })}</Pill> : null}
    </span>
  );
}
