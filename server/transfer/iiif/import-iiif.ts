import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isCodedError } from '@/lib/errors';
import type { CanvasReport, Notice, SourceReport } from '@/lib/iiif/import-report';
import type { SourceCanvas } from '@/lib/iiif/read-presentation';
import { beginBatch, countInBatch, finishBatch } from '@/server/catalogue/batches/batch';
import type { Db } from '@/server/db/client';
import { receiveFile } from '@/server/ingest/receive';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { probe, type ScanLimits } from '@/server/scans/probe';
import type { Storage } from '@/server/storage/storage';
import { displayName } from '../import-files';
import { type CanvasOf, findKnown, isMadeIn, makeCanvasDraft } from './canvas-draft';
import { type FetchedPicture, fetchPicture, type PictureContext } from './fetch-picture';
import type { PoliteClient } from './polite-client';
import type { RecentSources } from './recent-sources';
import { type FoundSource, findManifests, isAddress } from './sources';

export interface IiifContext {
  db: Db;
  storage: Storage;
  client: PoliteClient;
  limits: ScanLimits;
  stitch: PictureContext['stitch'];
  /** Bytes of one picture. */
  maxBytes: number;
  /** Folder for what was fetched and is not a scan yet. */
  dir: string;
  now: () => Date;
  /** What earlier calls of an import have read. */
  recent?: RecentSources;
  signal?: AbortSignal;
  /** True once this call has done its share; it ends at the next canvas or piece, and the same call again goes on from there. */
  isEnough?: () => boolean;
}

export interface IiifEvents {
  onSource?: (report: SourceReport) => void;
  /** Everything of it was looked at. */
  onFinished?: (report: SourceReport) => void;
  onCanvas?: (report: CanvasReport, source: SourceReport) => void;
  /** Pieces of the picture that is being fetched. */
  onPieces?: (done: number, total: number) => void;
}

/** Where an import in several calls stands. */
export interface IiifSoFar {
  /** The batch of the calls before. */
  batchId: string | null;
  /** Addresses of manifests that are done with. */
  finished: readonly string[];
  /** Canvases of the manifest after those that were looked at, whatever came of them: they are not tried again. */
  reached?: number;
}

export interface IiifOutcome {
  /** Null where no draft was made. */
  batchId: string | null;
  /** False where it was stopped, or had done its share. */
  isComplete: boolean;
  /** Scans that are now with the worker. */
  scanIds: string[];
}

/** What one run knows of itself. */
interface Run {
  context: IiifContext;
  actor: Actor<'curator'>;
  events: IiifEvents;
  target: string;
  batchId: string | null;
  scanIds: string[];
}

/** Thrown between two pieces of a picture. */
class Enough extends Error {
  override readonly name = 'Enough';
}

/**
 * Imports every canvas that an address or file leads to: a draft each, never published, and its picture at the best resolution.
 * What came before is known again, so an import that was cut off is gone on with by the same call. What is wrong with a source is
 * reported and keeps nothing else back.
 */
export async function importIiif(
  context: IiifContext,
  actor: Actor<'curator'>,
  target: string,
  events: IiifEvents = {},
  soFar: IiifSoFar = { batchId: null, finished: [] },
): Promise<IiifOutcome> {
  const { signal } = context;
  const run: Run = { context, actor, events, target, batchId: soFar.batchId, scanIds: [] };
  const isStopped = () => signal?.aborted === true || context.isEnough?.() === true;
  let isComplete = true;
  let { reached = 0 } = soFar;
  const options = { finished: soFar.finished, recent: context.recent, signal };
  for await (const found of findManifests(context.client, target, options)) {
    const report = reportOf(found);
    events.onSource?.(report);
    if (found.kind === 'manifest') isComplete = await importManifest(run, found, { report, reached });
    reached = 0;
    if (!isComplete || signal?.aborted) break;
    events.onFinished?.(report);
    if (isStopped()) {
      isComplete = false;
      break;
    }
  }
  const { batchId, scanIds } = run;
  isComplete &&= signal?.aborted !== true;
  if (batchId && isComplete) await finishBatch(context.db, batchId);
  return { batchId, scanIds, isComplete };
}

function reportOf(found: FoundSource): SourceReport {
  const nothing = { address: found.named, name: null, canvases: 0, failure: null, notices: [] };
  if (found.kind === 'left') return { ...nothing, notices: [{ code: found.code }] };
  if (found.kind === 'refused') {
    const { code, detail } = found.error;
    return { ...nothing, failure: { code, detail } };
  }
  const { label, canvases, findings } = found.manifest;
  const notices = findings.map((code): Notice => ({ code }));
  return { ...nothing, name: label[0]?.text ?? null, canvases: canvases.length, notices };
}

/** @returns false where the run was stopped before its end */
async function importManifest(
  run: Run,
  { manifest, manifestId, address }: Extract<FoundSource, { kind: 'manifest' }>,
  { report, reached }: { report: SourceReport; reached: number },
): Promise<boolean> {
  const { signal, isEnough } = run.context;
  for (const [at, canvas] of manifest.canvases.slice(reached).entries()) {
    // At least one a call, or a slow source would never be done with.
    if (signal?.aborted || (at > 0 && isEnough?.())) return false;
    const done = await importCanvas(run, { manifest, manifestId, readFrom: address, canvas });
    if (!done) return false;
    run.events.onCanvas?.(done, report);
  }
  return true;
}

