import { isAnnotationField } from '@/lib/annotations/annotation';
import { isDraftField } from '@/lib/catalogue/draft';
import type { Fields } from '@/lib/catalogue/field-changes';
import { CodedError } from '@/lib/errors';
import type { SaveOutcome } from '@/lib/studio/photograph-commands';
import type { Tx } from '@/server/db/client';
import { readStateAt } from '@/server/history/data';
import type { Actor, EditablePhotographId } from '@/server/people/actor';
import { readDraft } from './draft-rows';
import { saveDraft } from './save-draft';

export interface Restoring {
  number: number;
  base: number;
  sitting: string;
  /** Only these; all where absent. */
  fields?: readonly string[];
}

/**
 * Brings a version back as a new revision. The address stays as it is unless it is asked for by name: visitors may know it.
 * @throws CodedError RECORD_UNKNOWN where there is no such version
 */
export async function restoreRevision(
  tx: Tx,
  actor: Actor,
  id: EditablePhotographId,
  { number, base, sitting, fields }: Restoring,
): Promise<SaveOutcome> {
  const state = await readStateAt(tx, { kind: 'photograph', subjectId: id, number });
  if (!state) throw new CodedError('RECORD_UNKNOWN');
  const wanted = (name: string) => (fields ? fields.includes(name) : name !== 'slug');
  // What was drawn since then goes.
  const since = Object.keys(await readDraft(tx, id)).filter(isAnnotationField);
  const then: Fields = { ...Object.fromEntries(since.map((name) => [name, null])), ...state };
  const changes: Fields = Object.fromEntries(
    Object.entries(then).filter(([name]) => isDraftField(name) && wanted(name)),
  );
  return saveDraft(tx, actor, id, { base, sitting, changes, reason: 'restore' });
}
