import type { FieldChange, Fields } from '@/lib/catalogue/field-changes';
import type { DocumentKey } from '@/lib/site/documents';
import type { HistoryPage } from '@/lib/studio/photograph-commands';
import type { Db, Tx } from '@/server/db/client';
import { parseFields } from './data';

/** Entries of the history in one answer. */
const PAGE = 30;

export interface FieldAuthor {
  who: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Which fields were changed after a revision, and who changed each last. */
export async function changesSinceRevision(
  tx: Tx,
  key: DocumentKey,
  base: number,
): Promise<Map<string, FieldAuthor>> {
  const rows = await tx.revision.findMany({
    where: { kind: 'document', subjectId: key, number: { gt: base } },
    orderBy: { number: 'asc' },
    select: { actorName: true, at: true, changes: true },
  });
  const authors = new Map<string, FieldAuthor>();
  for (const { actorName, at, changes } of rows) {
    for (const { field } of JSON.parse(changes) as FieldChange[]) {
      authors.set(field, { who: actorName, at: at.toISOString() });
    }
  }
  return authors;
}

/** The draft as it stood at a revision; empty where there is none of that number. */
export async function fieldsAt(tx: Tx, key: DocumentKey, number: number): Promise<Fields> {
  const row = await tx.revision.findUnique({
    where: { kind_subjectId_number: { kind: 'document', subjectId: key, number } },
    select: { state: true },
  });
  return parseFields(row?.state);
}

/** The newest changes first. @param before give the number where the last page ended */
export async function readDocumentHistory(db: Db, key: DocumentKey, before?: number): Promise<HistoryPage> {
  const rows = await db.revision.findMany({
    where: { kind: 'document', subjectId: key, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    select: { number: true, at: true, actorName: true, reason: true, sitting: true, changes: true },
  });
  const entries = rows.slice(0, PAGE).map(({ at, actorName, changes, ...row }) => ({
    ...row,
    at: at.toISOString(),
    who: actorName,
    changes: JSON.parse(changes) as FieldChange[],
  }));
  return { entries, next: rows.length > PAGE ? (entries.at(-1)?.number ?? null) : null };
}
