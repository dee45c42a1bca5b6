'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { isSectionField, readSectionField } from '@/lib/catalogue/section-draft';
import type { SectionDraftView, SectionSaveOutcome } from '@/lib/studio/section-commands';
import { useAutosave, useEditState } from '../autosave/use-autosave';
import { callStudio } from '../call';
import { Notice } from '../controls/notice';
import { SectionBar } from './section-bar';
import styles from './section-editor.module.css';
import { SectionMembers } from './section-members';
import { type OpenSection, SectionContext, type SectionStanding } from './section-session';
import { SectionTexts, SlugField } from './section-texts';

interface Props {
  view: SectionDraftView;
  language: Language;
  /** Whoever edits: what could not be sent is kept in this browser for them alone. */
  personId: string;
}

/** One section: its words in all languages, the order of its photographs, and its publishing; it saves by itself. */
export function SectionEditor({ view, language, personId }: Props) {
  const t = useTranslations('studio.sections');
  const autosave = useTranslations('studio.common.autosave');
  const session = useSectionSession(view, personId);
  const state = useEditState(session, (now) => now);
  const [standing, setStanding] = useState<SectionStanding>(view);
  const [wasRefused, setRefused] = useState(false);
  useEffect(() => {
    if (state.answer) setStanding(state.answer);
  }, [state.answer]);
  const open: OpenSection = {
    ...{ id: view.id, language, session, state, standing, wasRefused, setRefused },
    take: (part) => setStanding((now) => ({ ...now, ...part })),
    isReadOnly: standing.publication.inTrashSince !== null,
  };
  return (
    <SectionContext value={open}>
      <div className={styles.editor}>
        <SectionBar />
        {state.isRestored ? <Notice tone="attention">{autosave('restored')}</Notice> : null}
        {open.isReadOnly ? <Notice>{t('inTrash')}</Notice> : null}
        <SectionTexts />
        <SectionMembers first={view.members} />
        <SlugField />
      </div>
    </SectionContext>
  );
}

function useSectionSession(view: SectionDraftView, personId: string) {
  const { id } = view;
  return useAutosave<SectionSaveOutcome>({
    record: `${personId}/section/${id}`,
    revision: view.revision,
    fields: view.fields,
    save: (request) => callStudio('sections.save', { id, ...request }),
    isBehind: async (revision) => {
      const outcome = await callStudio('sections.revision', { id });
      return outcome.ok && outcome.value.revision !== revision;
    },
    check: (field, value) => {
      if (!isSectionField(field)) return 'NOT_USABLE';
      const read = readSectionField(field, value);
      return read.ok ? null : read.problem;
    },
  });
}
