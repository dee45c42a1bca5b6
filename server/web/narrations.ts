import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MEDIA_PREFIX } from '@/lib/tours/media';
import { keys, ObjectNotFound, type RandomAccess, type Storage } from '@/server/storage/storage';
import type { FoundMedia, MediaFinder } from '@/server/tours/find-media';
import { type ByteRange, readByteRange } from './byte-range';
import { answerNotModified } from './conditional';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS } from './for-everyone';
import { webHeaders } from './web-headers';

const ID = /^[A-Za-z0-9_-]{16,64}$/;

/** Bytes that are read at once. */
const CHUNK = 256 * 1024;

/** What an id names never changes; a day in shared caches, so that a withdrawal reaches them (DECISIONS, 1). */
const PUBLIC = {
  ...FOR_EVERYONE,
  'Cache-Control': 'public, max-age=31536000, s-maxage=86400, immutable',
} as const;

const FOR_ONE = {
  'Cache-Control': 'private, no-store',
  Vary: 'Cookie',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/**
 * Recorded voices and their captions, whole or in parts.
 * @returns false where the address is none of theirs
 */
export async function answerNarration(
  request: IncomingMessage,
  response: ServerResponse,
  { media, storage }: { media: MediaFinder; storage: Storage },
): Promise<boolean> {
  const target = request.url ?? '';
  if (!target.startsWith(MEDIA_PREFIX)) return false;
  const id = target.slice(MEDIA_PREFIX.length).split('?', 1)[0] ?? '';
  if (request.method === 'OPTIONS') answerPreflight(response);
  else if (request.method !== 'GET' && request.method !== 'HEAD')
    answerEmpty(response, 405, { Allow: READ_METHODS, 'Cache-Control': 'no-store' });
  else {
    const found = ID.test(id) ? await media.find(id, webHeaders(request)) : null;
    if (found) await send(found, request, response, storage);
    else answerEmpty(response, 404);
  }
  return true;
}

async function send(
  found: FoundMedia,
  request: IncomingMessage,
  response: ServerResponse,
  storage: Storage,
): Promise<void> {
  const access = await open(storage, found.sha256);
  if (!access) return answerEmpty(response, 404);
  try {
    const headers = {
      ...(found.isPublic ? PUBLIC : FOR_ONE),
      'Content-Type': found.type.startsWith('text/') ? `${found.type}; charset=utf-8` : found.type,
      'Content-Security-Policy': "default-src 'none'",
      'Accept-Ranges': 'bytes',
      ETag: `"${found.sha256}"`,
    };
    if (answerNotModified(request, response, headers)) return;
    await sendPart(access, headers, request, response);
  } finally {
    await access.close();
  }
}

async function open(storage: Storage, sha256: string): Promise<RandomAccess | null> {
  return storage.open(keys.narration(sha256)).catch((error: unknown) => {
    if (error instanceof ObjectNotFound) return null;
    throw error;
  });
}

async function sendPart(
  access: RandomAccess,
  headers: OutgoingHttpHeaders,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { size } = access;
  const condition = request.headers['if-range'];
  // RFC 9110, 13.1.5: a part of what the client does not hold is of no use to it.
  const isHeld = condition === undefined || condition === headers.ETag;
  const range = isHeld ? readByteRange(request.headers.range, size) : null;
  if (range === 'outside') {
    const unsatisfied = { ...headers, 'Content-Range': `bytes */${size}`, 'Cache-Control': 'no-store' };
    response.writeHead(416, { ...unsatisfied, 'Content-Length': 0 }).end();
    return;
  }
  const part = range ?? { first: 0, last: size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    ...(range ? { 'Content-Range': `bytes ${part.first}-${part.last}/${size}` } : {}),
    'Content-Length': part.last - part.first + 1,
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(chunksOf(access, part)), response).catch(ignoreGone);
}

async function* chunksOf(access: RandomAccess, { first, last }: ByteRange): AsyncIterable<Buffer> {
  for (let at = first; at <= last; at += CHUNK) yield await access.read(at, Math.min(CHUNK, last - at + 1));
}

/** Whoever seeks in a recording hangs up on the part that was on its way. */
function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
