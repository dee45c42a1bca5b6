'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow } from '@/lib/studio/authority-commands';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Failure } from '../lists/failure';
import { nameIn } from './merge-dialog';

interface Props {
  kind: AuthorityKind;
  row: AuthorityRow;
  language: Language;
  onClose(): void;
  onDone(): void;
}

/** Takes an entry that nothing names out of its list. */
export function RemoveDialog({ kind, row, language, onClose, onDone }: Props) {
  const t = useTranslations('studio.authorities.remove');
  const common = useTranslations('studio.common');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const remove = async () => {
    const removed = await callStudio('authorities.remove', { kind, id: row.id });
    setOutcome(removed);
    if (removed.ok) onDone();
  };
  return (
    <Dialog title={t('title', { name: nameIn(row, language) })} isOpen onClose={onClose}>
      <p>{t('help')}</p>
      <Failure outcome={outcome} />
      <DialogActions>
        <Button weight="danger" onPress={remove}>
          {common('delete')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
