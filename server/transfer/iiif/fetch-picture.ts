import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError, isCodedError } from '@/lib/errors';
import { type ImageService, isUnlimited, readImageService } from '@/lib/iiif/read-image-service';
import type { SourcePicture } from '@/lib/iiif/read-picture';
import {
  LEAST_REGION_SIDE,
  planTiles,
  reducedAddresses,
  type TileGrid,
  tileAddresses,
  tileSize,
  wholeAddresses,
} from '@/lib/iiif/read-picture-plan';
import { probe, type ScanLimits } from '@/server/scans/probe';
import type { Stitching } from '@/server/scans/stitch';
import type { PoliteClient } from './polite-client';

export interface PictureContext {
  client: PoliteClient;
  limits: ScanLimits;
  /** Bytes of everything that one picture is made of. */
  maxBytes: number;
  /** Folder of this picture alone; what is in it was fetched by an earlier run. */
  dir: string;
  /** Puts pieces together, as `stitchTiles` does. */
  stitch: (job: Stitching, signal?: AbortSignal) => Promise<void>;
  signal?: AbortSignal;
  /** Pieces that are here, of how many; `isNew` where this run fetched the last of them. */
  onProgress?: (done: number, total: number, isNew: boolean) => void;
}

export interface FetchedPicture {
  file: string;
  /** The image service, or the picture's own address. */
  from: string;
  width: number;
  height: number;
  /** Pixels that its service, or its manifest, states; larger than `width` and `height` where nobody gives them out. */
  stated: { width: number; height: number } | null;
}

/**
 * Fetches a picture at the best resolution that can be had: whole where its service gives it out so, else in pieces, else in the
 * largest size that is declared, else the picture that the manifest itself names.
 * @throws CodedError of the last way that was tried
 */
export async function fetchPicture(context: PictureContext, picture: SourcePicture): Promise<FetchedPicture> {
  await fs.mkdir(context.dir, { recursive: true });
  try {
    return await fetchBest(context, picture);
  } catch (error) {
    throw error instanceof Unfinished ? error.reason : error;
  }
}

async function fetchBest(context: PictureContext, picture: SourcePicture): Promise<FetchedPicture> {
  const { url, width, height } = picture;
  let failure: unknown = new CodedError('DOWNLOAD_FAILED', { url: url ?? '', status: 0 });
  for (const address of serviceAddresses(picture)) {
    try {
      return await fetchFromService(context, await readService(context, address));
    } catch (error) {
      if (isFinal(context, error) || isBusy(error)) throw error;
      failure = error;
    }
  }
  if (url === null) throw failure;
  const [file, size] = await fetchWhole(context, [url]);
  return { file, ...size, from: url, stated: width && height ? { width, height } : null };
}

/** Pieces are missing that another day will have: what is here stays, and nothing smaller is taken instead. */
class Unfinished extends Error {
  override readonly name = 'Unfinished';
  constructor(readonly reason: CodedError) {
    super(reason.code, { cause: reason });
  }
}

/** Another way would not help. */
function isFinal({ signal }: PictureContext, error: unknown): boolean {
  if (signal?.aborted || !isCodedError(error)) return true;
  return [
    'DISK_FULL',
    'IMAGE_TOO_MANY_PIXELS',
    'IMAGE_TOO_LONG',
    'BUILD_CRASHED',
    'BUILD_TIMED_OUT',
  ].includes(error.code);
}

/** The host asked to be left alone. */
function isBusy(error: unknown): error is CodedError {
  return (
    isCodedError(error) &&
    error.code === 'DOWNLOAD_FAILED' &&
    [429, 503].includes(Number(error.detail.status))
  );
}

/** A host that answered a moment ago does not now; what it refuses by itself (4xx), or fails at (500), it may do for ever. */
function isPassing(error: unknown): error is CodedError {
  if (!isCodedError(error) || error.code !== 'DOWNLOAD_FAILED') return false;
  return [0, 408, 425, 429, 502, 503, 504].includes(Number(error.detail.status));
}

/** Those that are named; else the one that the picture's own address tells of (Image API 3.0, 3). */
function serviceAddresses({ url, services }: SourcePicture): string[] {
  if (services.length > 0) return services;
  const image = /^(https?:\/\/.+)\/(?:full|square|pct:[\d.,]+|[\d,]+)\/[^/]+\/!?\d[\d.]*\/\w+\.\w+$/.exec(
    url ?? '',
  );
  return image?.[1] ? [image[1]] : [];
}

async function readService({ client, signal }: PictureContext, address: string): Promise<ImageService> {
  const info = await client.json(`${address}/info.json`, signal);
  const moved = /^(.*)\/info\.json$/.exec(info.url)?.[1];
  const service = readImageService(info.json, moved ?? address);
  if (!service) throw new CodedError('IIIF_UNREADABLE', { url: `${address}/info.json` });
  return service;
}

async function fetchFromService(context: PictureContext, service: ImageService): Promise<FetchedPicture> {
  requireWithin(service, context.limits);
  const stated = { width: service.width, height: service.height };
  const found = (file: string, size: Size): FetchedPicture => ({ file, ...size, from: service.id, stated });
  const whole = isUnlimited(service)
    ? await attempt(context, () => fetchWhole(context, wholeAddresses(service)))
    : null;
  if (whole && isAsLargeAs(whole[1], stated)) return found(...whole);
  const tiled = await attempt(context, () => fetchTiled(context, service));
  if (tiled && (!whole || tiled[1].width > whole[1].width)) return found(...tiled);
  if (whole) return found(...whole);
  return found(...(await fetchWhole(context, [...reducedAddresses(service), ...wholeAddresses(service)])));
}

