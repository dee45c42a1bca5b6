'use client';

import { useTranslations } from 'next-intl';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { stopTextOf } from '@/lib/tours/tour-draft';
import { Pill } from '../controls/pill';
import { useLanguageList } from './language-list';
import { lookOf } from './stop-region';
import { type OpenStop, useTourMaterial } from './tour-session';

/** What a stop still waits for. */
export function StopPills({ one }: { one: OpenStop }) {
  const t = useTranslations('studio.tours.lacks');
  const list = useLanguageList();
  const { photographs, draft } = useTourMaterial();
  const photograph = photographs[one.stop.photographId];
  const silent = LANGUAGES.filter((language) => !stopTextOf(draft, one.id, language).text);
  return (
    <>
      {photograph && !photograph.isPublished ? <Pill tone="attention">{t('photograph')}</Pill> : null}
      {lookOf(one.stop, photograph).needsFraming ? <Pill tone="attention">{t('frame')}</Pill> : null}
      {silent.length > 0 ? <Pill>{t('language', { language: list(silent) })}</Pill> : null}
    </>
  );
}
