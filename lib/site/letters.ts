/** What a visitor may write to the curators. */
import { z } from 'zod';
import { LANGUAGES } from '../catalogue/languages';
import { tidyText } from '../catalogue/text-fields';

export const LETTER_KINDS = ['contact', 'correction', 'takedown'] as const;
export const LETTER_STATES = ['NEW', 'READ', 'DONE'] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];
export type LetterState = (typeof LETTER_STATES)[number];

/** Characters. */
export const LETTER_LONGEST = { name: 200, email: 254, text: 8_000 } as const;
export const LETTER_SHORTEST_TEXT = 10;

/** Why a field of a letter cannot be taken; `contact.problems.<code>` words it at the field. */
export type LetterProblem = 'TEXT_MISSING' | 'TEXT_SHORT' | 'TEXT_LONG' | 'NAME_LONG' | 'EMAIL_WRONG';

export interface LetterDraft {
  kind: LetterKind;
  language: (typeof LANGUAGES)[number];
  name: string | null;
  email: string | null;
  /** Slug. */
  photograph: string | null;
  text: string;
}

export type LetterField = 'name' | 'email' | 'text';

export type LetterProblems = Partial<Record<LetterField, LetterProblem>>;

/** A form as it came: everything is a string, and anything may be missing. */
export type LetterForm = Readonly<Record<string, string | undefined>>;

const SLUG = /^[a-z0-9][a-z0-9-]{0,119}$/;

/** Reads what a visitor sent. A kind, language or photograph that no page of ours offers counts as none. */
export function readLetter(
  form: LetterForm,
): { ok: true; letter: LetterDraft } | { ok: false; problems: LetterProblems } {
  const name = oneLine(form.name);
  const email = oneLine(form.email);
  const text = tidyText(form.text ?? '');
  const problems = problemsOf(name, email, text);
  if (text === null || Object.keys(problems).length > 0) return { ok: false, problems };
  const slug = form.photograph ?? '';
  return {
    ok: true,
    letter: {
      kind: LETTER_KINDS.find((kind) => kind === form.kind) ?? 'contact',
      language: LANGUAGES.find((language) => language === form.language) ?? LANGUAGES[0],
      name,
      email,
      photograph: SLUG.test(slug) ? slug : null,
      text,
    },
  };
}

function problemsOf(name: string | null, email: string | null, text: string | null): LetterProblems {
  const problems: LetterProblems = {};
  if (name !== null && name.length > LETTER_LONGEST.name) problems.name = 'NAME_LONG';
  const isEmail =
    email === null || (email.length <= LETTER_LONGEST.email && z.email().safeParse(email).success);
  if (!isEmail) problems.email = 'EMAIL_WRONG';
  if (text === null) problems.text = 'TEXT_MISSING';
  else if (text.length < LETTER_SHORTEST_TEXT) problems.text = 'TEXT_SHORT';
  else if (text.length > LETTER_LONGEST.text) problems.text = 'TEXT_LONG';
  return problems;
}

function oneLine(value: string | undefined): string | null {
  return tidyText((value ?? '').replace(/\s+/g, ' '));
}
