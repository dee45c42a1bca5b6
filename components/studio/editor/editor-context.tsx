'use client';

import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ScanSize } from '@/lib/annotations/shape';
import type { DraftField, PhotographDraft } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { Role } from '@/lib/people/roles';
import type { Choice, ChoiceList, Choices } from '@/lib/studio/choice-commands';
import type { SaveOutcome } from '@/lib/studio/photograph-commands';
import type { EditConflict, EditSession } from '../autosave/edit-session';
import { useEditState } from '../autosave/use-autosave';
import { callStudio } from '../call';
import type { DateWords } from '../controls/edtf-field';

export interface Editor {
  id: string;
  /** Of the interface. */
  language: Language;
  session: EditSession<SaveOutcome>;
  choices: Choices;
  /** Takes in an entry that was made here. */
  addChoice(list: ChoiceList, choice: Choice): void;
  /** Reads the lists again. */
  reloadChoices(): void;
  person: { id: string; role: Role };
  isReadOnly: boolean;
  /** May throw it away and bring scans: a contributor only before visitors have known it. */
  mayDispose: boolean;
  dates: DateWords;
  /** IANA name of the institution's zone, in which schedules are said. */
  zone: string;
  /** Of the photograph's scans. */
  scanSizes: readonly ScanSize[];
}

/** The lists that an editor chooses from, which grow where an entry is made in it. */
export function useChoices(first: Choices): Pick<Editor, 'choices' | 'addChoice' | 'reloadChoices'> {
  const [choices, setChoices] = useState(first);
  const addChoice = useCallback(
    (list: ChoiceList, choice: Choice) => setChoices((now) => ({ ...now, [list]: [...now[list], choice] })),
    [],
  );
  const reloadChoices = useCallback(() => {
    void callStudio('choices.load', {}).then((outcome) => outcome.ok && setChoices(outcome.value));
  }, []);
  return useMemo(() => ({ choices, addChoice, reloadChoices }), [choices, addChoice, reloadChoices]);
}

export const EditorContext = createContext<Editor | null>(null);

/** @throws outside of an editor */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('no editor around this');
  return editor;
}

export interface EditedField<Value> {
  value: Value;
  set(value: FieldValue): void;
  /** The code of what is wrong with it. */
  problem: string | null;
  conflict: EditConflict | null;
  /** Who changed it while it stood open here. */
  changedBy: string | null;
}

/** One field as it stands here, whether or not it is saved. */
export function useField<Name extends DraftField>(name: Name): EditedField<PhotographDraft[Name]> {
  const { session } = useEditor();
  const value = useEditState(session, () => session.value(name));
  return {
    // The session holds what `readField` made of a `PhotographDraft`, or what was typed on the way to one.
    value: value as unknown as PhotographDraft[Name],
    set: (next) => session.set(name, next),
    problem: useEditState(session, (state) => state.problems[name] ?? null),
    conflict: useEditState(session, (state) => state.conflicts[name] ?? null),
    changedBy: useEditState(session, (state) => state.changedBy[name] ?? null),
  };
}

/** Id of the element that holds a field, for links to it. */
export function fieldElementId(name: DraftField): string {
  return `field-${name.replaceAll('.', '-')}`;
}

/** Brings a field before its reader where it lies beside what they work on, and leaves the keyboard there. */
export function showField(name: DraftField): void {
  if (!window.matchMedia('(min-width: 80rem)').matches) return;
  document.getElementById(fieldElementId(name))?.scrollIntoView({ block: 'nearest' });
}

/** Brings a field before its reader and puts the keyboard into it. */
export function goToField(name: DraftField): void {
  const holder = document.getElementById(fieldElementId(name));
  holder?.scrollIntoView({ block: 'center' });
  holder
    ?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')
    ?.focus({ preventScroll: true });
}
