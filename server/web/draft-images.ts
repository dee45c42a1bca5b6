import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { SizeLimits } from '@/lib/iiif/image-request';
import { readImageRequest, storedAddress } from '@/lib/iiif/read-image-request';
import { reaches } from '@/lib/people/roles';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readPreviewCookie } from '@/server/people/preview-link';
import type { OpenPyramids } from '@/server/pyramids/open-pyramids';
import { keys, type Storage } from '@/server/storage/storage';
import type { PublicImage } from './catalogue-state';
import type { ImageAddress } from './image-address';
import { describeImage } from './image-info';
import { describeRendering } from './rendering-headers';
import { imageRendering, type Renderings } from './renderings';
import { previewAskedFor } from './stored-sizes';
import { webHeaders } from './web-headers';

/** An image that visitors do not see (yet, or any more). */
export interface DraftImage extends PublicImage {
  /** False while only its previews are there; its sizes are then 0. */
  hasTiles: boolean;
}

/** Finds what is not published for those who may see it. */
export interface DraftImages {
  /** Null where there is no such image, and where the bearer of these headers may not see it. */
  find(imageId: string, headers: Headers): Promise<DraftImage | null>;
}

/**
 * Curators see every scan, contributors those of their own records, and whoever opened a signed link those of that one draft.
 * @param identify who sends these headers; null for a stranger
 */
export function draftImages(db: Db, identify: (headers: Headers) => Promise<Actor | null>): DraftImages {
  return {
    async find(imageId, headers) {
      const scan = await findScan(db, imageId);
      if (!scan?.previews || !(await maySee(scan.photograph, headers, identify))) return null;
      const { width, height, tileSize, state } = scan;
      const previews = JSON.parse(scan.previews) as { width: number; height: number }[];
      if (state !== 'READY' || width === null || height === null || tileSize === null)
        return { id: imageId, width: 0, height: 0, tileSize: 0, previews, rights: null, hasTiles: false };
      return { id: imageId, width, height, tileSize, previews, rights: null, hasTiles: true };
    },
  };
}

function findScan(db: Db, imageId: string) {
  return db.scan.findUnique({
    where: { imageId },
    select: {
      state: true,
      previews: true,
      width: true,
      height: true,
      tileSize: true,
      photograph: { select: { id: true, ownerId: true, deletedAt: true, purgedAt: true } },
    },
  });
}

interface Shown {
  id: string;
  ownerId: string | null;
  deletedAt: Date | null;
  purgedAt: Date | null;
}

async function maySee(
  photograph: Shown | null,
  headers: Headers,
  identify: (headers: Headers) => Promise<Actor | null>,
): Promise<boolean> {
  if (photograph?.purgedAt) return false;
  const isPreviewed =
    photograph !== null &&
    photograph.deletedAt === null &&
    readPreviewCookie(headers).some(({ photographId }) => photographId === photograph.id);
  if (isPreviewed) return true;
  const actor = await identify(headers);
  if (!actor) return false;
  return reaches(actor.role, 'curator') || (photograph !== null && photograph.ownerId === actor.id);
}

/** Never to be kept by anything between the server and this one reader, nor by the reader's browser. */
const FOR_ONE = {
  'Cache-Control': 'private, no-store',
  Vary: 'Cookie',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

export interface DraftServices {
  drafts: DraftImages;
  storage: Storage;
  pyramids: OpenPyramids;
  renderings: Renderings;
  limits: SizeLimits;
  publicUrl: string;
}

/**
 * Answers a request for an image that is not published, from someone who may be more than a stranger.
 * @throws what storage and pyramids throw
 */
export async function answerDraftImage(
  address: Exclude<ImageAddress, { kind: 'unknown' }>,
  request: IncomingMessage,
  response: ServerResponse,
  services: DraftServices,
): Promise<void> {
  const image = await services.drafts.find(address.imageId, webHeaders(request));
  if (!image) return sayMissing(response);
  if (address.kind === 'preview') return sendPreview(image, address.width, request, response, services);
  if (!image.hasTiles) return sayMissing(response);
  if (address.kind === 'info') {
    const body = Buffer.from(describeImage(image, services));
    return send(request, response, { 'Content-Type': 'application/json' }, body);
  }
  await answerPath(image, address.path, request, response, services);
}

async function answerPath(
  image: DraftImage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  services: DraftServices,
): Promise<void> {
  const reading = readImageRequest(path, image, services.limits);
  if (reading.kind === 'redirect') {
    const to = `${services.publicUrl}/iiif/3/${image.id}/${reading.to}`;
    response.writeHead(303, { ...FOR_ONE, Location: to, 'Content-Length': 0 }).end();
    return;
  }
  if (reading.kind === 'error') {
    response.writeHead(reading.status, { ...FOR_ONE, 'Content-Length': 0 }).end();
    return;
  }
  const stored = storedAddress(reading.request, image);
  const preview = stored && previewAskedFor(image, stored);
  if (preview) return sendPreview(image, preview, request, response, services);
  if (stored && (await sendTile(image, stored, request, response, services.pyramids))) return;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const picture = await services.renderings.open(imageRendering(image, reading.request), gone.signal);
  try {
    const headers = { ...describeRendering(image, reading, services.publicUrl), ...FOR_ONE };
    send(request, response, headers, await picture.read());
  } finally {
    await picture.close();
  }
}

async function sendPreview(
  image: DraftImage,
  width: number,
  request: IncomingMessage,
  response: ServerResponse,
  { storage }: DraftServices,
): Promise<void> {
  if (!image.previews.some((size) => size.width === width)) return sayMissing(response);
  const stored = await storage.get(keys.preview(image.id, width));
  response.writeHead(200, { ...FOR_ONE, 'Content-Type': 'image/jpeg', 'Content-Length': stored.length });
  if (request.method === 'HEAD') {
    stored.body.destroy();
    response.end();
    return;
  }
  await pipeline(stored.body, response);
}

async function sendTile(
  image: DraftImage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  pyramids: OpenPyramids,
): Promise<boolean> {
  const open = await pyramids.acquire(image);
  try {
    const entry = open.tiles.find(path);
    if (!entry) return false;
    send(request, response, { 'Content-Type': 'image/jpeg' }, await open.tiles.read(entry));
    return true;
  } finally {
    open.release();
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
  body: Buffer,
): void {
  response.writeHead(200, { ...FOR_ONE, ...headers, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sayMissing(response: ServerResponse): void {
  response.writeHead(404, { ...FOR_ONE, 'Content-Length': 0 }).end();
}
