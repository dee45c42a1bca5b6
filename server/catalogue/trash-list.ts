import { reaches } from '@/lib/people/roles';
import type { TrashRow } from '@/lib/studio/list-views';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { visibleTo } from '@/server/people/gate';
import { TRASH_DAYS } from './publishing/purge';
import { THUMBNAIL_SCANS, thumbnailOf, titlesOf } from './studio-lists';

const DAY_MS = 86_400_000;
/** More than anybody reads; what is older leaves by itself. */
const MOST = 500;

/** What is in the trash and the actor may bring back, the newest first. */
export async function readTrash(db: Db, actor: Actor, now = new Date()): Promise<TrashRow[]> {
  const labels = { select: { language: true, title: true } } as const;
  const photographs = await db.photograph.findMany({
    where: { AND: [mayRestore(actor), { deletedAt: { not: null }, purgedAt: null }] },
    orderBy: { deletedAt: 'desc' },
    take: MOST,
    select: { id: true, deletedAt: true, deletedById: true, labels, scans: THUMBNAIL_SCANS },
  });
  const sections = reaches(actor.role, 'curator')
    ? await db.section.findMany({
        where: { deletedAt: { not: null }, purgedAt: null },
        orderBy: { deletedAt: 'desc' },
        select: { id: true, deletedAt: true, deletedById: true, labels },
      })
    : [];
  const rows = [
    ...photographs.map((row) => ({ ...row, kind: 'photograph' as const, thumbnail: thumbnailOf(row.scans) })),
    ...sections.map((row) => ({ ...row, kind: 'section' as const, thumbnail: null })),
  ];
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ deletedById }) => deletedById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  rows.sort((a, b) => (b.deletedAt?.getTime() ?? 0) - (a.deletedAt?.getTime() ?? 0));
  return rows.map(({ kind, id, labels: texts, thumbnail, deletedAt, deletedById }) => {
    const since = deletedAt ?? now;
    return {
      ...{ kind, id, thumbnail, titles: titlesOf(texts), deletedAt: since.toISOString() },
      deletedBy: names.get(deletedById ?? '') ?? null,
      daysLeft: Math.max(0, Math.ceil(TRASH_DAYS - (now.getTime() - since.getTime()) / DAY_MS)),
    };
  });
}

/** What was published once only curators bring back (gate.ts). */
function mayRestore(actor: Actor) {
  return reaches(actor.role, 'curator') ? {} : { ...visibleTo(actor), firstPublishedAt: null };
}
