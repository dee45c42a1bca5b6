import fs from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type CodedError, isCodedError } from '@/lib/errors';
import type { Db } from '@/server/db/client';
import { receiveFile } from '@/server/ingest/receive';
import type { Storage } from '@/server/storage/storage';
import { type DownloadLimits, type DownloadProgress, download, Unreachable } from './download';

export interface FetchContext {
  db: Db;
  storage: Storage;
  /** Folder for downloads that are under way. */
  dir: string;
  limits: DownloadLimits;
  /** Milliseconds between two files: these are other people's servers. */
  pauseMs: number;
  signal?: AbortSignal;
}

export interface FetchEvents {
  onStart?: (slug: string, number: number, total: number) => void;
  onProgress?: (progress: DownloadProgress) => void;
  onFetched?: (slug: string, scanId: string) => void;
  onFailed?: (slug: string, error: CodedError) => void;
}

export interface FetchSummary {
  wanted: number;
  /** Scans that are now with the worker. */
  scanIds: string[];
  failed: { slug: string; error: CodedError }[];
  /** True where a server could not be reached at all and the rest was left for another time. */
  offline: boolean;
}

/** A holder that refuses this many files in a row wants to be left alone. */
const MOST_FAILURES_IN_A_ROW = 3;

/** Downloads the open-access files that the catalogue names and that are not here yet, one after the other. */
export async function fetchScans(context: FetchContext, events: FetchEvents = {}): Promise<FetchSummary> {
  const wanted = await photographsWithoutScan(context.db);
  const summary: FetchSummary = { wanted: wanted.length, scanIds: [], failed: [], offline: false };
  let failuresInARow = 0;
  for (const [index, photograph] of wanted.entries()) {
    if (context.signal?.aborted || failuresInARow >= MOST_FAILURES_IN_A_ROW) break;
    if (index > 0) await pause(context.pauseMs, undefined, { signal: context.signal }).catch(() => {});
    events.onStart?.(photograph.slug, index + 1, wanted.length);
    try {
      const scanId = await fetchOne(context, photograph, events);
      summary.scanIds.push(scanId);
      events.onFetched?.(photograph.slug, scanId);
      failuresInARow = 0;
    } catch (error) {
      if (context.signal?.aborted) break;
      if (error instanceof Unreachable) {
        summary.offline = true;
        break;
      }
      if (!isCodedError(error)) throw error;
      summary.failed.push({ slug: photograph.slug, error });
      events.onFailed?.(photograph.slug, error);
      failuresInARow += 1;
    }
  }
  return summary;
}

interface Wanted {
  id: string;
  slug: string;
  fileUrl: string;
}

/** Those whose record names a file and that have no delivered scan, not even one that failed. */
async function photographsWithoutScan(db: Db): Promise<Wanted[]> {
  const rows = await db.photograph.findMany({
    where: { fileUrl: { not: null }, status: { not: 'DELETED' }, scans: { none: { standIn: false } } },
    orderBy: [{ sectionId: 'asc' }, { position: 'asc' }],
    select: { id: true, slug: true, fileUrl: true },
  });
  return rows.flatMap(({ fileUrl, ...row }) => (fileUrl ? [{ ...row, fileUrl }] : []));
}

async function fetchOne(
  context: FetchContext,
  { id, fileUrl }: Wanted,
  events: FetchEvents,
): Promise<string> {
  const { db, storage, dir, limits, signal } = context;
  const file = await download(fileUrl, dir, limits, events.onProgress, signal);
  const received = await receiveFile(db, storage, {
    file,
    originalName: decodeURIComponent(new URL(fileUrl).pathname.split('/').at(-1) ?? ''),
    photographId: id,
    publishWhenReady: false,
  });
  await fs.rm(file, { force: true });
  return received.scanId;
}
