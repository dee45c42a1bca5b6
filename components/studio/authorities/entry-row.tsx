'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Titles } from '@/components/studio/lists/titles';
import { Identifier } from '@/components/ui/said';
import { pageAddress } from '@/i18n/addresses';
import { coordinatesOf, type EntryKind } from '@/lib/catalogue/authority-draft';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow } from '@/lib/studio/authority-commands';
import { writeQuery } from '@/lib/studio/photograph-filter';
import { useDateInWords } from '../lists/in-words';
import styles from './authorities.module.css';
import { listPath } from './entry-paths';
import { nameIn } from './merge-dialog';

interface RowProps {
  kind: EntryKind;
  row: AuthorityRow;
  language: Language;
}

/** An entry's name, which opens it, what is known of it, and what names it. */
export function EntryRow({ kind, row, language }: RowProps) {
  const t = useTranslations('studio.authorities');
  return (
    <>
      <Link
        className={styles.name}
        href={pageAddress(language, `${listPath(kind)}/${row.id}`)}
        prefetch={false}
      >
        <Titles titles={row.names} language={language} fallback={row.slug} />
      </Link>
      <Facts kind={kind} row={row} language={language} />
      <Link
        className={styles.used}
        href={pageAddress(language, `/studio/photographs${writeQuery({ filter: { [kind]: row.id } })}`)}
        prefetch={false}
        aria-label={t('usedOf', { name: nameIn(row, language), count: row.photographs })}
      >
        {t('used', { count: row.photographs })}
      </Link>
    </>
  );
}

function Facts({ kind, row: { facts, slug }, language }: RowProps) {
  const t = useTranslations('studio.authorities');
  const sayDate = useDateInWords(language);
  const { born, died, url } = facts;
  const at = coordinatesOf(facts.coordinates);
  const life = [born, died].map((edtf) => (typeof edtf === 'string' ? sayDate(edtf) : null));
  return (
    <span className={styles.facts}>
      {kind === 'maker' && (born || died) ? (
        <span>{t('life', { born: life[0] ?? '…', died: life[1] ?? '…' })}</span>
      ) : null}
      {kind === 'place' && at ? <Identifier>{`${at.latitude}, ${at.longitude}`}</Identifier> : null}
      {kind === 'place' && !at ? <span>{t('nowhere')}</span> : null}
      {typeof url === 'string' ? <Identifier>{new URL(url).host}</Identifier> : null}
      {kind === 'rights' ? <Identifier>{slug}</Identifier> : null}
    </span>
  );
}
