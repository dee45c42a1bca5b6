import { ANNOTATION_TEXTS, annotationField, annotationsOf, shownParts } from '@/lib/annotations/annotation';
import { LABEL_TEXTS, labelField, type PhotographDraft } from '@/lib/catalogue/draft';
import { isLanguage, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import {
  changesSince,
  type LanguageState,
  type LanguageStates,
  type TextsByLanguage,
  UP_TO_DATE,
} from '@/lib/catalogue/staleness';
import type { LanguageProgress } from '@/lib/studio/photograph-commands';
import type { Db, Tx } from '@/server/db/client';

/** How a state is kept beside the texts of its language. */
export interface StateRow {
  language: string;
  stale: boolean;
  seen: string | null;
  answeringIn: string | null;
}

/** The columns of a state. */
export function columnsOfState({ stale, seen, answeringIn }: LanguageState) {
  return { stale, seen: JSON.stringify(seen), answeringIn };
}

export function statesOf(rows: readonly StateRow[]): LanguageStates {
  return Object.fromEntries(
    rows.flatMap(({ language, stale, seen, answeringIn }) =>
      isLanguage(language)
        ? [[language, { stale, seen: JSON.parse(seen ?? '{}') as TextsByLanguage, answeringIn }]]
        : [],
    ),
  );
}

/** How far each language is, for a page. */
export function progressOf(
  states: LanguageStates,
  texts: TextsByLanguage,
): Record<Language, LanguageProgress> {
  const pairs = LANGUAGES.map((language) => {
    const state = states[language] ?? UP_TO_DATE;
    return [
      language,
      { stale: state.stale, changes: state.stale ? changesSince(state, texts) : [] },
    ] as const;
  });
  return Object.fromEntries(pairs) as Record<Language, LanguageProgress>;
}

/** The texts of a draft that can go stale. */
export function textsOf(draft: PhotographDraft): TextsByLanguage {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        ...Object.fromEntries(LABEL_TEXTS.map((name) => [name, draft[labelField(language, name)]])),
        ...Object.assign({}, ...annotationsOf(draft).map(({ id }) => annotationTexts(draft, id)[language])),
      },
    ]),
  );
}

/** The texts of one annotation by language, under names like `annotations.<id>.title`; a text that is not there is absent. */
export function annotationTexts(draft: PhotographDraft, id: string): TextsByLanguage {
  const given = draft[annotationField(id)];
  if (!given) return {};
  const { texts } = shownParts(given);
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(
        ANNOTATION_TEXTS.flatMap((name) => {
          const text = texts[language][name];
          return text === null ? [] : [[`${annotationField(id)}.${name}`, text]];
        }),
      ),
    ]),
  );
}

export async function readStates(db: Db | Tx, photographId: string): Promise<LanguageStates> {
  const rows = await db.photographLabel.findMany({
    where: { photographId },
    select: { language: true, stale: true, seen: true, answeringIn: true },
  });
  return statesOf(rows);
}

export async function writeStates(tx: Tx, photographId: string, states: LanguageStates): Promise<void> {
  for (const [language, state] of Object.entries(states)) {
    const columns = columnsOfState(state);
    await tx.photographLabel.upsert({
      where: { photographId_language: { photographId, language } },
      create: { photographId, language, ...columns },
      update: columns,
    });
  }
}
