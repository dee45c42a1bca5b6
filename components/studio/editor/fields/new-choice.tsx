'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { type AuthorityKind, ENTRY_LISTS } from '@/lib/catalogue/authority-draft';
import { reaches } from '@/lib/people/roles';
import { NewEntryDialog } from '../../authorities/new-entry-dialog';
import type { NewOption } from '../../controls/combo-box';
import { useEditor } from '../editor-context';

interface NewChoice {
  onNew: NewOption | undefined;
  /** Stands beside the field while it is open. */
  dialog: ReactNode;
}

/**
 * "Add new here" of a field that chooses from a list: makes the entry and chooses it. Contributors choose from what is there.
 * @param kind null where the list is not added to from a photograph
 */
export function useNewChoice(kind: AuthorityKind | null, onMade: (id: string) => void): NewChoice {
  const t = useTranslations('studio.editor.list');
  const { choices, addChoice, language, person } = useEditor();
  const [asked, setAsked] = useState<{ typed: string; back: () => void } | null>(null);
  if (kind === null || !reaches(person.role, 'curator')) return { onNew: undefined, dialog: null };
  const list = ENTRY_LISTS[kind];
  const close = () => {
    asked?.back();
    setAsked(null);
  };
  return {
    onNew: {
      label: (name) => (name === '' ? t('new') : t('newNamed', { name })),
      run: (typed, back) => setAsked({ typed, back }),
    },
    dialog:
      asked === null ? null : (
        <NewEntryDialog
          kind={kind}
          typed={asked.typed}
          known={choices[list]}
          language={language}
          onClose={close}
          onChoose={(id) => {
            onMade(id);
            close();
          }}
          onMade={(choice) => {
            addChoice(list, choice);
            onMade(choice.id);
            close();
          }}
        />
      ),
  };
}
