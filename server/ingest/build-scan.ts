import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { TILE_SIZE } from '@/lib/pyramid/geometry';
import { buildPyramid } from '@/server/pyramids/build-pyramid';
import { verifyPyramid } from '@/server/pyramids/verify-pyramid';
import { makePreviews, type PreviewFile, type Previews } from '@/server/scans/previews';
import { probe, type ScanFacts, type ScanLimits } from '@/server/scans/probe';
import { toneOfFirstRows } from '@/server/scans/tone';
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

/** At 400 megapixels the two together take 460 MB, one after the other 300 MB. */
const TOGETHER_MAX_PIXELS = 200_000_000;

type Emit = (event: BuildEvent) => void;

/**
 * Makes everything that is derived from one scan: previews first, then the pyramid, then the proof that it is
 * whole. Knows no database and no storage.
 * @throws CodedError with the reason why this file cannot be shown; the work folder is empty again then
 */
export async function buildScan(job: ScanJob, onEvent: Emit): Promise<BuiltScan> {
  try {
    const facts = await probe(job.originalPath, job.limits);
    onEvent({ type: 'probed', facts });
    const zipFile = path.join(job.workDir, 'pyramid.zip');
    const { previews, placeholder } = await derive(job, facts, zipFile, onEvent);
    onEvent({ type: 'progress', stage: 'verify', percent: TILES_END });
    const shape = { width: facts.width, height: facts.height, tileSize: TILE_SIZE };
    const { tileCount, bytes, digest } = await verifyPyramid(zipFile, shape);
    onEvent({ type: 'progress', stage: 'verify', percent: 100 });
    const pyramid = { tileCount, zipFile, zipBytes: bytes, tilesDigest: digest };
    return { facts, ...shape, ...pyramid, previews, placeholder };
  } catch (error) {
    await emptyFolder(job.workDir);
    throw error;
  }
}

/**
 * A JPEG is reduced while it is decoded, by one thread and in little memory: where the first rows tell the tone,
 * its tiles are cut at the same time. For other files, and for the largest, that would take too much memory.
 */
async function derive(job: ScanJob, facts: ScanFacts, zipFile: string, onEvent: Emit): Promise<Previews> {
  onEvent({ type: 'progress', stage: 'previews', percent: 0 });
  const { originalPath, workDir } = job;
  const small = facts.width * facts.height <= TOGETHER_MAX_PIXELS;
  const together = small && facts.format === 'jpeg' && facts.needsWhole === null;
  const tone = together ? await toneOfFirstRows(originalPath, facts) : null;
  const tiles = tone && settled(buildPyramid(originalPath, facts, tone, zipFile));
  const previews = await settled(makePreviews(originalPath, facts, workDir, tone ?? undefined));
  if (previews.status === 'rejected') {
    // Nothing may be written into the folder any more when it is emptied.
    await tiles;
    throw previews.reason;
  }
  onEvent({ type: 'previews', previews: previews.value.previews, placeholder: previews.value.placeholder });
  onEvent({ type: 'progress', stage: 'tiles', percent: PREVIEWS_END });
  const stop = followTiles(originalPath, facts, onEvent);
  try {
    const built = await (tiles ?? settled(buildPyramid(originalPath, facts, previews.value.tone, zipFile)));
    if (built.status === 'rejected') throw built.reason;
  } finally {
    stop();
  }
  return previews.value;
}

async function settled<Result>(work: Promise<Result>): Promise<PromiseSettledResult<Result>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

function followTiles(file: string, facts: ScanFacts, onEvent: Emit): () => void {
  // A file that is held whole is read to its end before the first tile is cut.
  const reach = facts.needsWhole ? 0.4 : 1;
  return followReading(file, (share) => {
    const percent = Math.floor(PREVIEWS_END + share * reach * (TILES_END - PREVIEWS_END));
    onEvent({ type: 'progress', stage: 'tiles', percent });
  });
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
