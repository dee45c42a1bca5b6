'use client';

import { useTranslations } from 'next-intl';
import type { Language } from '@/lib/catalogue/languages';
import { isSectionField, readSectionField } from '@/lib/catalogue/section-draft';
import type { SectionDraftView, SectionSaveOutcome } from '@/lib/studio/section-commands';
import { ArrangementEditor } from '../arrangements/arrangement-editor';
import { useAutosave } from '../autosave/use-autosave';
import { callStudio } from '../call';
import { SectionMembers } from './section-members';

interface Props {
  view: SectionDraftView;
  language: Language;
  /** Whoever edits: what could not be sent is kept in this browser for them alone. */
  personId: string;
}

/** One section: its words in all languages, the order of its photographs, and its publishing. */
export function SectionEditor({ view, language, personId }: Props) {
  const t = useTranslations('studio.sections.history');
  const session = useSectionSession(view, personId);
  return (
    <ArrangementEditor
      kind="section"
      {...{ view, language, session }}
      sayChange={() => <p>{t('ordered')}</p>}
    >
      <SectionMembers first={view.members} />
    </ArrangementEditor>
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
