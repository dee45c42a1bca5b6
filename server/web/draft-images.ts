import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { reaches } from '@/lib/people/roles';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readPreviewCookie } from '@/server/people/preview-link';
import { keys, type Storage } from '@/server/storage/storage';
import type { PublicImage } from './catalogue-state';
import type { ImageAddress } from './image-address';
import type { OpenPyramids } from './open-pyramids';
import { webHeaders } from './web-headers';
import { describeImage, previewAskedFor } from './whole-image';

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
        return { id: imageId, width: 0, height: 0, tileSize: 0, previews, hasTiles: false };
      return { id: imageId, width, height, tileSize, previews, hasTiles: true };
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
  const preview = image && previewOf(address, image);
  if (image && preview) await sendPreview(image, preview, request, response, services.storage);
  else if (image?.hasTiles && address.kind === 'tile') {
    await sendTile(image, address.path, request, response, services.pyramids);
  } else if (image?.hasTiles && address.kind === 'info') {
    const body = JSON.stringify(describeImage(image, `${services.publicUrl}/iiif/3/${image.id}`));
    send(request, response, { 'Content-Type': 'application/json' }, Buffer.from(body));
  } else sayMissing(response);
}

/** Width of the stored preview that is asked for, under either of its addresses. */
function previewOf(address: ImageAddress, image: DraftImage): number | null {
  if (address.kind === 'preview')
    return image.previews.some(({ width }) => width === address.width) ? address.width : null;
  return address.kind === 'tile' && image.hasTiles
    ? (previewAskedFor(image, address.path)?.width ?? null)
    : null;
}

async function sendPreview(
  image: DraftImage,
  width: number,
  request: IncomingMessage,
  response: ServerResponse,
  storage: Storage,
): Promise<void> {
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
): Promise<void> {
  const open = await pyramids.acquire(image);
  try {
    const entry = open.tiles.find(path);
    if (!entry) return sayMissing(response);
    send(request, response, { 'Content-Type': 'image/jpeg' }, await open.tiles.read(entry));
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
