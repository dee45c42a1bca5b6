import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { TILE_SIZE } from '@/lib/pyramid/geometry';
import { buildPyramid } from '@/server/pyramids/build-pyramid';
import { verifyPyramid } from '@/server/pyramids/verify-pyramid';
import type { ScanTone } from '@/server/scans/decode-scan';
import { makePreviews, type PreviewFile } from '@/server/scans/previews';
import { probe, type ScanFacts, type ScanLimits } from '@/server/scans/probe';
import { followReading } from './reading-progress';

export interface ScanJob {
  /** Absolute path of the untouched original. */
  originalPath: string;
  /** Absolute path of an empty folder of this build's own: everything made is put there. */
  workDir: string;
  limits: ScanLimits;
}

export type BuildStage = 'previews' | 'tiles' | 'verify';

/** In this order: probed, previews; progress any time. */
export type BuildEvent =
  | { type: 'probed'; facts: ScanFacts }
  | { type: 'previews'; previews: PreviewFile[]; placeholder: string }
  /** `percent` is of the whole build, 0 to 100, and never goes back. */
  | { type: 'progress'; stage: BuildStage; percent: number };

export interface BuiltScan {
  facts: ScanFacts;
  /** Pixels of the oriented, full-size image. */
  width: number;
  height: number;
  tileSize: number;
  tileCount: number;
  /** Absolute path inside the work folder. */
  zipFile: string;
  zipBytes: number;
  tilesDigest: string;
  previews: PreviewFile[];
  placeholder: string;
}

/** Parts of the whole, in per cent, as they fell out for large JPEG and TIFF files. */
const PREVIEWS_END = 20;
const TILES_END = 96;

/**
 * Makes everything that is derived from one scan: previews first, then the pyramid, then the proof that it is
 * whole. Knows no database and no storage.
 * @throws CodedError with the reason why this file cannot be shown; the work folder is empty again then
 */
export async function buildScan(job: ScanJob, onEvent: (event: BuildEvent) => void): Promise<BuiltScan> {
  try {
    const facts = await probe(job.originalPath, job.limits);
    onEvent({ type: 'probed', facts });
    onEvent({ type: 'progress', stage: 'previews', percent: 0 });
    const { previews, placeholder, tone } = await makePreviews(job.originalPath, facts, job.workDir);
    onEvent({ type: 'previews', previews, placeholder });
    const zipFile = path.join(job.workDir, 'pyramid.zip');
    await buildTiles(job.originalPath, facts, tone, zipFile, onEvent);
    onEvent({ type: 'progress', stage: 'verify', percent: TILES_END });
    const shape = { width: facts.width, height: facts.height, tileSize: TILE_SIZE };
    const { tileCount, bytes, digest } = await verifyPyramid(zipFile, shape);
    onEvent({ type: 'progress', stage: 'verify', percent: 100 });
    return {
      facts,
      ...shape,
      tileCount,
      zipFile,
      zipBytes: bytes,
      tilesDigest: digest,
      previews,
      placeholder,
    };
  } catch (error) {
    await emptyFolder(job.workDir);
    throw error;
  }
}

async function buildTiles(
  file: string,
  facts: ScanFacts,
  tone: ScanTone,
  zipFile: string,
  onEvent: (event: BuildEvent) => void,
): Promise<void> {
  onEvent({ type: 'progress', stage: 'tiles', percent: PREVIEWS_END });
  // A file that is held whole is read to its end before the first tile is cut.
  const reach = facts.needsWhole ? 0.4 : 1;
  const stop = followReading(file, (share) => {
    const percent = Math.floor(PREVIEWS_END + share * reach * (TILES_END - PREVIEWS_END));
    onEvent({ type: 'progress', stage: 'tiles', percent });
  });
  try {
    await buildPyramid(file, facts, tone, zipFile);
  } finally {
    stop();
  }
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    await rm(path.join(folder, name), { recursive: true, force: true });
}
