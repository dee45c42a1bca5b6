import type { FieldChange, Fields } from '@/lib/catalogue/field-changes';
import type { Tx } from '@/server/db/client';
import type { Person } from '@/server/people/actor';

/** What curators edit, and what therefore has a history. */
export type SubjectKind =
  | 'photograph'
  | 'section'
  | 'tour'
  | 'maker'
  | 'place'
  | 'community'
  | 'holder'
  | 'technique'
  | 'rights'
  | 'document'
  | 'comparison';

export type RevisionReason = 'edit' | 'create' | 'confirm' | 'restore' | 'import' | 'bulk' | 'undo' | 'merge';

export interface RevisionOf {
  kind: SubjectKind;
  subjectId: string;
  /** The subject's new revision number: raise its `revision` in the same transaction. */
  number: number;
  changes: readonly FieldChange[];
  /** The whole draft after the change, by field. */
  state: Fields;
  reason?: RevisionReason;
  /** One opened editor. */
  sitting?: string | null;
  batchId?: string | null;
  /** Now, where absent. */
  at?: Date;
}

/** Writes one saved change into the history, in the transaction that makes it. */
export async function recordRevision(
  tx: Tx,
  actor: Pick<Person, 'id' | 'name'>,
  revision: RevisionOf,
): Promise<void> {
  await recordRevisions(tx, actor, [revision]);
}

/** Writes saved changes of many records into their histories, in the transaction that makes them. */
export async function recordRevisions(
  tx: Tx,
  actor: Pick<Person, 'id' | 'name'>,
  revisions: readonly RevisionOf[],
): Promise<void> {
  await tx.revision.createMany({
    data: revisions.map(({ changes, state, ...revision }) => ({
      ...revision,
      actorId: actor.id,
      actorName: actor.name,
      changes: JSON.stringify(changes),
      state: JSON.stringify(state),
    })),
  });
}
