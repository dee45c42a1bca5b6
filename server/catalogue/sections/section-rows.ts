import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import { SECTION_TEXTS, type SectionDraft, sectionField } from '@/lib/catalogue/section-draft';
import type { LanguageStates, TextsByLanguage } from '@/lib/catalogue/staleness';
import { type Db, join, sql, type Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import { columnsOfState, statesOf } from '../drafts/language-states';

/** A section's draft, every field of it. @throws where there is no such section */
export async function readSection(db: Db | Tx, id: string): Promise<SectionDraft> {
  const row = await db.section.findUniqueOrThrow({
    where: { id },
    include: {
      labels: true,
      photographs: {
        where: { deletedAt: null },
        orderBy: [{ position: 'asc' }, { slug: 'asc' }],
        select: { id: true },
      },
    },
  });
  const texts = LANGUAGES.flatMap((language) => {
    const label = row.labels.find((each) => each.language === language);
    return SECTION_TEXTS.map((name) => [sectionField(language, name), label?.[name] ?? null] as const);
  });
  return {
    slug: row.slug,
    photographIds: row.photographs.map(({ id }) => id),
    ...Object.fromEntries(texts),
  } as SectionDraft;
}

/** Writes fields that were read and checked; nothing else of the row is touched. */
export async function applySection(tx: Tx, id: string, fields: Partial<SectionDraft>): Promise<void> {
  if (fields.slug !== undefined) await tx.section.update({ where: { id }, data: { slug: fields.slug } });
  for (const language of LANGUAGES) {
    const changed = SECTION_TEXTS.flatMap((name) => {
      const value = fields[sectionField(language, name)];
      return value === undefined ? [] : [[name, value] as const];
    });
    if (changed.length > 0) await upsertLabel(tx, id, language, Object.fromEntries(changed));
  }
  if (fields.photographIds) await placePhotographs(tx, id, fields.photographIds);
}

type LabelColumns = Partial<Record<'title' | 'text' | 'seen' | 'answeringIn', string | null>> & {
  stale?: boolean;
};

async function upsertLabel(
  tx: Tx,
  sectionId: string,
  language: string,
  columns: LabelColumns,
): Promise<void> {
  await tx.sectionLabel.upsert({
    where: { sectionId_language: { sectionId, language } },
    create: { sectionId, language, ...columns },
    update: columns,
  });
}

/** Rows that one statement moves. */
const MOVED_AT_ONCE = 200;

/** A place in a row is no edit of the photograph: by statements of our own its time of change stays, and thousands move quickly. */
async function placePhotographs(tx: Tx, sectionId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.photograph.findMany({
    where: { sectionId, deletedAt: null },
    select: { id: true, position: true },
  });
  const places = new Map(ids.map((id, at) => [id, at + 1]));
  const moved = rows.flatMap(({ id, position }) => {
    const to = places.get(id) ?? 0;
    return to === position ? [] : [{ id, to }];
  });
  for (let at = 0; at < moved.length; at += MOVED_AT_ONCE)
    await moveTogether(tx, moved.slice(at, at + MOVED_AT_ONCE));
}

async function moveTogether(tx: Tx, moved: readonly { id: string; to: number }[]): Promise<void> {
  const places = moved.map(({ id, to }) => sql`WHEN ${id} THEN CAST(${to} AS INTEGER)`);
  const ids = moved.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Photograph" SET "position" = CASE "id" ${join(places, ' ')} END WHERE "id" IN (${join(ids)})`;
}

/** The wished order of a section's photographs: each of its own once; those that the wish leaves out come last. */
export function orderOf(wished: readonly string[], present: readonly string[]): string[] {
  const known = new Set(present);
  return [...new Set([...wished.filter((id) => known.has(id)), ...present])];
}

/** The texts of a section that can go stale. */
export function sectionTextsOf(draft: SectionDraft): TextsByLanguage {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(SECTION_TEXTS.map((name) => [name, draft[sectionField(language, name)]])),
    ]),
  );
}

export async function readSectionStates(db: Db | Tx, sectionId: string): Promise<LanguageStates> {
  const rows = await db.sectionLabel.findMany({
    where: { sectionId },
    select: { language: true, stale: true, seen: true, answeringIn: true },
  });
  return statesOf(rows);
}

export async function writeSectionStates(tx: Tx, sectionId: string, states: LanguageStates): Promise<void> {
  for (const [language, state] of Object.entries(states))
    if (isLanguage(language)) await upsertLabel(tx, sectionId, language, columnsOfState(state));
}

/** As `ensureFirstRevision` of a photograph. */
export async function ensureFirstSectionRevision(tx: Tx, id: string): Promise<number> {
  const { revision } = await tx.section.findUniqueOrThrow({ where: { id }, select: { revision: true } });
  if (revision > 0) return revision;
  await tx.section.update({ where: { id }, data: { revision: 1 } });
  await recordRevision(
    tx,
    { id: null, name: '' },
    {
      kind: 'section',
      subjectId: id,
      number: 1,
      changes: [],
      state: await readSection(tx, id),
      reason: 'create',
    },
  );
  return 1;
}
