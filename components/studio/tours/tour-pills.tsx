'use client';

import { useTranslations } from 'next-intl';
import type { TourRow } from '@/lib/studio/tour-commands';
import { Pill } from '../controls/pill';
import { useLanguageList } from './language-list';

/** What a tour still waits for. */
export function TourPills({ row }: { row: TourRow }) {
  const t = useTranslations('studio.tours.lacks');
  const list = useLanguageList();
  return (
    <>
      {row.missing.length > 0 ? (
        <Pill tone="attention">{t('language', { language: list(row.missing) })}</Pill>
      ) : null}
      {row.toFrame > 0 ? <Pill tone="attention">{t('framing', { count: row.toFrame })}</Pill> : null}
      {row.unpublishedStops > 0 ? (
        <Pill tone="attention">{t('photographs', { count: row.unpublishedStops })}</Pill>
      ) : null}
    </>
  );
}
