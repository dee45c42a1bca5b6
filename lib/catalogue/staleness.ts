/**
 * Which languages lag behind. Whoever edits one language makes the others stale until someone has looked; the exception is
 * whoever edits a language *because* it is stale or empty: bringing it up to date says nothing new, so it marks no other.
 */
import type { Language } from './languages';

/** The texts of one language, by field. */
export type LanguageTexts = Readonly<Record<string, string | null>>;

export interface LanguageState {
  stale: boolean;
  /** The other languages as they stood when this one was last edited or confirmed: what a diff begins from. */
  seen: Partial<Record<Language, LanguageTexts>>;
  /** The sitting in which this language is being brought up to date; its further edits there are part of that. */
  answeringIn: string | null;
}

export type LanguageStates = Partial<Record<Language, LanguageState>>;
export type TextsByLanguage = Partial<Record<Language, LanguageTexts>>;

export const UP_TO_DATE: LanguageState = { stale: false, seen: {}, answeringIn: null };

export interface LanguageEdit {
  /** Languages whose texts changed in this save, the one that was written in last at the end. */
  edited: readonly Language[];
  before: TextsByLanguage;
  after: TextsByLanguage;
  /** One opened editor; null for what was no editor (import, bulk), which has no further edits to an answer. */
  sitting: string | null;
}

/** What one save does to every language's state. */
export function statesAfterEdit(states: LanguageStates, edit: LanguageEdit): LanguageStates {
  const languages = Object.keys(edit.after) as Language[];
  const answers = new Set(edit.edited.filter((language) => isAnswer(language, states, edit)));
  const speaks = edit.edited.filter((language) => !answers.has(language));
  const next: LanguageStates = {};
  for (const language of languages) {
    const state = states[language] ?? UP_TO_DATE;
    const others = languages.filter((other) => other !== language);
    if (edit.edited.includes(language)) {
      next[language] = {
        stale: false,
        seen: pick(edit.after, others),
        answeringIn: answers.has(language) || isLastOfSeveral(language, edit) ? edit.sitting : null,
      };
    } else if (speaks.some((other) => other !== language) && !isEmpty(edit.before[language])) {
      next[language] = { ...lagging(state, edit, others), answeringIn: null };
    } else {
      // What answered this language, or was written before there was anything to lag behind, has been seen.
      next[language] = state.stale ? state : { ...state, seen: pick(edit.after, others) };
    }
  }
  return next;
}

function isAnswer(language: Language, states: LanguageStates, edit: LanguageEdit): boolean {
  const state = states[language] ?? UP_TO_DATE;
  if (edit.sitting !== null && state.answeringIn === edit.sitting) return true;
  const others = Object.keys(edit.after).filter((other) => other !== language) as Language[];
  const somethingToAnswer = others.some((other) => !isEmpty(edit.before[other]));
  return state.stale || (isEmpty(edit.before[language]) && somethingToAnswer);
}

/** Two languages in one save: how soon a save follows a keystroke must not decide what is stale in the end. */
function isLastOfSeveral(language: Language, { edited }: LanguageEdit): boolean {
  return edited.length > 1 && edited.at(-1) === language;
}

function lagging(state: LanguageState, { before, after }: LanguageEdit, others: Language[]): LanguageState {
  const seen = Object.fromEntries(
    others.map((other) => [other, state.seen[other] ?? before[other] ?? {}]),
  ) as TextsByLanguage;
  // Whoever puts the old words back leaves nothing to look at.
  const stale = others.some((other) => !sameTexts(seen[other], after[other]));
  return { stale, seen, answeringIn: null };
}

/** Someone has looked: this language says what the others say. */
export function stateConfirmed(language: Language, texts: TextsByLanguage): LanguageState {
  const others = Object.keys(texts).filter((other) => other !== language) as Language[];
  return { stale: false, seen: pick(texts, others), answeringIn: null };
}

export interface TextChange {
  language: Language;
  field: string;
  before: string | null;
  after: string | null;
}

/** What changed in the other languages since this one was last looked at, field by field. */
export function changesSince(state: LanguageState, texts: TextsByLanguage): TextChange[] {
  return (Object.entries(state.seen) as [Language, LanguageTexts][]).flatMap(([language, seen]) => {
    const now = texts[language] ?? {};
    const fields = [...new Set([...Object.keys(seen), ...Object.keys(now)])];
    return fields.flatMap((field) => {
      const change = { language, field, before: seen[field] ?? null, after: now[field] ?? null };
      return change.before === change.after ? [] : [change];
    });
  });
}

function pick(texts: TextsByLanguage, languages: readonly Language[]): TextsByLanguage {
  return Object.fromEntries(languages.map((language) => [language, texts[language] ?? {}]));
}

function isEmpty(texts: LanguageTexts | undefined): boolean {
  return Object.values(texts ?? {}).every((text) => text === null || text === '');
}

function sameTexts(a: LanguageTexts = {}, b: LanguageTexts = {}): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((field) => (a[field] ?? null) === (b[field] ?? null));
}
