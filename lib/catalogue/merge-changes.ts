/** Two people, one record: what others did to a field since somebody opened it, and whether the two can stand together. */
import { type FieldChange, type Fields, type FieldValue, sameValue } from './field-changes';

/** A saved change, as far as merging asks. */
export interface SavedChange {
  sitting: string | null;
  who: string;
  /** ISO 8601, UTC. */
  at: string;
  changes: readonly FieldChange[];
}

export interface Conflict {
  field: string;
  base: FieldValue;
  theirs: FieldValue;
  mine: FieldValue;
  who: string;
  at: string;
}

export interface Merged {
  /** What is to be saved. */
  wanted: Fields;
  conflicts: Conflict[];
  /** What others changed, other than the conflicts. */
  theirs: { field: string; value: FieldValue; who: string }[];
}

interface Touched {
  base: FieldValue;
  /** The last change. */
  who: string;
  at: string;
  isMine: boolean;
}

/**
 * @param since every change after the one that `mine` began from, oldest first
 * @param current what is saved now
 * @param sitting who saves; null is never the same as another null
 */
export function mergeChanges(
  since: readonly SavedChange[],
  { current, mine, sitting }: { current: Fields; mine: Fields; sitting: string | null },
): Merged {
  const now = (field: string): FieldValue => current[field] ?? null;
  const byOthers = [...touchedBy(since, sitting)].filter(
    ([field, { base, isMine }]) => !isMine && !sameValue(base, now(field)),
  );
  const others = new Map(byOthers);
  const differing = Object.entries(mine).filter(([field, value]) => !sameValue(value, now(field)));
  const conflicts = differing.flatMap(([field, value]) => {
    const other = others.get(field);
    if (!other) return [];
    return [{ field, base: other.base, theirs: now(field), mine: value, who: other.who, at: other.at }];
  });
  const contested = new Set(conflicts.map(({ field }) => field));
  return {
    wanted: Object.fromEntries(differing.filter(([field]) => !contested.has(field))),
    conflicts,
    theirs: byOthers
      .filter(([field]) => !contested.has(field))
      .map(([field, { who }]) => ({ field, value: now(field), who })),
  };
}

function touchedBy(since: readonly SavedChange[], sitting: string | null): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const { sitting: theirs, who, at, changes } of since) {
    const isMine = sitting !== null && theirs === sitting;
    for (const { field, before } of changes) {
      const first = touched.get(field);
      touched.set(field, { base: first ? first.base : before, who, at, isMine });
    }
  }
  return touched;
}
