import { isError } from '@/lib/catalogue/readiness';
import { CodedError } from '@/lib/errors';
import type { Tx } from '@/server/db/client';
import type { Actor, EditablePhotographId, Person } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { ensureFirstRevision } from '../drafts/first-revision';
import { bumpCatalogueVersion, publishPhotographIn } from '../mutations';
import { chooseScan, readReadiness } from './readiness';

/** Who a line of the log names. */
export type Publisher = Pick<Person, 'id' | 'name' | 'ipAddress'>;

/**
 * Publishes the draft that the curator saw, with a scan: what visitors read changes at once and whole.
 * @throws CodedError DRAFT_CHANGED where it was edited meanwhile, PUBLISH_REFUSED, RECORD_UNKNOWN for the scan
 */
export async function publishDraft(
  tx: Tx,
  actor: Actor<'curator'>,
  id: EditablePhotographId,
  { revision, scanId }: { revision: number; scanId?: string },
): Promise<void> {
  if ((await ensureFirstRevision(tx, id)) !== Math.max(revision, 1)) throw new CodedError('DRAFT_CHANGED');
  await publishReady(tx, actor, id, scanId);
}

/** As `publishDraft`, for whatever the draft is now. */
export async function publishReady(tx: Tx, publisher: Publisher, id: string, scanId?: string): Promise<void> {
  const scan = await chooseScan(tx, id, scanId);
  const errors = (await readReadiness(tx, id, scan)).filter(isError);
  if (errors.length > 0) {
    throw new CodedError('PUBLISH_REFUSED', {
      missing: [...new Set(errors.map(({ code }) => code))].join(', '),
    });
  }
  await publishPhotographIn(tx, id, scan?.id ?? null, publisher.id);
  const { slug } = await tx.photograph.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  await recordAudit(tx, publisher, 'photograph.publish', id, { slug });
}

/** Takes a photograph from its visitors: its page answers 404, its tiles too. The draft stays. */
export async function unpublish(tx: Tx, actor: Actor<'curator'>, id: EditablePhotographId): Promise<void> {
  const row = await tx.photograph.findUniqueOrThrow({
    where: { id },
    select: { slug: true, publicationId: true },
  });
  if (row.publicationId === null) return;
  await withdraw(tx, id, 'DRAFT');
  await recordAudit(tx, actor, 'photograph.unpublish', id, { slug: row.slug });
}

/** What no longer is published; its publications stay as history. */
export async function withdraw(tx: Tx, id: string, status: 'DRAFT' | 'DELETED'): Promise<void> {
  await tx.photograph.update({
    where: { id },
    data: {
      status,
      publicationId: null,
      publishedRevision: null,
      publishAt: null,
      publishById: null,
      publishFailure: null,
    },
  });
  // A scan on its way would show it again when it is READY.
  const onTheirWay = { where: { photographId: id }, data: { publishWhenReady: false } };
  await tx.scan.updateMany(onTheirWay);
  await tx.upload.updateMany(onTheirWay);
  await bumpCatalogueVersion(tx);
}
