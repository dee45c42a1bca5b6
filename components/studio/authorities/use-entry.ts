'use client';

import { useRouter } from 'next/navigation';
import { createContext, useContext, useEffect, useState } from 'react';
import { type EntryKind, type EntryProblem, readEntryField } from '@/lib/catalogue/authority-draft';
import { type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { Conflict } from '@/lib/catalogue/merge-changes';
import type { EntryOutcome, EntryView } from '@/lib/studio/authority-commands';
import { callStudio, type Outcome } from '../call';
import type { DateWords } from '../controls/edtf-field';

/** An entry that is being edited; it is saved when its curator says so, since visitors see it at once. */
export interface OpenEntry {
  kind: EntryKind;
  id: string;
  language: Language;
  dates: DateWords;
  revision: number;
  value(field: string): FieldValue;
  set(field: string, value: FieldValue): void;
  problems: Readonly<Record<string, EntryProblem>>;
  conflicts: Readonly<Record<string, Conflict>>;
  /** Chooses one of two values of a contested field. */
  settle(field: string, value: FieldValue): void;
  isDirty: boolean;
  isSaving: boolean;
  /** What the last saving came to; null since something was changed. */
  standing: 'saved' | 'refused' | 'contested' | null;
  outcome: Outcome<unknown> | null;
  /** Others' changes that came in with the last saving. */
  theirs: EntryOutcome['theirs'];
  save(): Promise<void>;
  /** Takes the entry as an answer has it. */
  take(outcome: EntryOutcome): void;
}

export const EntryContext = createContext<OpenEntry | null>(null);

/** @throws outside of an entry */
export function useOpenEntry(): OpenEntry {
  const entry = useContext(EntryContext);
  if (!entry) throw new Error('no entry around this');
  return entry;
}

interface State {
  revision: number;
  fields: Fields;
  mine: Fields;
  problems: Record<string, EntryProblem>;
  conflicts: Record<string, Conflict>;
  theirs: EntryOutcome['theirs'];
  standing: OpenEntry['standing'];
}

function stateOf({ revision, fields }: Pick<EntryView, 'revision' | 'fields'>): State {
  return { revision, fields, mine: {}, problems: {}, conflicts: {}, theirs: [], standing: null };
}

export function useEntry(
  view: EntryView,
  { language, dates }: { language: Language; dates: DateWords },
): OpenEntry {
  const { kind, id } = view;
  const router = useRouter();
  const [state, setState] = useState(() => stateOf(view));
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const changed = changesOf(state);
  const isDirty = Object.keys(changed).length > 0;
  useEffect(() => {
    // The page was read again, after a new address or a merge.
    setState((now) => (view.revision > now.revision && isUntouched(now) ? stateOf(view) : now));
  }, [view]);
  const take = (answer: EntryOutcome) => setState((now) => after(now, answer));
  const save = async () => {
    const problems = problemsOf(kind, changed);
    if (Object.keys(problems).length > 0)
      return setState((now) => ({ ...now, problems, standing: 'refused' }));
    if (Object.keys(state.conflicts).length > 0)
      return setState((now) => ({ ...now, standing: 'contested' }));
    setSaving(true);
    const saved = await callStudio('authorities.save', { kind, id, base: state.revision, changes: changed });
    setSaving(false);
    setOutcome(saved);
    if (!saved.ok) return;
    take(saved.value);
    if (saved.value.isSaved) router.refresh();
  };
  return {
    ...{ kind, id, language, dates, revision: state.revision, isDirty, isSaving, outcome, save, take },
    ...{ problems: state.problems, conflicts: state.conflicts },
    ...{ theirs: state.theirs, standing: state.standing },
    value: (field) => currentOf(state, field),
    set: (field, value) => setState((now) => withValue(now, field, value)),
    settle: (field, value) =>
      setState((now) => {
        const { [field]: _, ...conflicts } = now.conflicts;
        return { ...withValue(now, field, value), conflicts };
      }),
  };
}

function currentOf({ mine, fields }: State, field: string): FieldValue {
  return Object.hasOwn(mine, field) ? (mine[field] ?? null) : (fields[field] ?? null);
}

function withValue(now: State, field: string, value: FieldValue): State {
  const { [field]: _, ...problems } = now.problems;
  return { ...now, mine: { ...now.mine, [field]: value }, problems, standing: null, theirs: [] };
}

function changesOf({ mine, fields }: State): Fields {
  return Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => !sameValue(value, fields[field] ?? null)),
  );
}

function isUntouched(state: State): boolean {
  return Object.keys(changesOf(state)).length === 0;
}

/** What the server would refuse, said before it is asked. */
function problemsOf(kind: EntryKind, changes: Fields): Record<string, EntryProblem> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, value]) => {
      const read = readEntryField(kind, field, value);
      return read.ok ? [] : [[field, read.problem]];
    }),
  );
}

function after(now: State, { revision, fields, isSaved, refused, conflicts, theirs }: EntryOutcome): State {
  return {
    revision,
    fields,
    mine: isSaved ? {} : now.mine,
    problems: refused,
    conflicts: Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict])),
    theirs,
    standing: isSaved ? 'saved' : conflicts.length > 0 ? 'contested' : 'refused',
  };
}
