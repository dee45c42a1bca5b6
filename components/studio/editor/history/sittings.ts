import { type FieldChange, sameValue } from '@/lib/catalogue/field-changes';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';

/** What one person did in one sitting, or one change that no editor made. */
export interface Sitting {
  /** Of its newest revision. */
  number: number;
  at: string;
  who: string;
  reason: string;
  saves: number;
  /** From before the sitting to after it; what was taken back within it is not there. */
  changes: FieldChange[];
}

/**
 * Puts the saves of one sitting together: an editor saves at every pause, and a reader of the history wants to know what came of it.
 * @param entries newest first
 */
export function sittingsOf(entries: readonly HistoryEntry[]): Sitting[] {
  const sittings: (Sitting & { sitting: string | null })[] = [];
  for (const entry of entries) {
    const last = sittings.at(-1);
    const belongs =
      last && entry.sitting !== null && last.sitting === entry.sitting && last.reason === entry.reason;
    if (belongs) {
      last.saves += 1;
      last.changes = joined(entry.changes, last.changes);
    } else {
      const { number, at, who, reason, sitting, changes } = entry;
      sittings.push({ number, at, who, reason, sitting, saves: 1, changes });
    }
  }
  return sittings.map(({ sitting: _sitting, ...rest }) => rest);
}

function joined(older: readonly FieldChange[], newer: readonly FieldChange[]): FieldChange[] {
  const changes = new Map(older.map((change) => [change.field, change]));
  for (const change of newer) {
    changes.set(change.field, { ...change, before: (changes.get(change.field) ?? change).before });
  }
  return [...changes.values()].filter(({ before, after }) => !sameValue(before, after));
}
