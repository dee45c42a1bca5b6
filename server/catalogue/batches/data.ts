import { z } from 'zod';
import { type BatchState, type BatchView, LISTED_DAYS } from '@/lib/studio/batch-commands';
import { type BulkKind, bulkChange } from '@/lib/studio/bulk-commands';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';

const DAY_MS = 86_400_000;
/** More than anybody reads. */
const MOST = 100;
/** Milliseconds without a sign of life after which a batch counts as cut off: a slice takes a few seconds. */
const QUIET_MS = 60_000;

const detail = z.object({
  change: z.string().optional(),
  total: z.number().optional(),
  file: z.string().optional(),
  rows: z.number().optional(),
});

const KINDS: readonly string[] = bulkChange.options.map(({ shape }) => shape.kind.value);

/** What was changed together lately, the newest first; also what was undone, and what nobody can undo twice. */
export async function readBatches(db: Db, actor: Actor<'curator'>, now = new Date()): Promise<BatchView[]> {
  const rows = await db.batch.findMany({
    where: { at: { gt: new Date(now.getTime() - LISTED_DAYS * DAY_MS) } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
    omit: { work: true },
  });
  return rows.map((row) => viewOf(row, actor, now));
}

/** One batch that the actor began and that was cut off; null where there is none, or it may not be gone on with. */
export async function readInterrupted(
  db: Db,
  actor: Actor<'curator'>,
  id: string,
): Promise<BatchView | null> {
  const row = await db.batch.findUnique({ where: { id }, omit: { work: true } });
  const view = row && viewOf(row, actor, new Date());
  return view?.mayGoOn ? view : null;
}

/** Batches of the actor that were cut off. */
export function countInterrupted(db: Db, actor: Actor, now: Date): Promise<number> {
  return db.batch.count({
    where: {
      ...{ actorId: actor.id, finishedAt: null, undoneAt: null },
      touchedAt: { lt: new Date(now.getTime() - QUIET_MS) },
      at: { gt: new Date(now.getTime() - LISTED_DAYS * DAY_MS) },
    },
  });
}

interface BatchRow {
  id: string;
  kind: string;
  actorId: string | null;
  actorName: string;
  at: Date;
  touchedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  changed: number;
  detail: string;
}

function viewOf(row: BatchRow, actor: Actor, now: Date): BatchView {
  const { id, actorId, actorName, at, undoneAt, changed } = row;
  const kind = row.kind === 'import' ? 'import' : 'bulk';
  const { change, total, file, rows } = detail.parse(JSON.parse(row.detail));
  const state = stateOf(row, now);
  return {
    ...{ id, kind, state, changed, who: actorName, at: at.toISOString() },
    undoneAt: undoneAt?.toISOString() ?? null,
    change: change !== undefined && KINDS.includes(change) ? (change as BulkKind) : null,
    file: file ?? null,
    total: total ?? rows ?? changed,
    mayGoOn: state === 'interrupted' && actorId !== null && actorId === actor.id,
  };
}

function stateOf({ undoneAt, finishedAt, touchedAt }: BatchRow, now: Date): BatchState {
  if (undoneAt) return 'undone';
  if (finishedAt) return 'done';
  return touchedAt && now.getTime() - touchedAt.getTime() < QUIET_MS ? 'running' : 'interrupted';
}
