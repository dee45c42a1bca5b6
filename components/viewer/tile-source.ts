import type OpenSeadragon from 'openseadragon';
import type { ImageView } from '@/lib/catalogue/views';
import { levelsOf, tileAt, tilePath } from '@/lib/pyramid/geometry';

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
  const sharp = levels.findLastIndex((level) => level.width >= devicePixels);
  return {
    ...shape,
    minLevel: maxLevel - Math.max(0, sharp),
    maxLevel,
    getTileUrl: (level, column, row) =>
      `/iiif/3/${image.id}/${tilePath(shape, tileAt(shape, maxLevel - level, column, row))}`,
    downloadTileStart: (job) => fetchTile(job, 0),
    downloadTileAbort: (job) => stopFetching(job),
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
