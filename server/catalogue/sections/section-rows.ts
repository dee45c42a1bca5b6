import { LANGUAGES } from '@/lib/catalogue/languages';
import {
  isSectionField,
  readSectionField,
  type SectionDraft,
  type SectionField,
  sectionField,
} from '@/lib/catalogue/section-draft';
import { languageOfTitled } from '@/lib/catalogue/titled-text';
import { type Db, join, sql, type Tx } from '@/server/db/client';
import type { Arrangement } from '../arrangements/arrangement';
import { titledFieldsOf, titledTextsOf } from '../arrangements/rows';
import { sectionSnapshotOf } from '../snapshots';

/** Sections, as they are saved, published and restored. */
export const SECTIONS: Arrangement<SectionDraft, SectionField> = {
  kind: 'section',
  isField: isSectionField,
  readField: readSectionField,
  async checkField(_tx, field, { value, current }) {
    return { value: field === 'photographIds' ? orderOf(value as string[], current.photographIds) : value };
  },
  read: readSection,
  async apply(tx, id, { photographIds }) {
    if (photographIds) await placePhotographs(tx, id, photographIds);
  },
  textsOf: titledTextsOf,
  languagesWritten: (field) => [languageOfTitled(field) ?? []].flat(),
  async findErrors(db, id) {
    const draft = await readSection(db, id);
    return LANGUAGES.some((language) => !draft[sectionField(language, 'title')]) ? ['TITLE_MISSING'] : [];
  },
  freeze: sectionSnapshotOf,
};

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
  return {
    slug: row.slug,
    photographIds: row.photographs.map(({ id }) => id),
    ...titledFieldsOf(row.labels),
  };
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
function orderOf(wished: readonly string[], present: readonly string[]): string[] {
  const known = new Set(present);
  return [...new Set([...wished.filter((id) => known.has(id)), ...present])];
}
