'use client';

import { useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import arrangement from '../arrangements/arrangement.module.css';
import { useArrangement } from '../arrangements/arrangement-session';
import { languagesInOrder } from '../editor/field-words';
import { useStops, useTourMaterial } from './tour-session';

/** The draft as visitors would be led through it, in each language; not before there is a stop that they could be shown. */
export function PreviewLinks() {
  const t = useTranslations('studio.site');
  const { id, language, isReadOnly } = useArrangement();
  const { photographs } = useTourMaterial();
  const { stops } = useStops();
  const canBeShown = stops.some(({ stop }) => photographs[stop.photographId]?.isPublished);
  if (isReadOnly || !canBeShown) return null;
  return languagesInOrder(language).map((shown) => (
    <a
      key={shown}
      className={arrangement.link}
      href={pageAddress(shown, `/studio/tours/${id}/preview`)}
      target="_blank"
      rel="noopener"
    >
      {t('preview', { language: shown })}
    </a>
  ));
}
