'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { TextField } from '@/components/studio/controls/text-field';
import type { EntryKind } from '@/lib/catalogue/authority-draft';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow } from '@/lib/studio/authority-commands';
import { foldText } from '@/lib/text/fold';
import styles from './authorities.module.css';
import { CommunityOrder } from './community-order';
import { EntryRow } from './entry-row';
import { nameIn } from './merge-dialog';

interface Props {
  kind: EntryKind;
  rows: readonly AuthorityRow[];
  language: Language;
}

/** One authority list: names in each language, what is known, and the photographs that name each. */
export function AuthorityList({ kind, rows, language }: Props) {
  const t = useTranslations('studio.authorities');
  const [sought, setSought] = useState('');
  if (rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>;
  if (kind === 'community') return <CommunityOrder rows={rows} language={language} />;
  const found = rows
    .filter((row) => isFound(row, sought))
    .sort((a, b) => nameIn(a, language).localeCompare(nameIn(b, language), language));
  return (
    <>
      {rows.length > 1 ? (
        <div className={styles.search}>
          <TextField label={t('search')} type="search" value={sought} onChange={setSought} maxLength={200} />
        </div>
      ) : null}
      <p role="status" className={styles.help}>
        {t('found', { count: found.length })}
      </p>
      <ul className={styles.list}>
        {found.map((row) => (
          <li key={row.id} className={styles.entry}>
            <EntryRow kind={kind} row={row} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** By any of its names or its address, whatever the spelling of letters. */
function isFound(row: AuthorityRow, sought: string): boolean {
  return [row.slug, ...Object.values(row.names)].some((text) => foldText(text).includes(foldText(sought)));
}
