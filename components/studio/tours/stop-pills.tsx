'use client';

import { useTranslations } from 'next-intl';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { stopTextOf } from '@/lib/tours/tour-draft';
import { Pill } from '../controls/pill';
import { lookOf } from './stop-region';
import { type OpenStop, useTourMaterial } from './tour-session';

/** What a stop still waits for. */
export function StopPills({ one }: { one: OpenStop }) {
  const t = useTranslations('studio.tours.lacks');
  const languageName = useTranslations('studio.common.language');
  const { photographs, draft } = useTourMaterial();
  const photograph = photographs[one.stop.photographId];
  const silent = LANGUAGES.filter((language) => !stopTextOf(draft, one.id, language).text);
  return (
    <>
      {photograph && !photograph.isPublished ? <Pill tone="attention">{t('photograph')}</Pill> : null}
      {lookOf(one.stop, photograph).needsFraming ? <Pill tone="attention">{t('frame')}</Pill> : null}
      {silent.map((language) => (
        <Pill key={language}>{t('language', { language: languageName(language) })}</Pill>
      ))}
    </>
  );
}
