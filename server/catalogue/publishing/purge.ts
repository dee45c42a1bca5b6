import { CodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { operator } from '@/server/people/gate';
import { emptyTour } from '@/server/tours/empty-tour';
import type { ArrangementKind } from '../arrangements/arrangement';
import { addressedTable } from '../drafts/slugs';
import { leaveSection } from '../sections/leave-section';

/** Days that something stays in the trash before its words and files go. */
export const TRASH_DAYS = 30;

const DAY_MS = 86_400_000;

/** Who the log says emptied what had lain its time. */
const CLOCK = operator('');

/**
 * Empties what has lain in the trash for its time: words, history, publications and scans go, their files with the next
 * sweep. A tombstone stays: the address is never given to another and goes on answering 410 (DECISIONS, 10).
 * @returns how many were emptied
 */
export async function purgeTrash(db: Db, now = new Date()): Promise<number> {
  const where = { deletedAt: { lt: new Date(now.getTime() - TRASH_DAYS * DAY_MS) }, purgedAt: null };
  const select = { id: true } as const;
  let emptied = 0;
  // Someone may have brought it back since it was found.
  for (const { id } of await db.photograph.findMany({ where, select }))
    emptied += await db.$transaction(async (tx) =>
      (await tx.photograph.count({ where: { id, ...where } })) === 1
        ? purgePhotograph(tx, CLOCK, id, now)
        : 0,
    );
  for (const kind of ['section', 'tour'] as const)
    for (const { id } of await addressedTable(db, kind).findMany({ where, select }))
      emptied += await db.$transaction(async (tx) =>
        (await addressedTable(tx, kind).count({ where: { id, ...where } })) === 1
          ? purgeArrangement(tx, CLOCK, { kind, id }, now)
          : 0,
      );
  return emptied;
}

/**
 * Empties one photograph that is in the trash, before its time.
 * @returns 1, for counting
 * @throws CodedError RECORD_UNKNOWN where it is not in the trash
 */
export async function purgePhotograph(
  tx: Tx,
  actor: Actor<'administrator'>,
  id: string,
  now = new Date(),
): Promise<1> {
  const { slug } = inTrash(await tx.photograph.findFirst(trashed(id)));
  await emptyPhotograph(tx, id, now);
  await recordAudit(tx, actor, 'photograph.purge', id, { slug });
  return 1;
}

/** As `purgePhotograph`, for a section, whose photographs stay, in none, or a tour. */
export async function purgeArrangement(
  tx: Tx,
  actor: Actor<'administrator'>,
  { kind, id }: { kind: ArrangementKind; id: string },
  now = new Date(),
): Promise<1> {
  const { slug } = inTrash(await addressedTable(tx, kind).findFirst(trashed(id)));
  if (kind === 'section') await leaveSection(tx, actor, id);
  else await emptyTour(tx, id);
  await tx.revision.deleteMany({ where: { kind, subjectId: id } });
  await addressedTable(tx, kind).update({
    where: { id },
    data: { purgedAt: now, labels: { deleteMany: {} }, publications: { deleteMany: {} } },
  });
  await recordAudit(tx, actor, `${kind}.purge`, id, { slug });
  return 1;
}

const trashed = (id: string) =>
  ({ where: { id, deletedAt: { not: null }, purgedAt: null }, select: { slug: true } }) as const;

function inTrash<Row>(row: Row | null): Row {
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  return row;
}

/** Columns that say something of the photograph; id, address and times are what the tombstone is made of. */
const EMPTIED = {
  sourceTitle: null,
  sourceTitleLanguage: null,
  dateEdtf: null,
  dateAsWritten: null,
  dateLanguage: null,
  technique: null,
  techniqueLanguage: null,
  techniqueId: null,
  widthCm: null,
  heightCm: null,
  dimensionsOf: null,
  measuredScanId: null,
  measuredShape: null,
  dimensionsAsWritten: null,
  inventoryNumber: null,
  sourceUrl: null,
  fileUrl: null,
  rightsId: null,
  rightsAsStated: null,
  creditLine: null,
  seenIn: null,
  internalNotes: null,
  caveats: null,
  viewpointLatitude: null,
  viewpointLongitude: null,
  viewpointBearing: null,
  viewpointAngle: null,
  holderId: null,
  sectionId: null,
  ownerId: null,
  proposedById: null,
  sortKey: '',
} as const;

async function emptyPhotograph(tx: Tx, photographId: string, now: Date): Promise<void> {
  const where = { photographId };
  await tx.photographPublication.deleteMany({ where });
  await tx.scan.deleteMany({ where });
  await tx.photographLabel.deleteMany({ where });
  await tx.photographAnnotation.deleteMany({ where });
  await tx.photographMaker.deleteMany({ where });
  await tx.photographPlace.deleteMany({ where });
  await tx.photographCommunity.deleteMany({ where });
  await tx.photographSection.deleteMany({ where });
  await tx.revision.deleteMany({ where: { kind: 'photograph', subjectId: photographId } });
  await tx.photograph.update({ where: { id: photographId }, data: { ...EMPTIED, purgedAt: now } });
}
