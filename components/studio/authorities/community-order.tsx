'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow } from '@/lib/studio/authority-commands';
import { callStudio, type Outcome } from '../call';
import { Failure } from '../lists/failure';
import { OrderedList } from '../sections/ordered-list';
import styles from './authorities.module.css';
import { EntryRow } from './entry-row';
import { nameIn } from './merge-dialog';

/** The communities in the order in which visitors read them, which is changed here. */
export function CommunityOrder({ rows, language }: { rows: readonly AuthorityRow[]; language: Language }) {
  const t = useTranslations('studio.authorities');
  const { shown, failed, order } = useOrder(rows);
  return (
    <>
      <p className={`${styles.help} ${styles.order}`}>{t('order.help')}</p>
      <Failure outcome={failed} />
      <OrderedList
        label={t('order.list')}
        items={shown}
        nameOf={(row) => nameIn(row, language)}
        onOrder={(ids) => void order(ids)}
      >
        {(row) => (
          <div className={styles.entry}>
            <EntryRow kind="community" row={row} language={language} />
          </div>
        )}
      </OrderedList>
    </>
  );
}

/** Shown at once, sent one after the other; as it was where the server would not. */
function useOrder(rows: readonly AuthorityRow[]) {
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const queue = useRef(Promise.resolve());
  const place = (id: string) => ids?.indexOf(id) ?? 0;
  const order = (next: string[]) => {
    setIds(next);
    queue.current = queue.current.then(async () => {
      const outcome = await callStudio('authorities.order', { ids: next });
      setFailed(outcome);
      if (!outcome.ok) setIds(null);
    });
    return queue.current;
  };
  return { shown: ids === null ? rows : [...rows].sort((a, b) => place(a.id) - place(b.id)), failed, order };
}
