'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Comparable, ComparisonRow } from '@/lib/studio/comparison-commands';
import { EmptyState } from '../controls/empty-state';
import { Pill } from '../controls/pill';
import { Thumbnail } from '../lists/thumbnail';
import { Titles } from '../lists/titles';
import styles from './comparisons.module.css';

/** Every comparison, with whether visitors see it and both at the same place. */
export function ComparisonList({ rows, language }: { rows: readonly ComparisonRow[]; language: Language }) {
  const t = useTranslations('studio.comparisons');
  if (rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>;
  return (
    <ul className={styles.list} aria-label={t('title')}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link className={styles.row} href={pageAddress(language, `/studio/comparisons/${row.id}`)}>
            <Photograph of={row.photographs.first} language={language} />
            <Photograph of={row.photographs.second} language={language} />
            <span>
              <Standing row={row} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Photograph({ of, language }: { of: Comparable | null; language: Language }) {
  const t = useTranslations('studio.comparisons');
  return (
    <span className={styles.photograph}>
      <Thumbnail image={of?.image.previews[0] ?? null} />
      <Titles titles={of?.titles ?? {}} language={language} fallback={t('notShown')} />
    </span>
  );
}

function Standing({ row }: { row: ComparisonRow }) {
  const t = useTranslations('studio.comparisons.standing');
  if (!row.photographs.first || !row.photographs.second) return <Pill tone="attention">{t('hidden')}</Pill>;
  if (row.isForReview) return <Pill tone="attention">{t('review')}</Pill>;
  return <Pill tone={row.points ? 'good' : 'plain'}>{t(row.points ? 'aligned' : 'plain')}</Pill>;
}
