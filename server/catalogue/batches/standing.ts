import { z } from 'zod';
import type { Tx } from '@/server/db/client';
import { bumpCatalogueVersion } from '../mutations';

/** How a record stood toward its visitors. */
const standing = z.object({
  publicationId: z.string().nullable(),
  publishedRevision: z.number().nullable(),
  inTrash: z.boolean(),
});

type Standing = z.infer<typeof standing>;

export async function readStanding(tx: Tx, id: string): Promise<Standing> {
  const row = await tx.photograph.findUniqueOrThrow({
    where: { id },
    select: { publicationId: true, publishedRevision: true, deletedAt: true },
  });
  const { publicationId, publishedRevision, deletedAt } = row;
  return { publicationId, publishedRevision, inTrash: deletedAt !== null };
}

/** Runs a change of standing and keeps what undoes it. */
export async function recordStep(
  tx: Tx,
  batchId: string,
  subjectId: string,
  run: () => Promise<void>,
): Promise<void> {
  const before = await readStanding(tx, subjectId);
  await run();
  await keepStep(tx, { batchId, subjectId, before, after: await readStanding(tx, subjectId) });
}

/** A record that the batch made stands as if it had come from the trash: undoing puts it there. */
export async function recordMade(tx: Tx, batchId: string, subjectId: string): Promise<void> {
  const after = await readStanding(tx, subjectId);
  await keepStep(tx, { batchId, subjectId, before: { ...after, inTrash: true }, after });
}

async function keepStep(
  tx: Tx,
  { before, after, ...key }: { batchId: string; subjectId: string; before: Standing; after: Standing },
): Promise<void> {
  await tx.batchStep.create({
    data: { ...key, before: JSON.stringify(before), after: JSON.stringify(after) },
  });
}

/**
 * Puts a record back as it stood before a batch.
 * @returns false where it has been published, withdrawn or trashed since: then nothing is done
 */
export async function undoStep(
  tx: Tx,
  actor: { id: string | null },
  step: { subjectId: string; before: string; after: string },
): Promise<boolean> {
  const { subjectId: id } = step;
  const [before, after] = [standing.parse(JSON.parse(step.before)), standing.parse(JSON.parse(step.after))];
  const row = await tx.photograph.findUnique({ where: { id }, select: { purgedAt: true } });
  if (!row || row.purgedAt) return false;
  const now = await readStanding(tx, id);
  // Undone already, before an undoing was cut off.
  if (now.publicationId === before.publicationId && now.inTrash === before.inTrash) return true;
  if (now.publicationId !== after.publicationId || now.inTrash !== after.inTrash) return false;
  await tx.photograph.update({
    where: { id },
    data: {
      publicationId: before.publicationId,
      publishedRevision: before.publishedRevision,
      status: before.inTrash ? 'DELETED' : before.publicationId === null ? 'DRAFT' : 'PUBLISHED',
      deletedAt: before.inTrash ? new Date() : null,
      deletedById: before.inTrash ? actor.id : null,
    },
  });
  await bumpCatalogueVersion(tx);
  return true;
}

/** True where the batch made the record. */
export function isMaking({ before, after }: { before: string; after: string }): boolean {
  const [was, is] = [standing.parse(JSON.parse(before)), standing.parse(JSON.parse(after))];
  return was.inTrash && !is.inTrash;
}
