'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ViewerWords } from '@/components/viewer/words';
import type { Messages } from '@/i18n/messages';
import { isDraftField, readField } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { type Role, reaches } from '@/lib/people/roles';
import type { Choices } from '@/lib/studio/choice-commands';
import type { DraftView, SaveOutcome } from '@/lib/studio/photograph-commands';
import { useAutosave, useEditState } from '../autosave/use-autosave';
import { callStudio } from '../call';
import { Notice } from '../controls/notice';
import { ConflictPanel } from './conflict-panel';
import { EditorBar } from './editor-bar';
import { type Editor, EditorContext, useChoices, useEditor } from './editor-context';
import { FieldGroups, FieldIndex } from './field-groups';
import styles from './photograph-editor.module.css';
import { PicturePanel } from './picture-panel';
import { type LiveRecord, RecordContext, useLiveRecord, useRecord } from './record';
import { ScanPanel } from './scan-panel';
import { TrashButton } from './trash-button';

interface Props {
  view: DraftView;
  image: ImageView | null;
  choices: Choices;
  person: { id: string; role: Role };
  language: Language;
  words: ViewerWords;
  dates: Record<Language, Messages['dates']>;
  /** IANA name. */
  zone: string;
}

/** The whole editor of one photograph. */
export function PhotographEditor({ view, image, words, ...rest }: Props) {
  const session = useDraftSession(view, rest.person.id);
  const answer = useEditState(session, (state) => state.answer);
  const record = useLiveRecord(view, answer);
  const { person, language, dates, zone } = rest;
  const { id, scanSizes } = view;
  const lists = useChoices(rest.choices);
  const isReadOnly = !mayEdit(record, person.role);
  const mayDispose = !isReadOnly && (reaches(person.role, 'curator') || !record.publication.wasPublished);
  const editor = useMemo<Editor>(
    () => ({ id, session, ...lists, person, language, dates, zone, isReadOnly, mayDispose, scanSizes }),
    [id, session, lists, person, language, dates, zone, isReadOnly, mayDispose, scanSizes],
  );
  return (
    <EditorContext value={editor}>
      <RecordContext value={record}>
        <EditorBar />
        <Notices />
        <ConflictPanel />
        <div className={styles.desk}>
          <div className={styles.aside}>
            <PicturePanel image={image} words={words}>
              <ScanPanel />
            </PicturePanel>
            <FieldIndex />
            {mayDispose ? <TrashButton /> : null}
          </div>
          <FieldGroups image={image} />
        </div>
      </RecordContext>
    </EditorContext>
  );
}

/** Nobody publishes a contributor's words unseen: what has its time is the curators' (server/people/gate.ts). */
function mayEdit({ publication }: LiveRecord, role: Role): boolean {
  if (publication.inTrashSince) return false;
  const isDue = publication.scheduledFor !== null && publication.scheduleFailure === null;
  return reaches(role, 'curator') || !isDue;
}

/** Why nothing can be changed, whose words wait, or what was found again. */
function Notices() {
  const t = useTranslations('studio.editor.readOnly');
  const autosave = useTranslations('studio.common.autosave');
  const editor = useEditor();
  const { publication } = useRecord();
  const isRestored = useEditState(editor.session, (state) => state.isRestored);
  return (
    <>
      {isRestored ? (
        <Notice tone="attention" isLive>
          {autosave('restored')}
        </Notice>
      ) : null}
      {editor.isReadOnly ? <Notice>{publication.inTrashSince ? t('trash') : t('scheduled')}</Notice> : null}
      <Proposing />
    </>
  );
}

/** Says to a contributor what their changes are, and to a curator that some wait. */
function Proposing() {
  const t = useTranslations('studio.editor.proposing');
  const { isReadOnly, person } = useEditor();
  const { publication } = useRecord();
  if (reaches(person.role, 'curator'))
    return publication.isProposed ? <Notice tone="attention">{t('waits')}</Notice> : null;
  return publication.wasPublished && !isReadOnly ? <Notice>{t('own')}</Notice> : null;
}

function useDraftSession(view: DraftView, personId: string) {
  return useAutosave<SaveOutcome>({
    record: `${personId}/photograph/${view.id}`,
    revision: view.revision,
    fields: view.fields,
    save: ({ base, sitting, changes }) =>
      callStudio('photographs.save', { id: view.id, base, sitting, changes }),
    isBehind: async (revision) => {
      const outcome = await callStudio('photographs.revision', { id: view.id });
      return outcome.ok && outcome.value.revision !== revision;
    },
    check: problemOf,
  });
}

/** What the server would refuse, said before it is asked. */
function problemOf(field: string, value: FieldValue): string | null {
  if (!isDraftField(field)) return 'NOT_USABLE';
  const read = readField(field, value);
  return read.ok ? null : read.problem;
}
