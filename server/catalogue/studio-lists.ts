import { isLanguage, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { PhotographPage, PhotographRow, ScanStateView, ThumbnailView } from '@/lib/studio/list-views';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { type PhotographWhere, whereOf } from './studio-where';

/** Rows of one page: a screen or two, light enough for a bad line. */
export const PAGE_ROWS = 25;

/** Pixels: a thumbnail in a row is drawn at no more than this on its long side, twice over for a fine screen. */
const THUMBNAIL = 320;

type Sort = PhotographQuery['sort'];

/** One page of the studio's photographs, found by the key of the row beside it and never by counting rows. */
export async function readPhotographPage(
  db: Db,
  actor: Actor,
  query: PhotographQuery,
  now = new Date(),
): Promise<PhotographPage> {
  const where = await whereOf(db, actor, query.filter, now);
  const isBackwards = query.before !== null;
  const key = readKey(query.before ?? query.after);
  const found = await db.photograph.findMany({
    where: key ? { AND: [where, beyond(query.sort, key, isBackwards)] } : where,
    orderBy: orderOf(query.sort, isBackwards),
    take: PAGE_ROWS + 1,
    select: ROW,
  });
  const page = found.slice(0, PAGE_ROWS);
  const hasMore = found.length > PAGE_ROWS;
  if (isBackwards) page.reverse();
  const [total, changedBy] = await Promise.all([db.photograph.count({ where }), readLastHands(db, page)]);
  const first = page[0];
  const last = page.at(-1);
  const hasPrevious = isBackwards ? hasMore : query.after !== null;
  const hasNext = isBackwards ? true : hasMore;
  return {
    rows: page.map((row) => rowView(row, changedBy, now)),
    total,
    previous: hasPrevious && first ? writeKey(query.sort, first) : null,
    next: hasNext && last ? writeKey(query.sort, last) : null,
  };
}

/** The newest changes, for the worklist. */
export async function readRecentRows(
  db: Db,
  where: PhotographWhere,
  count: number,
): Promise<PhotographRow[]> {
  const rows = await db.photograph.findMany({
    where,
    orderBy: orderOf('changed', false),
    take: count,
    select: ROW,
  });
  const hands = await readLastHands(db, rows);
  return rows.map((row) => rowView(row, hands, new Date()));
}

/** Every id that a filter matches, in the order of the list. */
export async function readMatchingIds(db: Db, actor: Actor, query: PhotographQuery): Promise<string[]> {
  const where = await whereOf(db, actor, query.filter, new Date());
  const rows = await db.photograph.findMany({
    where,
    orderBy: orderOf(query.sort, false),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** One row's keys: what it is sorted by, and its id where that is equal. */
type Key = [value: string, id: string];

function readKey(text: string | null): Key | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [value, id]: unknown[] = parsed;
    return typeof value === 'string' && typeof id === 'string' ? [value, id] : null;
  } catch {
    return null;
  }
}

function writeKey(sort: Sort, row: Row): string {
  const value = sort === 'title' ? row.sortKey : sort === 'changed' ? row.updatedAt.toISOString() : '';
  return Buffer.from(JSON.stringify([value, row.id] satisfies Key)).toString('base64url');
}

/** Ids are UUIDs of version 7: their order is that of creation. */
function orderOf(sort: Sort, isBackwards: boolean) {
  const [up, down] = isBackwards ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const);
  if (sort === 'title') return [{ sortKey: up }, { id: up }];
  return sort === 'changed' ? [{ updatedAt: down }, { id: down }] : [{ id: down }];
}

function beyond(sort: Sort, [value, id]: Key, isBackwards: boolean): PhotographWhere {
  const goesUp = (sort === 'title') !== isBackwards;
  const past = <T>(than: T) => (goesUp ? { gt: than } : { lt: than });
  if (sort === 'created') return { id: past(id) };
  if (sort === 'title') return { OR: [{ sortKey: past(value) }, { sortKey: value, id: past(id) }] };
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return {};
  return { OR: [{ updatedAt: past(at) }, { updatedAt: at, id: past(id) }] };
}

const NAMES = { select: { language: true, name: true } } as const;

const ROW = {
  id: true,
  slug: true,
  sortKey: true,
  dateEdtf: true,
  inventoryNumber: true,
  publicationId: true,
  revision: true,
  publishedRevision: true,
  publishAt: true,
  publishFailure: true,
  updatedAt: true,
  labels: { select: { language: true, title: true, stale: true } },
  makers: {
    orderBy: { position: 'asc' },
    select: { maker: { select: { slug: true, names: NAMES } } },
  },
  section: { select: { id: true, labels: { select: { language: true, title: true } } } },
  scans: {
    orderBy: { createdAt: 'desc' },
    select: { standIn: true, state: true, imageId: true, previewsAt: true, previews: true },
  },
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findOne>>>;

/** Only for its type: what `ROW` selects. */
function findOne(db: Db) {
  return db.photograph.findFirst({ select: ROW });
}

function rowView(row: Row, hands: ReadonlyMap<string, string>, now: Date): PhotographRow {
  const isPublished = row.publicationId !== null;
  return {
    id: row.id,
    slug: row.slug,
    titles: titlesOf(row.labels),
    thumbnail: thumbnailOf(row.scans),
    makers: row.makers.map(({ maker }) => ({ slug: maker.slug, names: namesOf(maker.names) })),
    dateEdtf: row.dateEdtf,
    inventoryNumber: row.inventoryNumber,
    section: row.section && { id: row.section.id, titles: titlesOf(row.section.labels) },
    isPublished,
    isChanged: isPublished && row.publishedRevision !== null && row.revision > row.publishedRevision,
    scheduledFor: row.publishAt?.toISOString() ?? null,
    isOverdue: row.publishFailure !== null || (row.publishAt !== null && row.publishAt <= now),
    stale: row.labels.flatMap(({ language, stale }) => (stale && isLanguage(language) ? [language] : [])),
    scan: scanStateOf(row.scans),
    changedAt: row.updatedAt.toISOString(),
    changedBy: hands.get(row.id) ?? null,
  };
}

/** Who saved the revision that each row now is; nobody for the starter catalogue. */
async function readLastHands(
  db: Db,
  rows: readonly { id: string; revision: number }[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const revisions = await db.revision.findMany({
    where: {
      kind: 'photograph',
      OR: rows.map(({ id, revision }) => ({ subjectId: id, number: revision })),
    },
    select: { subjectId: true, actorName: true },
  });
  return new Map(revisions.map(({ subjectId, actorName }) => [subjectId, actorName]));
}

interface StoredScan {
  standIn: boolean;
  state: string;
  imageId: string | null;
  previewsAt: Date | null;
  previews: string | null;
}

const SCAN_STATES: Record<string, ScanStateView> = {
  WAITING: 'waiting',
  BUILDING: 'building',
  READY: 'ready',
  FAILED: 'failed',
};

function scanStateOf(scans: readonly StoredScan[]): ScanStateView {
  const newest = scans.find(({ standIn }) => !standIn);
  if (newest) return SCAN_STATES[newest.state] ?? 'waiting';
  return scans.length > 0 ? 'stand-in' : 'none';
}

/** The newest picture that can be shown already, a person's before a stand-in. */
export function thumbnailOf(scans: readonly StoredScan[]): ThumbnailView | null {
  const shown = scans.filter(({ imageId, previews }) => imageId && previews);
  const scan = shown.find(({ standIn }) => !standIn) ?? shown[0];
  const sizes = JSON.parse(scan?.previews ?? '[]') as { width: number; height: number }[];
  const size = sizes.find(({ width, height }) => Math.max(width, height) >= THUMBNAIL) ?? sizes.at(-1);
  return scan?.imageId && size
    ? { url: `/previews/${scan.imageId}/${size.width}.jpg`, width: size.width, height: size.height }
    : null;
}

/** The scans that a thumbnail and a state are made of, for other lists. */
export const THUMBNAIL_SCANS = ROW.scans;

/** Titles by language, of a photograph or a section. */
export function titlesOf(labels: readonly { language: string; title: string | null }[]): Texts {
  return namesOf(labels.flatMap(({ language, title }) => (title ? [{ language, name: title }] : [])));
}

/** Names by language; languages that the exhibition is not offered in are left out. */
export function namesOf(names: readonly { language: string; name: string }[]): Texts {
  const known = names.filter((each): each is { language: Language; name: string } =>
    isLanguage(each.language),
  );
  return Object.fromEntries(known.map(({ language, name }) => [language, name]));
}
