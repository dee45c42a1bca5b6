'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { Failure } from '@/components/studio/lists/failure';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityKind, AuthorityRow } from '@/lib/studio/authority-commands';
import { MergeDialog, nameIn } from './merge-dialog';
import { RenameDialog } from './rename-dialog';

interface Props {
  kind: AuthorityKind;
  row: AuthorityRow;
  rows: readonly AuthorityRow[];
  language: Language;
}

/** Merging an entry into another, and deleting one that no photograph names. */
export function EntryActions({ kind, row, rows, language }: Props) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [open, setOpen] = useState<'merge' | 'remove' | 'rename' | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const name = nameIn(row, language);
  const close = () => {
    setOpen(null);
    setOutcome(null);
  };
  const done = () => {
    close();
    router.refresh();
  };
  const remove = async () => {
    const removed = await callStudio('authorities.remove', { kind, id: row.id });
    setOutcome(removed);
    if (removed.ok) done();
  };
  return (
    <>
      <Button weight="quiet" onPress={() => setOpen('rename')} aria-label={t('rename.openFor', { name })}>
        {t('rename.open')}
      </Button>
      {open === 'rename' ? (
        <RenameDialog kind={kind} row={row} language={language} onClose={close} onDone={done} />
      ) : null}
      {rows.length > 1 ? (
        <Button weight="quiet" onPress={() => setOpen('merge')} aria-label={t('merge.openFor', { name })}>
          {t('merge.open')}
        </Button>
      ) : null}
      {row.photographs === 0 ? (
        <Button weight="quiet" onPress={() => setOpen('remove')} aria-label={t('remove.openFor', { name })}>
          {common('delete')}
        </Button>
      ) : null}
      {open === 'merge' ? (
        <MergeDialog kind={kind} row={row} rows={rows} language={language} onClose={close} onDone={done} />
      ) : null}
      <Dialog title={t('remove.title', { name })} isOpen={open === 'remove'} onClose={close}>
        <p>{t('remove.help')}</p>
        <Failure outcome={outcome} />
        <DialogActions>
          <Button weight="danger" onPress={remove}>
            {common('delete')}
          </Button>
          <Button onPress={close}>{common('cancel')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
