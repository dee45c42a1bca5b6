import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import type { LanguageStates, TextsByLanguage } from '@/lib/catalogue/staleness';
import { TITLED_TEXTS, type TitledFields, titledField } from '@/lib/catalogue/titled-text';
import { CodedError } from '@/lib/errors';
import type { StandingState } from '@/lib/studio/field-outcome';
import type { Db, Tx } from '@/server/db/client';
import { revisionNumber } from '../drafts/draft-view';
import { columnsOfState, statesOf } from '../drafts/language-states';
import { addressedTable } from '../drafts/slugs';
import type { ArrangementKind } from './arrangement';

interface LabelRow {
  language: string;
  title: string | null;
  text: string | null;
}

/** Title and text of every language as fields of a draft. */
export function titledFieldsOf(labels: readonly LabelRow[]): TitledFields {
  const pairs = LANGUAGES.flatMap((language) => {
    const label = labels.find((each) => each.language === language);
    return TITLED_TEXTS.map((name) => [titledField(language, name), label?.[name] ?? null] as const);
  });
  return Object.fromEntries(pairs) as TitledFields;
}

/** The texts of a draft by language and name. */
export function titledTextsOf(fields: TitledFields): TextsByLanguage {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(TITLED_TEXTS.map((name) => [name, fields[titledField(language, name)]])),
    ]),
  );
}

/** What of the texts is published: a language without a title has none. */
export function titledLabelsOf(
  fields: TitledFields,
): Partial<Record<string, { title: string; text: string | null }>> {
  const labels = LANGUAGES.flatMap((language) => {
    const title = fields[titledField(language, 'title')];
    return title ? [[language, { title, text: fields[titledField(language, 'text')] }] as const] : [];
  });
  return Object.fromEntries(labels);
}

/** Writes those of the fields that are titles and texts. */
export async function applyTitled(
  tx: Tx,
  kind: ArrangementKind,
  id: string,
  fields: Partial<TitledFields>,
): Promise<void> {
  for (const language of LANGUAGES) {
    const changed = TITLED_TEXTS.flatMap((name) => {
      const value = fields[titledField(language, name)];
      return value === undefined ? [] : [[name, value] as const];
    });
    if (changed.length > 0) await upsertLabel(tx, kind, id, { language, ...Object.fromEntries(changed) });
  }
}

interface LabelColumns extends Partial<Record<'title' | 'text' | 'seen' | 'answeringIn', string | null>> {
  language: string;
  stale?: boolean;
}

async function upsertLabel(tx: Tx, kind: ArrangementKind, id: string, columns: LabelColumns): Promise<void> {
  const { language } = columns;
  if (kind === 'section')
    await tx.sectionLabel.upsert({
      where: { sectionId_language: { sectionId: id, language } },
      create: { sectionId: id, ...columns },
      update: columns,
    });
  else
    await tx.tourLabel.upsert({
      where: { tourId_language: { tourId: id, language } },
      create: { tourId: id, ...columns },
      update: columns,
    });
}

export async function readLanguageStates(
  db: Db | Tx,
  kind: ArrangementKind,
  id: string,
): Promise<LanguageStates> {
  const { labels } = await addressedTable(db, kind).findUniqueOrThrow({
    where: { id },
    select: { labels: { select: { language: true, stale: true, seen: true, answeringIn: true } } },
  });
  return statesOf(labels);
}

export async function writeLanguageStates(
  tx: Tx,
  kind: ArrangementKind,
  id: string,
  states: LanguageStates,
): Promise<void> {
  for (const [language, state] of Object.entries(states))
    if (isLanguage(language)) await upsertLabel(tx, kind, id, { language, ...columnsOfState(state) });
}

/** Keeps what is published now, and points to it. */
export async function pointToPublication(
  tx: Tx,
  kind: ArrangementKind,
  id: string,
  content: { snapshot: string; revision: number; createdById: string | null },
): Promise<void> {
  const select = { id: true } as const;
  const { id: publicationId } =
    kind === 'section'
      ? await tx.sectionPublication.create({ data: { sectionId: id, ...content }, select })
      : await tx.tourPublication.create({ data: { tourId: id, ...content }, select });
  await addressedTable(tx, kind).update({ where: { id }, data: { publicationId } });
}

/** Columns that say where something stands between its curators and its visitors. */
export const STANDING = {
  revision: true,
  publishedRevision: true,
  deletedAt: true,
  publication: { select: { createdAt: true } },
} as const;

interface StandingRow {
  revision: number;
  publishedRevision: number | null;
  deletedAt: Date | null;
  publication: { createdAt: Date } | null;
}

export function standingOf(row: StandingRow): StandingState {
  return {
    isPublished: row.publication !== null,
    isChanged: row.publication !== null && row.publishedRevision !== revisionNumber(row),
    publishedAt: row.publication?.createdAt.toISOString() ?? null,
    inTrashSince: row.deletedAt?.toISOString() ?? null,
  };
}

/** Where it stands, and its newest revision. @throws CodedError RECORD_UNKNOWN, also where only a tombstone is left */
export async function readStanding(
  db: Db | Tx,
  kind: ArrangementKind,
  id: string,
): Promise<{ revision: number; publication: StandingState }> {
  const row = await addressedTable(db, kind).findUnique({ where: { id, purgedAt: null }, select: STANDING });
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  return { revision: revisionNumber(row), publication: standingOf(row) };
}

/** @throws CodedError RECORD_UNKNOWN where there is no such row, or it is in the trash */
export async function requireLive(tx: Tx, kind: ArrangementKind, id: string): Promise<void> {
  if ((await addressedTable(tx, kind).count({ where: { id, deletedAt: null } })) === 0)
    throw new CodedError('RECORD_UNKNOWN');
}
