'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { BatchState, BatchView } from '@/lib/studio/batch-commands';
import { Button } from '../controls/button';
import buttonStyles from '../controls/button.module.css';
import { EmptyState } from '../controls/empty-state';
import { Pill, type PillTone } from '../controls/pill';
import styles from './batch-list.module.css';
import { GoOnDialog } from './go-on-dialog';
import { UndoDialog } from './undo-dialog';

interface Props {
  batches: BatchView[];
  language: Language;
}

const TONES: Record<BatchState, PillTone> = {
  running: 'attention',
  done: 'good',
  interrupted: 'bad',
  undone: 'plain',
};

/** What was changed together lately, each with the way back, and the way on where it was cut off. */
export function BatchList({ batches, language }: Props) {
  const t = useTranslations('studio.batches');
  const router = useRouter();
  const [open, setOpen] = useState<{ batch: BatchView; what: 'undo' | 'goOn' } | null>(null);
  const name = useBatchName();
  if (batches.length === 0) {
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyHelp')}</p>
      </EmptyState>
    );
  }
  const close = (hasChanged: boolean) => {
    setOpen(null);
    if (hasChanged) router.refresh();
  };
  const dialog = open && { batch: open.batch, name: name(open.batch), language, onClose: close };
  return (
    <>
      <ul className={styles.list} aria-label={t('list')}>
        {batches.map((batch) => (
          <BatchRow
            key={batch.id}
            batch={batch}
            name={name(batch)}
            language={language}
            onUndo={() => setOpen({ batch, what: 'undo' })}
            onGoOn={() => setOpen({ batch, what: 'goOn' })}
          />
        ))}
      </ul>
      {dialog && open.what === 'undo' ? <UndoDialog {...dialog} /> : null}
      {dialog && open.what === 'goOn' ? <GoOnDialog {...dialog} /> : null}
    </>
  );
}

interface RowProps {
  batch: BatchView;
  name: string;
  language: Language;
  onUndo(): void;
  onGoOn(): void;
}

function BatchRow({ batch, name, language, onUndo, onGoOn }: RowProps) {
  const t = useTranslations('studio.batches');
  const format = useFormatter();
  const { kind, state, who, at, changed, total, mayGoOn } = batch;
  const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  const called = { name, when };
  return (
    <li className={styles.row}>
      <p className={styles.name}>
        <bdi>{name}</bdi>
      </p>
      <p className={styles.facts}>
        <time dateTime={at}>{t('by', { who, when })}</time>
        <span>{t('changed', { changed, total })}</span>
      </p>
      <p className={styles.state}>
        <Pill tone={TONES[state]}>{t(`state.${state}`)}</Pill>
      </p>
      <div className={styles.actions}>
        {mayGoOn && kind === 'import' ? (
          <Link
            className={buttonStyles.button}
            href={pageAddress(language, `/studio/transfer?batch=${batch.id}`)}
            aria-label={t('goOnNamed', called)}
            prefetch={false}
          >
            {t('goOn')}
          </Link>
        ) : null}
        {mayGoOn && kind === 'bulk' ? (
          <Button aria-label={t('goOnNamed', called)} onPress={onGoOn}>
            {t('goOn')}
          </Button>
        ) : null}
        {state !== 'undone' && changed > 0 ? (
          <Button aria-label={t('undoNamed', called)} onPress={onUndo}>
            {t('undo')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What a batch is called: the change that it made, or the file that it came from. */
function useBatchName(): (batch: BatchView) => string {
  const t = useTranslations('studio.batches');
  const bulk = useTranslations('studio.lists.bulk.title');
  return ({ change, file }) => (change ? bulk(change) : file ? t('import', { file }) : t('unnamed'));
}
