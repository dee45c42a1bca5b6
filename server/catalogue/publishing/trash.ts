import type { Db, Tx } from '@/server/db/client';
import type { Actor, DisposablePhotographId } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { withdraw } from './publish';

/** Days that something stays in the trash before its words and files go. */
export const TRASH_DAYS = 30;

const DAY_MS = 86_400_000;

/** Puts a photograph into the trash: gone from every list, its page answers 410 if it was ever published. */
export async function trash(tx: Tx, actor: Actor, id: DisposablePhotographId): Promise<void> {
  await withdraw(tx, id, 'DELETED');
  const { slug } = await tx.photograph.update({
    where: { id },
    data: { deletedAt: new Date(), deletedById: actor.id },
    select: { slug: true },
  });
  await recordAudit(tx, actor, 'photograph.trash', id, { slug });
}

/** Takes a photograph out of the trash: a draft again, with its scans and its history. */
export async function untrash(tx: Tx, actor: Actor, id: DisposablePhotographId): Promise<void> {
  const { count } = await tx.photograph.updateMany({
    where: { id, deletedAt: { not: null }, purgedAt: null },
    data: { status: 'DRAFT', deletedAt: null, deletedById: null },
  });
  if (count === 0) return;
  const { slug } = await tx.photograph.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  await recordAudit(tx, actor, 'photograph.restore', id, { slug });
}

/**
 * Empties what has lain in the trash for its time: words, history, publications and scans go, their files with the next
 * sweep. A tombstone stays: the address is never given to another and goes on answering 410 (DECISIONS, 10).
 * @returns how many were emptied
 */
export async function purgeTrash(db: Db, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - TRASH_DAYS * DAY_MS);
  const where = { deletedAt: { lt: before }, purgedAt: null };
  const due = await db.photograph.findMany({ where, select: { id: true } });
  for (const { id } of due) {
    await db.$transaction(async (tx) => {
      const row = await tx.photograph.findFirst({ where: { id, ...where }, select: { slug: true } });
      if (!row) return;
      await purge(tx, id, now);
      await recordAudit(tx, { id: null, name: '', ipAddress: null }, 'photograph.purge', id, {
        slug: row.slug,
      });
    });
  }
  return due.length;
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

async function purge(tx: Tx, photographId: string, now: Date): Promise<void> {
  const where = { photographId };
  await tx.photographPublication.deleteMany({ where });
  await tx.scan.deleteMany({ where });
  await tx.photographLabel.deleteMany({ where });
  await tx.photographMaker.deleteMany({ where });
  await tx.photographPlace.deleteMany({ where });
  await tx.photographCommunity.deleteMany({ where });
  await tx.photographSection.deleteMany({ where });
  await tx.revision.deleteMany({ where: { kind: 'photograph', subjectId: photographId } });
  await tx.photograph.update({ where: { id: photographId }, data: { ...EMPTIED, purgedAt: now } });
}
