import { type Fields, sameValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { changesSince, type LanguageStates, type LanguageTexts, UP_TO_DATE } from '@/lib/catalogue/staleness';
import { CodedError } from '@/lib/errors';
import { type DocumentKey, documentTexts, leavesOf } from '@/lib/site/documents';
import type { LanguageProgress } from '@/lib/studio/photograph-commands';
import type { DocumentState } from '@/lib/studio/site-commands';
import type { Db, Tx } from '@/server/db/client';
import { parseFields } from './data';

/** A document's row as the studio works with it. */
export interface DraftRow {
  key: DocumentKey;
  revision: number;
  fields: Fields;
  states: LanguageStates;
  published: Fields | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** @throws CodedError RECORD_UNKNOWN */
export async function readDraftRow(db: Db | Tx, key: DocumentKey): Promise<DraftRow> {
  const row = await db.siteDocument.findUnique({
    where: { key },
    select: {
      revision: true,
      draft: true,
      staleness: true,
      updatedAt: true,
      publication: { select: { snapshot: true, createdAt: true } },
    },
  });
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  return {
    key,
    revision: row.revision,
    fields: parseFields(row.draft),
    states: JSON.parse(row.staleness) as LanguageStates,
    published: row.publication && parseFields(row.publication.snapshot),
    publishedAt: row.publication?.createdAt ?? null,
    updatedAt: row.updatedAt,
  };
}

/** How far the document is, as its editor shows it. */
export function documentState({ key, revision, fields, states, ...row }: DraftRow): DocumentState {
  const texts = documentTexts(key, fields);
  const progress = (language: Language): LanguageProgress => {
    const state = states[language] ?? UP_TO_DATE;
    return { stale: state.stale, changes: state.stale ? changesSince(state, texts) : [] };
  };
  return {
    revision,
    languages: Object.fromEntries(LANGUAGES.map((language) => [language, progress(language)])) as Record<
      Language,
      LanguageProgress
    >,
    publication: {
      isChanged: row.published === null || !sameDocument(key, fields, row.published),
      publishedAt: row.publishedAt?.toISOString() ?? null,
    },
  };
}

/** Languages whose texts differ. */
export function editedLanguages(key: DocumentKey, before: Fields, after: Fields): Language[] {
  const [old, now] = [documentTexts(key, before), documentTexts(key, after)];
  return LANGUAGES.filter((language) => !sameTexts(old[language] ?? {}, now[language] ?? {}));
}

function sameTexts(a: LanguageTexts, b: LanguageTexts): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => (a[name] ?? null) === (b[name] ?? null));
}

/** What left its list is kept in the draft, and shown nowhere. */
function sameDocument(key: DocumentKey, a: Fields, b: Fields): boolean {
  return sameValue({ ...shownFields(key, a) }, { ...shownFields(key, b) });
}

function shownFields(key: DocumentKey, fields: Fields): Fields {
  const names = leavesOf(key, fields).flatMap(({ path, spec }) =>
    spec.kind === 'text' ? LANGUAGES.map((language) => `${path}.${language}`) : [path],
  );
  const lists = Object.keys(fields).filter((name) => Array.isArray(fields[name]));
  return Object.fromEntries([...lists, ...names].map((name) => [name, fields[name] ?? null]));
}
