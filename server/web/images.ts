import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { RequestError, SizeLimits } from '@/lib/iiif/image-request';
import { readImageRequest, storedAddress } from '@/lib/iiif/read-image-request';
import { ComposeFailed } from '@/server/pyramids/composer';
import type { OpenPyramid, OpenPyramids } from '@/server/pyramids/open-pyramids';
import { PyramidUnreadable, type TileEntry } from '@/server/pyramids/zip-index';
import { keys, ObjectNotFound, type Storage } from '@/server/storage/storage';
import { Overloaded } from './bounded-queue';
import type { CatalogueState, PublicImage } from './catalogue-state';
import { answerNotModified } from './conditional';
import { answerDraftImage, type DraftImages } from './draft-images';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS, REFUSAL_CACHING } from './for-everyone';
import type { ImageAddress } from './image-address';
import { answerImageInfo } from './image-info';
import { isPersonal } from './page-address';
import { describeRendering, linksTo } from './rendering-headers';
import { imageRendering, type Renderings } from './renderings';
import { previewAskedFor } from './stored-sizes';

export interface ImageServices {
  catalogue: CatalogueState;
  storage: Storage;
  pyramids: OpenPyramids;
  recentTiles: RecentTiles;
  renderings: Renderings;
  /** Of what was made on request, by the address that was asked for. */
  recentRenderings: RecentTiles;
  /** What is made on request. */
  limits: SizeLimits;
  logger: Logger;
  /** Without a trailing slash. */
  publicUrl: string;
  drafts?: DraftImages;
}

interface Tile {
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Tiles by `<image id>/<path>`: what an id names never changes, so one of them is right for as long as it is published. */
export type RecentTiles = LRUCache<string, Tile>;

/** No single tile may push out more than this share of the others. */
const LARGEST_TILE_SHARE = 1 / 8;

/** Bytes of an entry beside the JPEG. */
const TILE_OVERHEAD = 400;

/**
 * Room for the tiles that everyone sees first, which need neither a read nor a turn of the thread pool.
 * @param maxBytes of memory
 */
export function recentTiles(maxBytes: number): RecentTiles {
  return new LRUCache({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes * LARGEST_TILE_SHARE),
    sizeCalculation: ({ body }) => body.length + TILE_OVERHEAD,
  });
}

/** A year in the browser, since new pixels have a new id; a day in shared caches, so that a withdrawal reaches them (DECISIONS, 1). */
const JPEG_FOR_EVERYONE = {
  ...FOR_EVERYONE,
  'Content-Type': 'image/jpeg',
  'Cache-Control': 'public, max-age=31536000, s-maxage=86400, immutable',
} as const;

