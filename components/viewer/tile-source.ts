import type OpenSeadragon from 'openseadragon';
import type { ImageView } from '@/lib/catalogue/views';
import { type Level, levelsOf, tileAt, tilePath } from '@/lib/pyramid/geometry';
import { clampRegion, type Region } from '@/lib/viewport/region';

/** What of a download OpenSeadragon tells and takes. */
type TileJob = Pick<OpenSeadragon.ImageJob, 'src' | 'jobId' | 'userData' | 'finish' | 'fail'>;

/** What OpenSeadragon asks of a picture. Its levels count the other way: 0 is the smallest. */
export interface TileSource {
  width: number;
  height: number;
  tileSize: number;
  minLevel: number;
  maxLevel: number;
  getTileUrl(level: number, column: number, row: number): string;
  downloadTileStart(job: TileJob): void;
  downloadTileAbort(job: TileJob): void;
}

/**
 * Waits before the second and the third attempt. OpenSeadragon could retry by itself, but calls the view complete in
 * between and does not draw what a later attempt brings.
 */
const RETRY_AFTER_MS = [600, 2400];

/**
 * The pyramid behind an image service, described in place, so that no info.json need be fetched first. It begins with
 * the level that shows the whole picture sharply: anything smaller would only be fetched to be covered at once, and
 * the preview lies beneath.
 * @param devicePixels width that the whole picture takes on the screen, in its physical pixels
 */
export function tileSourceOf(image: ImageView, devicePixels: number): TileSource {
  const { width, height, tileSize } = image;
  const shape = { width, height, tileSize };
  const levels = levelsOf(shape);
  const maxLevel = levels.length - 1;
  return {
    ...shape,
    minLevel: maxLevel - coarsestOf(levels, devicePixels),
    maxLevel,
    getTileUrl: (level, column, row) => addressOf(image, maxLevel - level, column, row),
    downloadTileStart: (job) => fetchTile(job, 0),
    downloadTileAbort: (job) => stopFetching(job),
  };
}

function coarsestOf(levels: readonly Level[], devicePixels: number): number {
  return Math.max(
    0,
    levels.findLastIndex((level) => level.width >= devicePixels),
  );
}

function addressOf(image: ImageView, level: number, column: number, row: number): string {
  return `/iiif/3/${image.id}/${tilePath(image, tileAt(image, level, column, row))}`;
}

/** A level is drawn where one of its pixels takes at least this many CSS pixels (OpenSeadragon's `minPixelRatio`). */
const FINEST_RATIO = 0.5;

/**
 * The tiles that OpenSeadragon will ask for to show a part of the picture, the finest first.
 * @param seen in pixels of the scan; may reach beyond it
 * @param scale CSS pixels that one pixel of the scan takes
 * @param devicePixels as `tileSourceOf` was given them
 */
export function tilesSeen(image: ImageView, seen: Region, scale: number, devicePixels: number): string[] {
  const levels = levelsOf(image);
  const coarsest = coarsestOf(levels, devicePixels);
  const region = clampRegion(seen, image);
  if (!region) return [];
  return levels.slice(0, coarsest + 1).flatMap((level, index) => {
    if (scale * level.scaleFactor < FINEST_RATIO && index !== coarsest) return [];
    const step = image.tileSize * level.scaleFactor;
    const rows = between(region.y / step, (region.y + region.height) / step, level.rows);
    const columns = between(region.x / step, (region.x + region.width) / step, level.columns);
    return rows.flatMap((row) => columns.map((column) => addressOf(image, index, column, row)));
  });
}

/** The whole numbers of the cells that a stretch touches. */
function between(from: number, to: number, count: number): number[] {
  const first = Math.floor(from);
  const last = Math.min(count, Math.ceil(to));
  return Array.from({ length: last - first }, (_, index) => first + index);
}

/** Lets the browser keep tiles until they are asked for. @returns a function that gives up what has not come yet */
export function fetchAhead(addresses: readonly string[]): () => void {
  const pictures = addresses.map((address) => {
    const picture = new Image();
    picture.fetchPriority = 'low';
    picture.src = address;
    return picture;
  });
  return () => {
    for (const picture of pictures) if (!picture.complete) picture.src = '';
  };
}

function fetchTile(job: TileJob, failures: number): void {
  const picture = new Image();
  picture.decoding = 'async';
  picture.onload = () => job.finish(picture, null, 'image');
  picture.onerror = () => {
    const pause = RETRY_AFTER_MS[failures];
    // A job that timed out has no number any more, and has been answered.
    if (job.jobId === null) return;
    if (pause === undefined) job.fail(`no tile after ${failures + 1} attempts`, null);
    else job.userData.timer = window.setTimeout(() => fetchTile(job, failures + 1), pause);
  };
  job.userData.picture = picture;
  picture.src = job.src;
}

function stopFetching({ userData }: TileJob): void {
  window.clearTimeout(userData.timer);
  userData.picture.onload = null;
  userData.picture.onerror = null;
  userData.picture.src = '';
}
