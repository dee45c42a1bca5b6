import type { PublicationEvent } from '@/lib/iiif/activity-stream';
import type { Db } from '@/server/db/client';

/** What the log calls taking something from its visitors, by what it is. */
const WITHDRAWALS: Readonly<Record<string, 'photograph' | 'section'>> = {
  'photograph.unpublish': 'photograph',
  'photograph.trash': 'photograph',
  'section.unpublish': 'section',
  'section.trash': 'section',
};

/**
 * Every publish and withdrawal, in no order. A photograph that was published before it had an image was nobody's to see; of one
 * that was emptied from the trash, its tombstone says when it was first seen.
 */
export async function readPublicationEvents(db: Db): Promise<PublicationEvent[]> {
  const [photographs, sections, withdrawals, tombstones] = await Promise.all([
    db.photographPublication.findMany({
      where: { scanId: { not: null } },
      select: { photographId: true, createdAt: true },
    }),
    db.sectionPublication.findMany({ select: { sectionId: true, createdAt: true } }),
    db.auditEntry.findMany({
      where: { action: { in: Object.keys(WITHDRAWALS) } },
      select: { action: true, subject: true, at: true },
    }),
    readTombstones(db),
  ]);
  const event = (
    kind: 'photograph' | 'section',
    id: string,
    at: Date,
    change: PublicationEvent['change'] = 'publish',
  ): PublicationEvent => ({ subject: { kind, id }, at: at.toISOString(), change });
  return [
    ...photographs.map(({ photographId, createdAt }) => event('photograph', photographId, createdAt)),
    ...sections.map(({ sectionId, createdAt }) => event('section', sectionId, createdAt)),
    ...tombstones.flatMap(({ kind, id, firstPublishedAt }) =>
      firstPublishedAt ? [event(kind, id, firstPublishedAt)] : [],
    ),
    ...withdrawals.flatMap(({ action, subject, at }) => {
      const kind = WITHDRAWALS[action];
      return kind && subject ? [event(kind, subject, at, 'withdraw')] : [];
    }),
  ];
}

async function readTombstones(db: Db) {
  const wanted = {
    where: { purgedAt: { not: null }, firstPublishedAt: { not: null } },
    select: { id: true, firstPublishedAt: true },
  } as const;
  const [photographs, sections] = await Promise.all([
    db.photograph.findMany(wanted),
    db.section.findMany(wanted),
  ]);
  return [
    ...photographs.map((row) => ({ ...row, kind: 'photograph' as const })),
    ...sections.map((row) => ({ ...row, kind: 'section' as const })),
  ];
}