type Size = { width: number; height: number };

const isAsLargeAs = (size: Size, stated: Size) => size.width >= stated.width && size.height >= stated.height;

/** What the service says is enough to refuse it before a byte is fetched. */
function requireWithin({ width, height }: ImageService, { maxPixels }: ScanLimits): void {
  if (width * height <= maxPixels) return;
  const megapixels = Math.round((width * height) / 1e6);
  throw new CodedError('IMAGE_TOO_MANY_PIXELS', {
    width,
    height,
    megapixels,
    limit: Math.round(maxPixels / 1e6),
  });
}

/** @returns null where this way is closed and another may be open */
async function attempt<T>(context: PictureContext, run: () => Promise<T | null>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (isFinal(context, error)) throw error;
    return null;
  }
}

/** The first of some addresses that answers with a picture. */
async function fetchWhole(
  context: PictureContext,
  addresses: readonly string[],
): Promise<[file: string, Size]> {
  const { client, dir, limits, maxBytes, signal } = context;
  let failure: unknown = null;
  for (const address of addresses) {
    const file = path.join(dir, nameOf(address));
    try {
      await client.picture(address, file, { maxBytes, signal });
      return [file, await sizeOf(file, limits)];
    } catch (error) {
      if (isFinal(context, error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

const nameOf = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 32);

/** A file that turns out to be no whole picture is not kept for the next run. */
async function sizeOf(file: string, limits: ScanLimits): Promise<Size> {
  try {
    const { width, height } = await probe(file, limits);
    return { width, height };
  } catch (error) {
    await fs.rm(file, { force: true });
    throw error;
  }
}

/** In pieces; in smaller ones where the service turns out to answer with less than it is asked for. */
async function fetchTiled(
  context: PictureContext,
  service: ImageService,
): Promise<[file: string, Size] | null> {
  let grid = planTiles(service);
  while (grid) {
    const got = await fetchTile(context, service, grid, { column: 0, row: 0, form: null });
    const wanted = tileSize(grid, 0, 0);
    if (isAsLargeAs(got.size, wanted)) return [await putTogether(context, service, grid, got.form), grid];
    const side = Math.floor(Math.min(Math.max(got.size.width, got.size.height), grid.tileWidth / 2));
    grid = service.hasRegions && side >= LEAST_REGION_SIDE ? planTiles(service, side) : null;
  }
  return null;
}

/** Pieces that turn out to be damaged are gone by then, and asked for once more. */
async function putTogether(
  context: PictureContext,
  service: ImageService,
  grid: TileGrid,
  form: number,
): Promise<string> {
  const { dir, signal } = context;
  const file = path.join(dir, 'whole.tif');
  const job = { width: grid.width, height: grid.height, workDir: dir, file };
  const fetchAll = () => fetchGrid(context, service, grid, form).catch(leftForLater);
  try {
    await context.stitch({ ...job, rows: await fetchAll() }, signal);
  } catch (error) {
    const isDamaged = isCodedError(error) && /^IMAGE_(DAMAGED|TRUNCATED)$/.test(error.code);
    if (!isDamaged || signal?.aborted) throw error;
    await context.stitch({ ...job, rows: await fetchAll() }, signal);
  }
  return file;
}

function leftForLater(error: unknown): never {
  throw isPassing(error) ? new Unfinished(error) : error;
}

async function fetchGrid(
  context: PictureContext,
  service: ImageService,
  grid: TileGrid,
  form: number,
): Promise<string[][]> {
  const { client, onProgress } = context;
  const rows: string[][] = [];
  const total = grid.rows * grid.columns;
  let bytes = 0;
  for (let row = 0; row < grid.rows; row++) {
    const files: string[] = [];
    for (let column = 0; column < grid.columns; column++) {
      const before = client.requests;
      const { file, size } = await fetchTile(context, service, grid, { column, row, form });
      const wanted = tileSize(grid, column, row);
      if (size.width !== wanted.width || size.height !== wanted.height) {
        await fs.rm(file, { force: true });
        throw new CodedError('IIIF_TILES_WRONG', { url: service.id });
      }
      bytes += (await fs.stat(file)).size;
      if (bytes > context.maxBytes) {
        throw new CodedError('DOWNLOAD_TOO_LARGE', {
          url: service.id,
          megabytes: Math.floor(context.maxBytes / 1e6),
        });
      }
      files.push(file);
      onProgress?.(row * grid.columns + column + 1, total, client.requests > before);
    }
    rows.push(files);
  }
  return rows;
}

interface Tile {
  column: number;
  row: number;
  /** Which of the forms of an address this service knows; null while nobody has tried. */
  form: number | null;
}

async function fetchTile(
  context: PictureContext,
  service: ImageService,
  grid: TileGrid,
  { column, row, form }: Tile,
): Promise<{ file: string; size: Size; form: number }> {
  const addresses = tileAddresses(service, grid, column, row);
  const known = form === null ? undefined : addresses[form];
  const tried = known === undefined ? addresses : [known];
  const [file, size] = await fetchWhole(context, tried);
  return {
    file,
    size,
    form: addresses.findIndex((address) => path.join(context.dir, nameOf(address)) === file),
  };
}
