import { CodedError, type ErrorCode, isErrorCode } from '@/lib/errors';
import type { DraftView, PublicationState } from '@/lib/studio/photograph-commands';
import type { Db, Tx } from '@/server/db/client';
import type { VisiblePhotographId } from '@/server/people/actor';
import { readScanSizes } from './annotation-rows';
import { readDraft } from './draft-rows';
import { progressOf, readStates, textsOf } from './language-states';

/** A record that nobody has changed here yet is in its first revision, whether or not that is written down already. */
export function revisionNumber({ revision }: { revision: number }): number {
  return Math.max(revision, 1);
}

/** The number of the newest revision. */
export async function readRevision(db: Db | Tx, id: VisiblePhotographId): Promise<number> {
  return revisionNumber(await db.photograph.findUniqueOrThrow({ where: { id }, select: { revision: true } }));
}

/** A photograph's draft with all that its editor shows. */
export async function readDraftView(db: Db | Tx, id: VisiblePhotographId): Promise<DraftView> {
  const row = await db.photograph.findUniqueOrThrow({
    where: { id },
    select: { revision: true, updatedAt: true, owner: { select: { name: true } } },
  });
  const [fields, states, publication, scans, last] = await Promise.all([
    readDraft(db, id),
    readStates(db, id),
    readPublicationState(db, id),
    readScanSizes(db, id),
    db.revision.findFirst({
      where: { kind: 'photograph', subjectId: id, number: row.revision },
      select: { actorName: true },
    }),
  ]);
  return {
    id,
    revision: revisionNumber(row),
    fields,
    languages: progressOf(states, textsOf(fields)),
    publication,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: last?.actorName || null,
    ownerName: row.owner?.name ?? null,
    scanSizes: [...scans.values()],
  };
}

/** Where a photograph stands between its curators and its visitors. */
export async function readPublicationState(db: Db | Tx, id: string): Promise<PublicationState> {
  const row = await db.photograph.findUnique({
    where: { id },
    select: {
      revision: true,
      publishedRevision: true,
      publishAt: true,
      publishFailure: true,
      firstPublishedAt: true,
      proposedById: true,
      deletedAt: true,
      publication: { select: { createdAt: true } },
    },
  });
  if (!row) throw new CodedError('PHOTOGRAPH_UNKNOWN', { slug: id });
  return {
    isPublished: row.publication !== null,
    isChanged: row.publication !== null && row.publishedRevision !== revisionNumber(row),
    wasPublished: row.firstPublishedAt !== null,
    isProposed: row.proposedById !== null,
    publishedAt: row.publication?.createdAt.toISOString() ?? null,
    scheduledFor: row.publishAt?.toISOString() ?? null,
    scheduleFailure: failureOf(row.publishFailure),
    inTrashSince: row.deletedAt?.toISOString() ?? null,
  };
}

function failureOf(code: string | null): ErrorCode | null {
  return code !== null && isErrorCode(code) ? code : null;
}
