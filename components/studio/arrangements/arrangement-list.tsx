'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionRow } from '@/lib/studio/section-commands';
import type { TourRow } from '@/lib/studio/tour-commands';
import { pickText } from '@/lib/text/pick-text';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { EmptyState } from '../controls/empty-state';
import { Notice } from '../controls/notice';
import { Pill } from '../controls/pill';
import { Failure } from '../lists/failure';
import { Titles } from '../lists/titles';
import { OrderedList } from '../sections/ordered-list';
import { TourPills } from '../tours/tour-pills';
import styles from './arrangement-list.module.css';
import { ArrangementPill } from './arrangement-pill';
import type { ArrangementKind } from './arrangement-session';
import { useArrangementList } from './use-arrangement-list';

export type ArrangementRow = SectionRow | TourRow;

interface Props {
  kind: ArrangementKind;
  rows: ArrangementRow[];
  language: Language;
}

/** The sections, or the tours, in their order, which is changed here. */
export function ArrangementList({ kind, rows: first, language }: Props) {
  const t = useTranslations(`studio.${kind}s`);
  const order = useTranslations('studio.sections.order');
  const { rows, failed, removed, restored, reorder, trash, undo } = useArrangementList(kind, first);
  const [asked, setAsked] = useState<ArrangementRow | null>(null);
  const nameOf = (row: ArrangementRow) => pickText(row.titles, language)?.text ?? t('untitled');
  return (
    <div className={styles.page}>
      <Failure outcome={failed} />
      <Aftermath {...{ kind, removed, restored, nameOf }} onUndo={(row) => void undo(row)} />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <p className={styles.help}>{order('help')}</p>
          <OrderedList label={t('list')} items={rows} nameOf={nameOf} onOrder={(ids) => void reorder(ids)}>
            {(row, index) => (
              <Entry
                kind={kind}
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
        kind={kind}
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
  kind: ArrangementKind;
  row: ArrangementRow;
  number: number;
  name: string;
  language: Language;
  onTrash(): void;
}

function Entry({ kind, row, number, name, language, onTrash }: EntryProps) {
  const t = useTranslations(`studio.${kind}s`);
  const shared = useTranslations('studio.sections');
  const languageName = useTranslations('studio.common.language');
  const format = useFormatter();
  return (
    <div className={styles.entry}>
      <span className={styles.number}>{format.number(number)}</span>
      <Link
        className={styles.name}
        href={pageAddress(language, `/studio/${kind}s/${row.id}`)}
        prefetch={false}
      >
        <Titles titles={row.titles} language={language} fallback={t('untitled')} />
      </Link>
      <span className={styles.count}>
        {t('count', { count: 'stops' in row ? row.stops : row.photographs })}
      </span>
      <span className={styles.pills}>
        <ArrangementPill state={row} />
        {row.stale.map((lang) => (
          <Pill key={lang} tone="attention">
            {shared('stale', { language: languageName(lang) })}
          </Pill>
        ))}
        {'stops' in row ? <TourPills row={row} /> : null}
      </span>
      <Button weight="quiet" aria-label={t('remove.named', { name })} onPress={onTrash}>
        {t('remove.action')}
      </Button>
    </div>
  );
}

interface AftermathProps {
  kind: ArrangementKind;
  removed: ArrangementRow | null;
  restored: ArrangementRow | null;
  nameOf(row: ArrangementRow): string;
  onUndo(row: ArrangementRow): void;
}

/** What just happened, and the way back from it. */
function Aftermath({ kind, removed, restored, nameOf, onUndo }: AftermathProps) {
  const t = useTranslations(`studio.${kind}s.remove`);
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
  kind: ArrangementKind;
  isOpen: boolean;
  onClose(): void;
  onTrash(): void;
}

/** What visitors see is not taken away by one press. */
export function TrashQuestion({ kind, isOpen, onClose, onTrash }: QuestionProps) {
  const t = useTranslations(`studio.${kind}s.remove`);
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
