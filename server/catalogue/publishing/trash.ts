import type { Tx } from '@/server/db/client';
import type { Actor, DisposablePhotographId } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { withdraw } from './publish';

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
