/**
 * IIIF Change Discovery API 1.0 (https://iiif.io/api/discovery/1.0/): what was published, changed and withdrawn, oldest first, so
 * that a harvester can go back through the pages until it meets what it knows.
 */
import { type PresentationAddress, presentationPath } from './addresses';

export const DISCOVERY_CONTEXT = 'http://iiif.io/api/discovery/1/context.json';
export const ACTIVITY_PATH = '/iiif/discovery/1/activity';

/** Activities on a page. */
const PAGE_SIZE = 100;

/** Something that was published, or taken back. */
export interface PublicationEvent {
  subject: Exclude<PresentationAddress, { kind: 'exhibition' }>;
  /** ISO 8601, UTC. */
  at: string;
  change: 'publish' | 'withdraw';
}

export interface Activity {
  type: 'Create' | 'Update' | 'Delete';
  subject: PublicationEvent['subject'];
  at: string;
}

/** Events as harvesters understand them (2.2.2), oldest first: the first publish creates, and so does one after a withdrawal. */
export function activitiesOf(events: readonly PublicationEvent[]): Activity[] {
  const shown = new Set<string>();
  return [...events]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .flatMap(({ subject, at, change }): Activity[] => {
      const key = `${subject.kind} ${subject.id}`;
      const wasShown = shown.has(key);
      if (change === 'withdraw') return shown.delete(key) ? [{ type: 'Delete', subject, at }] : [];
      shown.add(key);
      return [{ type: wasShown ? 'Update' : 'Create', subject, at }];
    });
}

function pageCount(activities: readonly Activity[]): number {
  return Math.ceil(activities.length / PAGE_SIZE);
}

function pageReference(publicUrl: string, number: number) {
  return { id: `${publicUrl}${ACTIVITY_PATH}/${number}`, type: 'OrderedCollectionPage' as const };
}

/** The beginning for a harvester (3.1). */
export function activityCollection(publicUrl: string, activities: readonly Activity[]) {
  const pages = pageCount(activities);
  return {
    '@context': DISCOVERY_CONTEXT,
    id: `${publicUrl}${ACTIVITY_PATH}`,
    type: 'OrderedCollection' as const,
    totalItems: activities.length,
    ...(pages > 0
      ? { first: pageReference(publicUrl, 1), last: pageReference(publicUrl, pages) }
      : undefined),
  };
}

/**
 * One page (3.2).
 * @param number from 1, the oldest
 * @returns null where there is none
 */
export function activityPage(publicUrl: string, activities: readonly Activity[], number: number) {
  const pages = pageCount(activities);
  if (!Number.isInteger(number) || number < 1 || number > pages) return null;
  const startIndex = (number - 1) * PAGE_SIZE;
  const collection = `${publicUrl}${ACTIVITY_PATH}`;
  return {
    '@context': DISCOVERY_CONTEXT,
    ...pageReference(publicUrl, number),
    partOf: { id: collection, type: 'OrderedCollection' as const },
    ...(number > 1 ? { prev: pageReference(publicUrl, number - 1) } : undefined),
    ...(number < pages ? { next: pageReference(publicUrl, number + 1) } : undefined),
    startIndex,
    orderedItems: activities
      .slice(startIndex, startIndex + PAGE_SIZE)
      .map((activity) => activityItem(publicUrl, collection, activity)),
  };
}

function activityItem(publicUrl: string, collection: string, { type, subject, at }: Activity) {
  return {
    id: `${collection}#${subject.kind}-${subject.id}-${at}`,
    type,
    object: {
      id: `${publicUrl}${presentationPath(subject)}`,
      type: subject.kind === 'photograph' ? ('Manifest' as const) : ('Collection' as const),
    },
    endTime: at,
  };
}
