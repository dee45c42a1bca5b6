'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityKind, AuthorityRow } from '@/lib/studio/authority-commands';
import { nameIn } from './merge-dialog';

interface Props {
  kind: AuthorityKind;
  row: AuthorityRow;
  language: Language;
  onClose(): void;
  onDone(): void;
}

/** Another address for an entry. */
export function RenameDialog({ kind, row, language, onClose, onDone }: Props) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const [slug, setSlug] = useState(row.slug);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const rename = async () => {
    const renamed = await callStudio('authorities.rename', { kind, id: row.id, base: row.revision, slug });
    setOutcome(renamed);
    if (renamed.ok) onDone();
  };
  return (
    <Dialog title={t('rename.openFor', { name: nameIn(row, language) })} isOpen onClose={onClose}>
      <TextField
        label={t('slug')}
        help={t('rename.help')}
        value={slug}
        onChange={setSlug}
        lang="en"
        maxLength={80}
      />
      <Failure outcome={outcome} />
      <DialogActions>
        <Button weight="full" onPress={rename} isDisabled={slug === '' || slug === row.slug}>
          {common('save')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
