import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import {
  MEMBERS_SHOWN,
  type SectionDraftView,
  type SectionMember,
  type SectionRow,
} from '@/lib/studio/section-commands';
import type { Db, Tx } from '@/server/db/client';
import { readLanguageStates, readStanding, STANDING, standingOf, titledTextsOf } from '../arrangements/rows';
import { progressOf } from '../drafts/language-states';
import { readSection } from './section-rows';

/**
 * The sections as the studio lists them, in the order of the walk.
 * @param where `trash`: those in the trash instead
 */
export async function readSectionRows(db: Db | Tx, where: 'walk' | 'trash' = 'walk'): Promise<SectionRow[]> {
  const rows = await db.section.findMany({
    where: { deletedAt: where === 'walk' ? null : { not: null }, purgedAt: null },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: {
      id: true,
      slug: true,
      ...STANDING,
      labels: { select: { language: true, title: true, stale: true } },
      _count: { select: { photographs: { where: { deletedAt: null } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    titles: titlesOf(row.labels),
    stale: LANGUAGES.filter((language) =>
      row.labels.some((label) => label.language === language && label.stale),
    ),
    photographs: row._count.photographs,
    ...standingOf(row),
  }));
}

/** A section's draft with all that its editor shows. @throws CodedError RECORD_UNKNOWN */
export async function readSectionView(db: Db | Tx, id: string): Promise<SectionDraftView> {
  const standing = await readStanding(db, 'section', id);
  const [fields, states] = [await readSection(db, id), await readLanguageStates(db, 'section', id)];
  return {
    id,
    ...standing,
    fields,
    languages: progressOf(states, titledTextsOf(fields)),
    members: await readMembers(db, id, fields.photographIds.slice(0, MEMBERS_SHOWN)),
  };
}

/** Those of these photographs that are in the section, in the order of the ids; no more than `MEMBERS_SHOWN` of them. */
export async function readMembers(
  db: Db | Tx,
  sectionId: string,
  ids: readonly string[],
): Promise<SectionMember[]> {
  const rows = await db.photograph.findMany({
    where: { id: { in: ids.slice(0, MEMBERS_SHOWN) }, sectionId, deletedAt: null },
    select: {
      id: true,
      publicationId: true,
      labels: { select: { language: true, title: true } },
      scans: {
        where: { previewsAt: { not: null } },
        orderBy: [{ standIn: 'asc' }, { createdAt: 'desc' }],
        take: 1,
        select: { imageId: true, previews: true },
      },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { publicationId, labels, scans } = row;
    const [scan] = scans;
    return {
      ...{ id, titles: titlesOf(labels), isPublished: publicationId !== null },
      thumbnail: scan ? thumbnailOf(scan) : null,
    };
  });
}

function thumbnailOf({
  imageId,
  previews,
}: {
  imageId: string | null;
  previews: string | null;
}): string | null {
  const [smallest] = JSON.parse(previews ?? '[]') as { width: number }[];
  return imageId && smallest ? `/previews/${imageId}/${smallest.width}.jpg` : null;
}

function titlesOf(labels: readonly { language: string; title: string | null }[]): Texts {
  const titles: Texts = {};
  for (const { language, title } of labels) if (isLanguage(language) && title) titles[language] = title;
  return titles;
}
