'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAgo } from '@/components/studio/lists/in-words';
import { StatePills } from '@/components/studio/lists/state-pills';
import { Thumbnail } from '@/components/studio/lists/thumbnail';
import { Titles } from '@/components/studio/lists/titles';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographRow } from '@/lib/studio/list-views';
import styles from './worklist.module.css';

interface Props {
  rows: readonly PhotographRow[];
  language: Language;
  /** ISO 8601. */
  now: string;
}

/** The records that were changed last, and by whom. */
export function RecentList({ rows, language, now }: Props) {
  const t = useTranslations('studio.lists');
  const ago = useAgo(now);
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.id} className={styles.recent}>
          <Thumbnail image={row.thumbnail} />
          <Link
            className={styles.name}
            href={pageAddress(language, `/studio/photographs/${row.id}`)}
            prefetch={false}
          >
            <Titles titles={row.titles} language={language} fallback={t('untitled')} />
          </Link>
          <StatePills row={row} />
          <span className={styles.soft}>
            <time dateTime={row.changedAt}>{ago(row.changedAt)}</time>
            <br />
            <bdi>{row.changedBy ?? t('worklist.nobody')}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
