'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAgo } from '@/components/studio/lists/in-words';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { WorklistView } from '@/lib/studio/list-views';
import styles from './worklist.module.css';

interface Props {
  uploads: WorklistView['uploads'];
  language: Language;
  /** ISO 8601. */
  now: string;
}

/** One's own files that did not arrive whole; they go on where they stopped. */
export function UnfinishedUploads({ uploads, language, now }: Props) {
  const t = useTranslations('studio.lists.worklist');
  const ago = useAgo(now);
  if (uploads.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('uploads')}</h2>
      <ul className={styles.rows}>
        {uploads.map((upload) => (
          <li key={upload.id} className={styles.failed}>
            <bdi>{upload.name}</bdi>
            <time className={styles.soft} dateTime={upload.touchedAt}>
              {ago(upload.touchedAt)}
            </time>
            <Link href={pageAddress(language, '/studio/upload')}>{t('resume')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
