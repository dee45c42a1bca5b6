'use client';

import { useTranslations } from 'next-intl';
import type { EditConflict } from '@/components/studio/autosave/edit-session';
import { ConflictNotice, Quoted } from '@/components/studio/controls/conflict-notice';
import { directionOf } from '@/lib/catalogue/languages';
import { useOpenDocument } from './document-session';

/** Two people changed one field: the second chooses, and sees both. */
export function ConflictChoice({ conflict, lang }: { conflict: EditConflict; lang: string }) {
  const t = useTranslations('studio.site.conflict');
  const { session } = useOpenDocument();
  const { field, theirs, mine, who } = conflict;
  return (
    <ConflictNotice
      area="site"
      who={who}
      onTheirs={() => session.settle(field, theirs)}
      onMine={() => session.settle(field, mine)}
    >
      <Quoted lang={lang} dir={directionOf(lang)}>
        {typeof theirs === 'string' ? theirs : t('empty')}
      </Quoted>
    </ConflictNotice>
  );
}
