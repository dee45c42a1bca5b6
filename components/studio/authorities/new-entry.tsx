'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow } from '@/lib/studio/authority-commands';
import { Button } from '../controls/button';
import { listPath } from './entry-paths';
import { NewEntryDialog } from './new-entry-dialog';

interface Props {
  kind: AuthorityKind;
  rows: readonly AuthorityRow[];
  language: Language;
}

/** Makes an entry and opens it, so that its facts can follow. */
export function NewEntry({ kind, rows, language }: Props) {
  const t = useTranslations('studio.authorities.new');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const open = (id: string) => router.push(pageAddress(language, `${listPath(kind)}/${id}`));
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t(kind)}
      </Button>
      {isOpen ? (
        <NewEntryDialog
          kind={kind}
          typed=""
          known={rows}
          language={language}
          onClose={() => setOpen(false)}
          onChoose={open}
          onMade={({ id }) => open(id)}
        />
      ) : null}
    </>
  );
}
