import { reaches } from '@/lib/people/roles';
import type { TrashPage } from '@/lib/studio/list-views';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { visibleTo } from '@/server/people/gate';
import { addressedTable } from './drafts/slugs';
import { TRASH_DAYS } from './publishing/purge';
import { THUMBNAIL_SCANS, thumbnailOf, titlesOf } from './studio-lists';

const DAY_MS = 86_400_000;
/** Rows of one page. */
export const TRASH_ROWS = 50;

interface TrashQuery {
  /** `next` of the page before; null begins. */
  before: string | null;
  now?: Date;
}

/** A page of what is in the trash and the actor may bring back, the newest first. */
export async function readTrash(
  db: Db,
  actor: Actor,
  { before, now = new Date() }: TrashQuery = { before: null },
): Promise<TrashPage> {
  const found = await findThrown(db, actor, readKey(before));
  const page = found.slice(0, TRASH_ROWS);
  const last = page.at(-1);
  const people = await db.user.findMany({
    where: { id: { in: page.flatMap(({ deletedById }) => deletedById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = page.map(({ kind, id, labels, thumbnail, deletedAt, deletedById }) => {
    const since = deletedAt ?? now;
    return {
      ...{ kind, id, thumbnail, titles: titlesOf(labels), deletedAt: since.toISOString() },
      deletedBy: names.get(deletedById ?? '') ?? null,
      daysLeft: Math.max(0, Math.ceil(TRASH_DAYS - (now.getTime() - since.getTime()) / DAY_MS)),
    };
  });
  const next =
    found.length > TRASH_ROWS && last?.deletedAt ? `${last.deletedAt.toISOString()}_${last.id}` : null;
  return { rows, next };
}

interface Key {
  at: Date;
  id: string;
}

function readKey(text: string | null): Key | null {
  const [time = '', id = ''] = (text ?? '').split('_', 2);
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}

/** One more than a page, so that it is known whether there is another. */
async function findThrown(db: Db, actor: Actor, key: Key | null) {
  const labels = { select: { language: true, title: true } } as const;
  const beyond = key
    ? { OR: [{ deletedAt: { lt: key.at } }, { deletedAt: key.at, id: { lt: key.id } }] }
    : {};
  const orderBy = [{ deletedAt: 'desc' as const }, { id: 'desc' as const }];
  const query = { orderBy, take: TRASH_ROWS + 1 };
  const thrown = { deletedAt: { not: null }, purgedAt: null };
  const columns = { id: true, deletedAt: true, deletedById: true, labels } as const;
  const photographs = await db.photograph.findMany({
    ...query,
    where: { AND: [mayRestore(actor), thrown, beyond] },
    select: { ...columns, scans: THUMBNAIL_SCANS },
  });
  const ofKind = (kind: 'section' | 'tour') =>
    reaches(actor.role, 'curator')
      ? addressedTable(db, kind).findMany({ ...query, where: { AND: [thrown, beyond] }, select: columns })
      : [];
  const [sections, tours] = [await ofKind('section'), await ofKind('tour')];
  const rows = [
    ...photographs.map((row) => ({ ...row, kind: 'photograph' as const, thumbnail: thumbnailOf(row.scans) })),
    ...sections.map((row) => ({ ...row, kind: 'section' as const, thumbnail: null })),
    ...tours.map((row) => ({ ...row, kind: 'tour' as const, thumbnail: null })),
  ];
  const time = ({ deletedAt }: (typeof rows)[number]) => deletedAt?.getTime() ?? 0;
  return rows.sort((a, b) => time(b) - time(a) || (a.id < b.id ? 1 : -1));
}

/** What was published once only curators bring back (gate.ts). */
function mayRestore(actor: Actor) {
  return reaches(actor.role, 'curator') ? {} : { ...visibleTo(actor), firstPublishedAt: null };
}
