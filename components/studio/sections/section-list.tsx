'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionRow } from '@/lib/studio/section-commands';
import { pickText } from '@/lib/text/pick-text';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { EmptyState } from '../controls/empty-state';
import { Notice } from '../controls/notice';
import { Pill } from '../controls/pill';
import { Failure } from '../lists/failure';
import { Titles } from '../lists/titles';
import { OrderedList } from './ordered-list';
import styles from './section-list.module.css';
import { SectionPill } from './section-pill';
import { useSectionList } from './use-section-list';

/** The sections in the order of the walk, which is changed here. */
export function SectionList({ rows: first, language }: { rows: SectionRow[]; language: Language }) {
  const t = useTranslations('studio.sections');
  const { rows, failed, removed, restored, order, trash, undo } = useSectionList(first);
  const [asked, setAsked] = useState<SectionRow | null>(null);
  const nameOf = (row: SectionRow) => pickText(row.titles, language)?.text ?? t('untitled');
  return (
    <div className={styles.page}>
      <Failure outcome={failed} />
      <Aftermath removed={removed} restored={restored} nameOf={nameOf} onUndo={(row) => void undo(row)} />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <p className={styles.help}>{t('order.help')}</p>
          <OrderedList label={t('list')} items={rows} nameOf={nameOf} onOrder={(ids) => void order(ids)}>
            {(row, index) => (
              <SectionEntry
                row={row}
                number={index + 1}
                name={nameOf(row)}
                language={language}
                onTrash={() => (row.isPublished ? setAsked(row) : void trash(row))}
              />
            )}
          </OrderedList>
        </>
      )}
      <TrashQuestion
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onTrash={() => {
          if (asked) void trash(asked);
          setAsked(null);
        }}
      />
    </div>
  );
}

interface EntryProps {
  row: SectionRow;
  number: number;
  name: string;
  language: Language;
  onTrash(): void;
}

function SectionEntry({ row, number, name, language, onTrash }: EntryProps) {
  const t = useTranslations('studio.sections');
  const languageName = useTranslations('studio.common.language');
  const format = useFormatter();
  return (
    <div className={styles.entry}>
      <span className={styles.number}>{format.number(number)}</span>
      <Link
        className={styles.name}
        href={pageAddress(language, `/studio/sections/${row.id}`)}
        prefetch={false}
      >
        <Titles titles={row.titles} language={language} fallback={t('untitled')} />
      </Link>
      <span className={styles.count}>{t('photographs', { count: row.photographs })}</span>
      <span className={styles.pills}>
        <SectionPill state={row} />
        {row.stale.map((lang) => (
          <Pill key={lang} tone="attention">
            {t('stale', { language: languageName(lang) })}
          </Pill>
        ))}
      </span>
      <Button weight="quiet" aria-label={t('remove.named', { name })} onPress={onTrash}>
        {t('remove.action')}
      </Button>
    </div>
  );
}

interface AftermathProps {
  removed: SectionRow | null;
  restored: SectionRow | null;
  nameOf(row: SectionRow): string;
  onUndo(row: SectionRow): void;
}

/** What just happened, and the way back from it. */
function Aftermath({ removed, restored, nameOf, onUndo }: AftermathProps) {
  const t = useTranslations('studio.sections.remove');
  const common = useTranslations('studio.common');
  return (
    <div role="status">
      {removed ? (
        <Notice tone="attention">
          {t('done', { name: nameOf(removed) })}
          <Button onPress={() => onUndo(removed)} autoFocus>
            {common('undo')}
          </Button>
        </Notice>
      ) : null}
      {restored ? <Notice tone="good">{t('undone', { name: nameOf(restored) })}</Notice> : null}
    </div>
  );
}

interface QuestionProps {
  isOpen: boolean;
  onClose(): void;
  onTrash(): void;
}

/** What visitors see is not taken away by one press. */
export function TrashQuestion({ isOpen, onClose, onTrash }: QuestionProps) {
  const t = useTranslations('studio.sections.remove');
  const common = useTranslations('studio.common');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('lead')}</p>
      <DialogActions>
        <Button weight="danger" onPress={onTrash}>
          {t('action')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
