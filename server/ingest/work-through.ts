import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '@/server/db/client';
import { type WorkerContext, workOnce } from './worker';

/** How a scan came out, with what a person is told about it. Sizes are pixels. */
export interface Outcome {
  scanId: string;
  state: 'WAITING' | 'BUILDING' | 'READY' | 'FAILED';
  width: number | null;
  height: number | null;
  /** The photograph it shows. */
  slug: string | null;
  /** True where visitors see this scan now. */
  shown: boolean;
  failure: { code: string; detail: Record<string, string | number> } | null;
}

/** Milliseconds between two looks at the progress. */
const LOOK_EVERY_MS = 300;

/**
 * Builds exactly these scans, together with any worker that runs already, and settles when all of them are READY or
 * FAILED, or `signal` stops it.
 * @param onProgress mean progress, 0 to 100
 */
export async function workThrough(
  context: WorkerContext,
  scanIds: readonly string[],
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let working = true;
  const watching = watch(context.db, scanIds, onProgress, () => working);
  try {
    while (!signal.aborted && (await unfinished(context.db, scanIds)) > 0) {
      // Nothing to claim though some are unfinished: another worker has them, or its lease has still to run out.
      if (!(await workOnce(context, signal, scanIds)))
        await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    }
  } finally {
    working = false;
    await watching;
  }
}

function unfinished(db: Db, ids: readonly string[]): Promise<number> {
  return db.scan.count({ where: { id: { in: [...ids] }, state: { in: ['WAITING', 'BUILDING'] } } });
}

async function watch(
  db: Db,
  ids: readonly string[],
  onProgress: (percent: number) => void,
  goOn: () => boolean,
): Promise<void> {
  for (;;) {
    const rows = await db.scan.findMany({
      where: { id: { in: [...ids] } },
      select: { state: true, progress: true },
    });
    const sum = rows.reduce((total, { state, progress }) => total + (isSettled(state) ? 100 : progress), 0);
    onProgress(rows.length === 0 ? 100 : sum / rows.length);
    if (!goOn()) return;
    await pause(LOOK_EVERY_MS);
  }
}

function isSettled(state: string): boolean {
  return state === 'READY' || state === 'FAILED';
}

/** What became of a scan. */
export async function readOutcome(db: Db, scanId: string): Promise<Outcome> {
  const scan = await db.scan.findUniqueOrThrow({
    where: { id: scanId },
    include: { photograph: { select: { slug: true, publication: { select: { scanId: true } } } } },
  });
  return {
    scanId,
    state: scan.state,
    width: scan.width,
    height: scan.height,
    slug: scan.photograph?.slug ?? null,
    shown: scan.photograph?.publication?.scanId === scanId,
    failure: scan.failureCode
      ? {
          code: scan.failureCode,
          detail: JSON.parse(scan.failureDetail ?? '{}') as Record<string, string | number>,
        }
      : null,
  };
}
