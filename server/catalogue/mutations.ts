import type { Db, Tx } from '@/server/db/client';
import { ensureFirstRevision } from './drafts/first-revision';
import { photographSnapshotOf } from './snapshots';

/** Raises the number under which pages are cached. Belongs in the transaction of whatever visitors will see. */
export async function bumpCatalogueVersion(tx: Tx): Promise<void> {
  await tx.catalogueVersion.upsert({
    where: { id: 1 },
    create: { id: 1, version: 1 },
    update: { version: { increment: 1 }, changedAt: new Date() },
  });
}

/**
 * Publishes a photograph's draft as it stands, with the given scan or with the one that is published now.
 * @throws CodedError PHOTOGRAPH_INCOMPLETE
 */
export async function publishPhotograph(db: Db, photographId: string, scanId?: string): Promise<void> {
  await db.$transaction((tx) => publishPhotographIn(tx, photographId, scanId));
}

/** As `publishPhotograph`, inside a transaction that does more. */
export async function publishPhotographIn(
  tx: Tx,
  photographId: string,
  scanId?: string | null,
  createdById: string | null = null,
): Promise<void> {
  const snapshot = await photographSnapshotOf(tx, photographId);
  const revision = await ensureFirstRevision(tx, photographId);
  const shown = scanId === undefined ? await publishedScanId(tx, photographId) : scanId;
  await pointTo(tx, photographId, {
    snapshot: JSON.stringify(snapshot),
    scanId: shown,
    revision,
    createdById,
  });
  await tx.photograph.update({
    where: { id: photographId },
    data: {
      publishedRevision: revision,
      proposedById: null,
      publishAt: null,
      publishById: null,
      publishFailure: null,
    },
  });
  await tx.photograph.updateMany({
    where: { id: photographId, firstPublishedAt: null },
    data: { firstPublishedAt: new Date() },
  });
}

/** Publishes the words that are published already with another scan. The draft, perhaps half-edited, is not touched. */
export async function showScan(tx: Tx, photographId: string, scanId: string): Promise<void> {
  const { publication } = await tx.photograph.findUniqueOrThrow({
    where: { id: photographId },
    select: { publication: { select: { snapshot: true, revision: true, createdById: true } } },
  });
  if (publication) await pointTo(tx, photographId, { ...publication, scanId });
}

async function publishedScanId(tx: Tx, photographId: string): Promise<string | null> {
  const { publication } = await tx.photograph.findUniqueOrThrow({
    where: { id: photographId },
    select: { publication: { select: { scanId: true } } },
  });
  return publication?.scanId ?? null;
}

interface Publication {
  snapshot: string;
  scanId: string | null;
  revision: number;
  createdById: string | null;
}

async function pointTo(tx: Tx, photographId: string, content: Publication): Promise<void> {
  const publication = await tx.photographPublication.create({ data: { photographId, ...content } });
  await tx.photograph.update({
    where: { id: photographId },
    data: { publicationId: publication.id, status: 'PUBLISHED' },
  });
  await bumpCatalogueVersion(tx);
}
