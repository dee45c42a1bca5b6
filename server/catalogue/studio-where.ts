import { LANGUAGES } from '@/lib/catalogue/languages';
import type { AnnotationGap, Missing, PhotographFilter } from '@/lib/studio/photograph-filter';
import { MISSING_TEXTS, NONE } from '@/lib/studio/photograph-filter';
import { foldText } from '@/lib/text/fold';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { visibleTo } from '@/server/people/gate';
import { readAnnotationWork } from './annotation-work';

export type PhotographWhere = NonNullable<NonNullable<Parameters<Tx['photograph']['findMany']>[0]>['where']>;

/** What is neither in the trash nor removed, as far as the actor may see it. */
export function livePhotographs(actor: Actor): PhotographWhere {
  return { AND: [visibleTo(actor), { deletedAt: null, purgedAt: null }] };
}

/** A filter as a condition. Its parts are all required; contributors never reach beyond their own. */
export async function whereOf(
  db: Db | Tx,
  actor: Actor,
  filter: PhotographFilter,
  now: Date,
): Promise<PhotographWhere> {
  const parts: PhotographWhere[] = [
    livePhotographs(actor),
    ...(filter.q ? [matching(filter.q)] : []),
    ...(filter.status ? [whereStatus(db, filter.status, now)] : []),
    ...relations(filter),
    ...(filter.missing ? [whereMissing(filter.missing)] : []),
    ...(filter.stale ? [{ labels: { some: { stale: true, language: filter.stale } } }] : []),
    ...(filter.annotations ? [await whereAnnotations(db, livePhotographs(actor), filter.annotations)] : []),
    ...(filter.scan ? [await whereScan(db, filter.scan)] : []),
    ...(filter.mine ? [{ ownerId: actor.id }] : []),
  ];
  return { AND: parts };
}

/**
 * Words in a title, an inventory number or a slug. `%` and `_` match more than themselves, which costs a curator nothing; the
 * first title is compared folded, so that Arabic is found however it is pointed.
 */
function matching(words: string): PhotographWhere {
  return {
    OR: [
      { sortKey: { contains: foldText(words) } },
      { labels: { some: { title: { contains: words } } } },
      { inventoryNumber: { contains: words } },
      { sourceTitle: { contains: words } },
      { slug: { contains: words.toLowerCase() } },
    ],
  };
}

export function whereStatus(
  db: Db | Tx,
  status: NonNullable<PhotographFilter['status']>,
  now: Date,
): PhotographWhere {
  switch (status) {
    case 'draft':
      return { publicationId: null };
    case 'published':
      return { publicationId: { not: null } };
    case 'changed':
      return {
        publicationId: { not: null },
        revision: { gt: db.photograph.fields.publishedRevision },
      };
    case 'proposed':
      return { proposedById: { not: null } };
    case 'scheduled':
      return { publishAt: { gt: now }, publishFailure: null };
    case 'overdue':
      return { OR: [{ publishFailure: { not: null } }, { publishAt: { lte: now } }] };
  }
}

const oneOf = (id: string) => (id === NONE ? null : id);

function relations(filter: PhotographFilter): PhotographWhere[] {
  const { section, holder, rights, technique, maker, place, community } = filter;
  const parts: PhotographWhere[] = [];
  if (section === NONE) parts.push({ sectionId: null });
  else if (section)
    parts.push({ OR: [{ sectionId: section }, { secondarySections: { some: { sectionId: section } } }] });
  if (holder) parts.push({ holderId: oneOf(holder) });
  if (rights) parts.push({ rightsId: oneOf(rights) });
  if (technique) parts.push({ techniqueId: oneOf(technique) });
  if (maker) parts.push({ makers: maker === NONE ? { none: {} } : { some: { makerId: maker } } });
  if (place) parts.push({ places: place === NONE ? { none: {} } : { some: { placeId: place } } });
  if (community) {
    parts.push({ communities: community === NONE ? { none: {} } : { some: { communityId: community } } });
  }
  return parts;
}

/** A language's row may be absent altogether, so what is asked is that none has the text. */
export function whereMissing(missing: Missing): PhotographWhere {
  switch (missing) {
    case 'rights':
      return { rightsId: null };
    case 'section':
      return { sectionId: null };
    case 'date':
      return { dateEdtf: null };
    case 'holder':
      return { holderId: null };
    case 'maker':
      return { makers: { none: {} } };
  }
  for (const text of MISSING_TEXTS) {
    for (const language of LANGUAGES) {
      if (missing === `${text}.${language}`) {
        return { labels: { none: { language, [text]: { not: null } } } };
      }
    }
  }
  return {};
}

async function whereAnnotations(
  db: Db | Tx,
  live: PhotographWhere,
  gap: AnnotationGap,
): Promise<PhotographWhere> {
  return { id: { in: (await readAnnotationWork(db, live))[gap].slice(0, MOST_IDS) } };
}

/** The scan that counts is the newest that a person delivered: a failure that was replaced since needs nobody. */
export async function whereScan(
  db: Db | Tx,
  scan: NonNullable<PhotographFilter['scan']>,
): Promise<PhotographWhere> {
  switch (scan) {
    case 'none':
      return { scans: { none: {} } };
    case 'stand-in':
      return { scans: { some: { standIn: true }, none: { standIn: false } } };
    case 'ready':
      return { scans: { some: { standIn: false, state: 'READY' } } };
    case 'unshown':
      return {
        publication: { scan: { standIn: true } },
        scans: { some: { standIn: false, state: 'READY' } },
      };
    case 'waiting':
      return { scans: { some: { standIn: false, state: 'WAITING' } } };
    case 'building':
      return { scans: { some: { standIn: false, state: 'BUILDING' } } };
    case 'failed':
      return { id: { in: (await unansweredFailures(db)).map(({ photographId }) => photographId) } };
  }
}

/** A statement takes no more ids than this, with room for what else it asks. Nobody looks through more. */
const MOST_IDS = 900;

/** Scans that failed and that no newer one of their photograph has replaced, the newest first and no more than `MOST_IDS`. */
export async function unansweredFailures(db: Db | Tx) {
  const failed = await db.scan.findMany({
    where: { state: 'FAILED', standIn: false, photographId: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: MOST_IDS,
    select: {
      id: true,
      photographId: true,
      createdAt: true,
      photograph: { select: { scans: { where: { standIn: false }, select: { createdAt: true } } } },
    },
  });
  return failed.flatMap(({ id, photographId, createdAt, photograph }) => {
    const isReplaced = photograph?.scans.some((other) => other.createdAt > createdAt) ?? true;
    return photographId === null || isReplaced ? [] : [{ scanId: id, photographId }];
  });
}
