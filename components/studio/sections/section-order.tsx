'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button as DragHandle, GridList, GridListItem } from 'react-aria-components';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { Pill } from '@/components/studio/controls/pill';
import { Failure } from '@/components/studio/lists/failure';
import { Titles } from '@/components/studio/lists/titles';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionRow } from '@/lib/studio/section-commands';
import { pickText } from '@/lib/text/pick-text';
import styles from './sections.module.css';
import { useOrder } from './use-order';

/** The sections of the walk, dragged or carried by keyboard into their order; visitors see it at once. */
export function SectionOrder({ rows, language }: { rows: readonly SectionRow[]; language: Language }) {
  const t = useTranslations('studio.lists');
  const languageName = useTranslations('studio.common.language');
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { ids, dragAndDropHooks } = useOrder(
    rows.map(({ id }) => id),
    async (order) => {
      setOutcome(await callStudio('sections.order', { ids: order }));
      router.refresh();
    },
  );
  const make = async () => {
    const made = await callStudio('sections.create', { title: null, language });
    setOutcome(made);
    if (made.ok) router.push(pageAddress(language, `/studio/sections/${made.value.id}`));
  };
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return (
    <>
      <Failure outcome={outcome} />
      <p>
        <Button onPress={make}>{t('sections.new')}</Button>
      </p>
      {rows.length === 0 ? <EmptyState title={t('sections.empty')} /> : null}
      <GridList aria-label={t('sections.list')} className={styles.list} dragAndDropHooks={dragAndDropHooks}>
        {inOrder.map((row) => (
          <GridListItem
            key={row.id}
            id={row.id}
            textValue={pickText(row.titles, language)?.text ?? t('untitled')}
            className={styles.row}
          >
            <DragHandle slot="drag" className={styles.handle}>
              <span aria-hidden="true">⠿</span>
            </DragHandle>
            <Link href={pageAddress(language, `/studio/sections/${row.id}`)} className={styles.name}>
              <Titles titles={row.titles} language={language} fallback={t('untitled')} />
            </Link>
            <span>{t('lead', { count: row.photographs })}</span>
            <span className={styles.pills}>
              <Pill tone={row.isPublished ? 'good' : 'plain'}>
                {t(row.isPublished ? 'status.published' : 'status.draft')}
              </Pill>
              {row.isChanged ? <Pill tone="attention">{t('status.changed')}</Pill> : null}
              {row.stale.map((lang) => (
                <Pill key={lang} tone="attention">
                  {t('staleIn', { language: languageName(lang) })}
                </Pill>
              ))}
            </span>
          </GridListItem>
        ))}
      </GridList>
    </>
  );
}
