import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError } from '@/lib/errors';
import type { Db } from '@/server/db/client';
import type { PreviewFile } from '@/server/scans/previews';
import type { ScanFacts, ScanLimits } from '@/server/scans/probe';
import type { StandInRecord } from '@/server/scans/stand-in/record';
import { keys, ObjectNotFound, type Storage } from '@/server/storage/storage';
import type { Words } from '@/server/words';
import type { BuildEvent, BuiltScan, ScanJob } from './build-scan';
import { type Claim, completeScan, updateClaimed } from './mutations';
import type { PreviewedScan } from './preview-scan';
import { checksum } from './receive';
import { readStandInRecord } from './stand-in-record';

/** Who draws and builds: child processes in the product. Paths are local. */
export interface Builder {
  build(job: ScanJob, onEvent: (event: BuildEvent) => void, signal: AbortSignal): Promise<BuiltScan>;
  /** Looks at a file that has just come. */
  preview(job: ScanJob, signal: AbortSignal): Promise<PreviewedScan>;
  draw(record: StandInRecord, outFile: string, signal: AbortSignal): Promise<void>;
}

export interface BuildContext {
  db: Db;
  storage: Storage;
  builder: Builder;
  limits: ScanLimits;
  words: Words;
}

/**
 * Builds a claimed scan from its original to READY. Everything can be repeated: a claim that is lost half-way leaves
 * only objects under its own image id, which nothing refers to.
 * @param workDir an empty local folder of this build's own
 * @throws ClaimLost; CodedError with the reason for the curator
 */
export async function buildClaim(
  context: BuildContext,
  claim: Claim,
  workDir: string,
  signal: AbortSignal,
): Promise<void> {
  const { storage, builder, limits } = context;
  const sha256 = claim.originalSha256 ?? (await drawStandIn(context, claim, workDir, signal));
  const originalPath = await findOriginal(storage, sha256, workDir);
  const buildDir = path.join(workDir, 'build');
  await fs.mkdir(buildDir);
  const records = new RecordKeeper(context, claim);
  const built = await builder.build(
    { originalPath, workDir: buildDir, limits },
    (event) => records.take(event),
    signal,
  );
  await records.settled();
  await storage.putFile(keys.pyramid(claim.imageId), built.zipFile);
  await completeScan(context.db, claim, {
    width: built.width,
    height: built.height,
    tileSize: built.tileSize,
    tileCount: built.tileCount,
    pyramidBytes: BigInt(built.zipBytes),
    tilesDigest: built.tilesDigest,
  });
}

async function findOriginal(storage: Storage, sha256: string, workDir: string): Promise<string> {
  try {
    return await storage.localPath(keys.original(sha256), workDir);
  } catch (error) {
    if (error instanceof ObjectNotFound) throw new CodedError('ORIGINAL_MISSING', {}, { cause: error });
    throw error;
  }
}

/** A stand-in has no delivered file: its sheet is drawn and then kept as if it were one. */
async function drawStandIn(
  { db, storage, builder, words }: BuildContext,
  claim: Claim,
  workDir: string,
  signal: AbortSignal,
): Promise<string> {
  if (!claim.standIn || claim.photographId === null) throw new CodedError('ORIGINAL_MISSING');
  await updateClaimed(db, claim, { stage: 'draw' });
  const record = await readStandInRecord(db, claim.photographId, words);
  if (!record) throw new CodedError('STAND_IN_FAILED', { reason: 'not published' });
  const sheet = path.join(workDir, 'sheet.jpg');
  await builder.draw(record, sheet, signal);
  const { sha256, bytes } = await checksum(sheet);
  await storage.putFile(keys.original(sha256), sheet);
  await updateClaimed(db, claim, { originalSha256: sha256, originalBytes: BigInt(bytes) });
  return sha256;
}

/** Milliseconds between two writes of the progress: a page looks once a second. */
const PROGRESS_EVERY_MS = 500;

/** Writes what the build reports into the scan's row, in order, without holding the build up. */
class RecordKeeper {
  private last: Promise<void> = Promise.resolve();
  private progressAt = 0;

  constructor(
    private readonly context: BuildContext,
    private readonly claim: Claim,
  ) {}

  take(event: BuildEvent): void {
    if (event.type === 'progress') {
      if (Date.now() - this.progressAt < PROGRESS_EVERY_MS) return;
      this.progressAt = Date.now();
    }
    this.last = this.last.then(() => this.record(event));
    // Whoever waits in `settled` sees the failure; until then it must not end the process.
    this.last.catch(() => {});
  }

  /** @throws what went wrong with any of the events */
  settled(): Promise<void> {
    return this.last;
  }

  private async record(event: BuildEvent): Promise<void> {
    const { db } = this.context;
    if (event.type === 'probed') await updateClaimed(db, this.claim, factsColumns(event.facts));
    else if (event.type === 'progress') {
      await updateClaimed(db, this.claim, { stage: event.stage, progress: Math.floor(event.percent) });
    } else await this.keepPreviews(event.previews, event.placeholder);
  }

  private async keepPreviews(previews: PreviewFile[], placeholder: string): Promise<void> {
    const { db, storage } = this.context;
    for (const { width, file } of previews)
      await storage.putFile(keys.preview(this.claim.imageId, width), file);
    const sizes = previews.map(({ width, height }) => ({ width, height }));
    await updateClaimed(db, this.claim, {
      previews: JSON.stringify(sizes),
      placeholder,
      previewsAt: new Date(),
    });
  }
}

/** What the probe found, as columns of the scan's row. */
export function factsColumns(facts: ScanFacts) {
  return {
    format: facts.format,
    fileWidth: facts.fileWidth,
    fileHeight: facts.fileHeight,
    orientation: facts.orientation,
    bands: facts.bands,
    bitsPerBand: facts.bitsPerBand,
    colourSpace: facts.colourSpace,
    iccProfile: facts.iccProfile,
    pages: facts.pages,
  };
}