/** @returns null where the run was stopped meanwhile */
async function importCanvas(run: Run, source: CanvasOf): Promise<CanvasReport | null> {
  const { canvas, manifestId } = source;
  const { context } = run;
  const report: CanvasReport = {
    ...{
      number: canvas.number,
      name: canvas.label[0]?.text ?? null,
      photographId: null,
      slug: null,
      scanId: null,
      failure: null,
    },
    ...{ outcome: 'skipped', notices: canvas.findings.map((code): Notice => ({ code })) },
  };
  const known = await findKnown(context.db, manifestId, canvas.id);
  if (known) {
    report.photographId = known.photographId;
    report.slug = known.slug;
    report.outcome = known.inTrash ? 'trashed' : 'known';
    if (known.inTrash || known.hasPicture) return report;
    // A call that ended between two pieces has made the draft, and said nothing yet.
    if (await isMadeIn(context.db, run.batchId, known.photographId)) report.outcome = 'made';
  }
  if (canvas.picture === null) return report;
  const id = known?.photographId ?? (await makeDraft(run, source, report));
  try {
    await deliver(run, { ...source, id }, report);
    if (report.outcome === 'known') report.outcome = 'fetched';
  } catch (error) {
    if (context.signal?.aborted || error instanceof Enough) return null;
    if (!isCodedError(error)) throw error;
    report.failure = { code: error.code, detail: error.detail };
  }
  return report;
}

async function makeDraft(run: Run, source: CanvasOf, report: CanvasReport): Promise<string> {
  const { context, actor } = run;
  const batchId = await openBatch(run, source.manifest.canvases.length);
  const made = await makeCanvasDraft(context.db, actor, source, { batchId, now: context.now() });
  await countInBatch(context.db, batchId, 1);
  report.outcome = 'made';
  report.photographId = made.id;
  report.slug = made.slug;
  report.notices.push(...made.notices);
  return made.id;
}

/** A run that makes nothing leaves no batch behind. */
async function openBatch(run: Run, rows: number): Promise<string> {
  if (run.batchId) return run.batchId;
  const { context, actor, target } = run;
  const file = isAddress(target) ? target : path.basename(target);
  const batchId = await beginBatch(context.db, actor, 'import', { file, rows });
  await recordAudit(context.db, actor, 'batch.apply', batchId, { file, rows });
  run.batchId = batchId;
  return batchId;
}

async function deliver(
  run: Run,
  { id, canvas, manifestId }: CanvasOf & { id: string },
  report: CanvasReport,
): Promise<void> {
  const { context, events } = run;
  const { db, storage, client, limits, maxBytes, stitch, signal } = context;
  const dir = path.join(context.dir, folderOf(manifestId, canvas));
  if (!canvas.picture) return;
  const onProgress = (done: number, total: number, isNew: boolean) => {
    events.onPieces?.(done, total);
    if (isNew && done < total && context.isEnough?.()) throw new Enough();
  };
  const fetching = { client, limits, maxBytes, stitch, dir, signal, onProgress };
  const fetched = await fetchPicture(fetching, canvas.picture);
  report.notices.push(...noticesOf(fetched));
  const { format } = await probe(fetched.file, limits);
  const originalName = nameFor(fetched.from, format);
  const received = await receiveFile(db, storage, {
    ...{ file: fetched.file, originalName, photographId: id, publishWhenReady: false },
  });
  await db.iiifSource.update({ where: { photographId: id }, data: { pictureFrom: fetched.from } });
  await fs.rm(dir, { recursive: true, force: true });
  run.scanIds.push(received.scanId);
  report.scanId = received.scanId;
}

function folderOf(manifestId: string, { id }: SourceCanvas): string {
  return createHash('sha256')
    .update(JSON.stringify([manifestId, id]))
    .digest('hex')
    .slice(0, 32);
}

function noticesOf({ width, height, stated, file }: FetchedPicture): Notice[] {
  const notices: Notice[] = [];
  if (path.extname(file) === '.tif') notices.push({ code: 'PUT_TOGETHER', width, height });
  if (stated && (width < stated.width || height < stated.height)) {
    notices.push({ code: 'SMALLER', width, height, statedWidth: stated.width, statedHeight: stated.height });
  }
  return notices;
}

/** What the picture is called where it comes from, with the ending of what it is. */
function nameFor(from: string, format: string): string {
  const { pathname, search } = new URL(from);
  // Some servers have the picture's name in the query, behind their own (`iipsrv.fcgi?iiif=/folder/name`).
  const whole = search.includes('/') ? search : pathname;
  const last = whole.split('/').filter(Boolean).at(-1) ?? 'iiif';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray per cent sign: the name as it stands is as good.
  }
  const stem = displayName(name)
    .replace(/\.(jpe?g|tiff?|png|webp|jp2)$/i, '')
    .slice(-150);
  return `${stem}.${format === 'jpeg' ? 'jpg' : format === 'tiff' ? 'tif' : format}`;
}
