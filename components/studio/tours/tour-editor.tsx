'use client';

import { useMemo } from 'react';
import type { ViewerWords } from '@/components/viewer/words';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { TourDraftView, TourSaveOutcome } from '@/lib/studio/tour-commands';
import { isTourField, readTourField, type TourDraft } from '@/lib/tours/tour-draft';
import { ArrangementEditor } from '../arrangements/arrangement-editor';
import { useAutosave, useEditState } from '../autosave/use-autosave';
import { callStudio } from '../call';
import { PreviewLinks } from './preview-links';
import { PublishTour } from './publish-tour';
import { StopChange } from './stop-change';
import { TourContext, useMaterial } from './tour-session';
import { TourStops } from './tour-stops';

interface Props {
  view: TourDraftView;
  language: Language;
  words: ViewerWords;
  /** Whoever edits: what could not be sent is kept in this browser for them alone. */
  personId: string;
}

/** One tour: its words in all languages, its stops, and its publishing. */
export function TourEditor({ view, language, words, personId }: Props) {
  const session = useTourSession(view, personId);
  const saved = useEditState(session, (state) => state.saved);
  const mine = useEditState(session, (state) => state.mine);
  // The session holds what the fields' schemas made of a `TourDraft`, or what was typed on the way to one.
  const draft = useMemo(() => ({ ...saved, ...mine }) as unknown as TourDraft, [saved, mine]);
  const material = useMaterial(view, draft);
  return (
    <TourContext value={{ ...material, words }}>
      <ArrangementEditor
        kind="tour"
        {...{ view, language, session }}
        sayChange={(change) => <StopChange change={change} />}
        tools={<PreviewLinks />}
        beforePublish={(question) => <PublishTour {...question} />}
      >
        <TourStops />
      </ArrangementEditor>
    </TourContext>
  );
}

function useTourSession(view: TourDraftView, personId: string) {
  const { id } = view;
  return useAutosave<TourSaveOutcome>({
    record: `${personId}/tour/${id}`,
    revision: view.revision,
    // An object of typed values is one of values.
    fields: view.fields as unknown as Record<string, FieldValue>,
    save: (request) => callStudio('tours.save', { id, ...request }),
    isBehind: async (revision) => {
      const outcome = await callStudio('tours.revision', { id });
      return outcome.ok && outcome.value.revision !== revision;
    },
    check: (field, value) => {
      if (!isTourField(field)) return 'NOT_USABLE';
      const read = readTourField(field, value);
      return read.ok ? null : read.problem;
    },
  });
}
