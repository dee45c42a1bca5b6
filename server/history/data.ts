import type { FieldChange, Fields } from '@/lib/catalogue/field-changes';
import type { SavedChange } from '@/lib/catalogue/merge-changes';
import type { HistoryEntry, HistoryPage } from '@/lib/studio/photograph-commands';
import type { Db, Tx } from '@/server/db/client';
import type { SubjectKind } from './record-revision';

/** Entries that one page of a history shows. */
const PAGE = 30;

/** Every change of a subject after `base`, oldest first. */
export async function readChangesSince(
  db: Db | Tx,
  { kind, subjectId, base }: { kind: SubjectKind; subjectId: string; base: number },
): Promise<SavedChange[]> {
  const rows = await db.revision.findMany({
    where: { kind, subjectId, number: { gt: base } },
    orderBy: { number: 'asc' },
    select: { sitting: true, actorName: true, at: true, changes: true },
  });
  return rows.map(({ sitting, actorName, at, changes }) => ({
    sitting,
    who: actorName,
    at: at.toISOString(),
    changes: parseChanges(changes),
  }));
}

/** The whole draft as a revision left it; null where there is none with this number. */
export async function readStateAt(
  db: Db | Tx,
  { kind, subjectId, number }: { kind: SubjectKind; subjectId: string; number: number },
): Promise<Fields | null> {
  const row = await db.revision.findUnique({
    where: { kind_subjectId_number: { kind, subjectId, number } },
    select: { state: true },
  });
  return row ? (JSON.parse(row.state) as Fields) : null;
}

/**
 * A page of a subject's history, newest first.
 * @param before only revisions with a lower number
 */
export async function readHistory(
  db: Db,
  { kind, subjectId, before }: { kind: SubjectKind; subjectId: string; before?: number },
): Promise<HistoryPage> {
  const rows = await db.revision.findMany({
    where: { kind, subjectId, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    select: { number: true, at: true, actorName: true, reason: true, sitting: true, changes: true },
  });
  const shown = rows.slice(0, PAGE);
  return { entries: shown.map(entryOf), next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null };
}

function entryOf(row: {
  number: number;
  at: Date;
  actorName: string;
  reason: string;
  sitting: string | null;
  changes: string;
}): HistoryEntry {
  const { number, at, actorName, reason, sitting, changes } = row;
  return { number, at: at.toISOString(), who: actorName, reason, sitting, changes: parseChanges(changes) };
}

function parseChanges(json: string): FieldChange[] {
  return JSON.parse(json) as FieldChange[];
}