/** Answers a request for an image address. Never rejects: what fails is logged and answered 404 or 500. */
export async function answerImage(
  address: ImageAddress,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<void> {
  if (request.method === 'OPTIONS') return answerPreflight(response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerEmpty(response, 405, { Allow: READ_METHODS, 'Cache-Control': 'no-store' });
  }
  const image = address.kind === 'unknown' ? null : services.catalogue.image(address.imageId);
  if (address.kind === 'unknown' || !image) return answerUnpublished(address, request, response, services);
  try {
    await answerOf(address, image, request, response, services);
  } catch (error) {
    answerFailure(error, image.id, response, services.logger);
  }
}

/** A stranger is told at once; whoever may be more is looked up. */
async function answerUnpublished(
  address: ImageAddress,
  request: IncomingMessage,
  response: ServerResponse,
  { drafts, ...services }: ImageServices,
): Promise<void> {
  if (!drafts || address.kind === 'unknown' || !isPersonal(request.headers))
    return answerEmpty(response, 404);
  try {
    await answerDraftImage(address, request, response, { ...services, drafts });
  } catch (error) {
    answerFailure(error, address.imageId, response, services.logger);
  }
}

async function answerOf(
  address: Exclude<ImageAddress, { kind: 'unknown' }>,
  image: PublicImage,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<void> {
  if (address.kind === 'preview') {
    await answerPreview(image, address.width, request, response, services);
  } else if (address.kind === 'info') {
    answerImageInfo(image, services, request, response, FOR_EVERYONE);
  } else {
    if (address.kind === 'tile' && (await answerStored(image, address.path, request, response, services)))
      return;
    await answerRequest(image, address.path, request, response, services);
  }
}

/** @returns whether it answered: false where neither the grid nor a preview has that path */
async function answerStored(
  image: PublicImage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<boolean> {
  const preview = previewAskedFor(image, path);
  if (preview === null) return answerTile(image, path, request, response, services);
  await answerPreview(image, preview, request, response, services);
  return true;
}

async function answerTile(
  image: PublicImage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<boolean> {
  const { pyramids, recentTiles } = services;
  const key = `${image.id}/${path}`;
  const recent = recentTiles.get(key);
  if (recent) {
    sendTile(recent, request, response);
    return true;
  }
  const open = pyramids.acquireOpen(image.id) ?? (await pyramids.acquire(image));
  let tile: Tile;
  try {
    const entry = open.tiles.find(path);
    if (!entry) return false;
    const headers = tileHeaders(entry, linkOf(image, path, services));
    if (answerWithoutBody(headers, request, response)) return true;
    tile = { headers, body: await readTile(open, entry, path, image, pyramids) };
  } finally {
    open.release();
  }
  recentTiles.set(key, tile);
  sendTile(tile, request, response);
  return true;
}

function linkOf(image: PublicImage, path: string, { limits, publicUrl }: ImageServices): string | undefined {
  const reading = readImageRequest(path, image, limits);
  return reading.kind === 'content' ? linksTo(image, reading.canonical, publicUrl) : undefined;
}

/** Whatever does not lie ready: made on request, or kept from the last time. */
async function answerRequest(
  image: PublicImage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<void> {
  const key = `${image.id}/${path}`;
  const recent = services.recentRenderings.get(key);
  if (recent) return sendTile(recent, request, response);
  const reading = readImageRequest(path, image, services.limits);
  if (reading.kind === 'redirect') return redirectToInfo(image, response, services.publicUrl);
  if (reading.kind === 'error') return answerFault(reading, response);
  const stored = storedAddress(reading.request, image);
  if (stored && (await answerStored(image, stored, request, response, services))) return;
  const headers = { ...FOR_EVERYONE, ...describeRendering(image, reading, services.publicUrl) };
  if (answerNotModified(request, response, headers)) return;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const picture = await services.renderings.open(imageRendering(image, reading.request), gone.signal);
  try {
    const whole: OutgoingHttpHeaders = { ...headers, 'Content-Length': picture.length };
    if (picture.length <= services.recentRenderings.maxEntrySize - TILE_OVERHEAD) {
      const tile = { headers: whole, body: await picture.read() };
      services.recentRenderings.set(key, tile);
      sendTile(tile, request, response);
    } else if (!answerWithoutBody(whole, request, response)) {
      response.writeHead(200, whole);
      await pipeline(picture.stream(), response);
    }
  } finally {
    await picture.close();
  }
}

/** The fault's name, for whoever wrote the request; no visitor's page asks for anything that has one. */
function answerFault({ status, fault }: RequestError, response: ServerResponse): void {
  const body = `${fault}\n`;
  response
    .writeHead(status, {
      ...FOR_EVERYONE,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': REFUSAL_CACHING,
    })
    .end(response.req.method === 'HEAD' ? undefined : body);
}

function sendTile({ headers, body }: Tile, request: IncomingMessage, response: ServerResponse): void {
  if (answerWithoutBody(headers, request, response)) return;
  response.writeHead(200, headers).end(body);
}

/** What the index knows is enough for HEAD and for a browser that has the tile. @returns whether it answered */
function answerWithoutBody(
  headers: OutgoingHttpHeaders,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (answerNotModified(request, response, headers)) return true;
  if (request.method !== 'HEAD') return false;
  response.writeHead(200, headers).end();
  return true;
}

function tileHeaders({ crc, length }: TileEntry, link: string | undefined): OutgoingHttpHeaders {
  const tag = `"${crc.toString(16).padStart(8, '0')}-${length.toString(36)}"`;
  const headers: OutgoingHttpHeaders = { ...JPEG_FOR_EVERYONE, ETag: tag, 'Content-Length': length };
  if (link) headers.Link = link;
  return headers;
}

/** A file that was repaired or replaced under us reads wrongly through the old descriptor, so one failure is no verdict. */
async function readTile(
  open: OpenPyramid,
  entry: TileEntry,
  path: string,
  image: PublicImage,
  pyramids: OpenPyramids,
): Promise<Buffer> {
  try {
    return await open.tiles.read(entry);
  } catch {
    pyramids.discard(image.id);
  }
  const again = await pyramids.acquire(image);
  try {
    const found = again.tiles.find(path);
    if (!found) throw new PyramidUnreadable(`no ${path} any more`);
    return await again.tiles.read(found);
  } catch (error) {
    pyramids.discard(image.id);
    throw error;
  } finally {
    again.release();
  }
}

async function answerPreview(
  image: PublicImage,
  width: number,
  request: IncomingMessage,
  response: ServerResponse,
  services: ImageServices,
): Promise<void> {
  const size = image.previews.find((preview) => preview.width === width);
  if (!size) return answerEmpty(response, 404);
  const headers: OutgoingHttpHeaders = {
    ...JPEG_FOR_EVERYONE,
    ETag: `"${image.id}-${width}"`,
    Link: linkOf(image, `full/${width},${size.height}/0/default.jpg`, services),
  };
  if (answerNotModified(request, response, headers)) return;
  const stored = await services.storage.get(keys.preview(image.id, width));
  response.writeHead(200, { ...headers, 'Content-Length': stored.length });
  if (request.method === 'HEAD') {
    stored.body.destroy();
    response.end();
    return;
  }
  await pipeline(stored.body, response);
}

function redirectToInfo(image: PublicImage, response: ServerResponse, publicUrl: string): void {
  answerEmpty(response, 303, {
    Location: `${publicUrl}/iiif/3/${image.id}/info.json`,
    'Cache-Control': 'public, max-age=86400',
  });
}

/** Answers a request for a picture that could not be made or read; what can be tried again soon says so. */
export function answerFailure(error: unknown, image: string, response: ServerResponse, logger: Logger): void {
  if (response.destroyed) return;
  const retry = secondsToRetry(error);
  if (retry !== null && !response.headersSent) {
    answerEmpty(response, 503, { 'Retry-After': retry, 'Cache-Control': 'no-store' });
    return;
  }
  const missing =
    error instanceof ObjectNotFound || (error instanceof ComposeFailed && error.fault === 'missing');
  logger.error({ err: error, image }, missing ? 'image missing from storage' : 'image unreadable');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  answerEmpty(response, missing ? 404 : 500, { 'Cache-Control': 'no-store' });
}

/** Null where trying again soon would do no good. */
function secondsToRetry(error: unknown): number | null {
  if (error instanceof Overloaded) return 5;
  return error instanceof ComposeFailed && error.fault === 'lost' ? 1 : null;
}
