import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { keys, ObjectNotFound, type Storage } from '@/server/storage/storage';

const ADDRESS = /^\/pictures\/([A-Za-z0-9_-]{16,64})$/;

/** Drawn anew by us as WebP and nothing else; what an id names never changes. */
const HEADERS = {
  'Content-Type': 'image/webp',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
} as const;

/**
 * Pictures of the site itself, such as logos.
 * @returns false where the address is none of theirs
 */
export async function answerSitePicture(
  request: IncomingMessage,
  response: ServerResponse,
  storage: Storage,
): Promise<boolean> {
  const target = request.url ?? '';
  if (!target.startsWith('/pictures/')) return false;
  const id = ADDRESS.exec(target)?.[1];
  if (request.method !== 'GET' && request.method !== 'HEAD') answerEmpty(response, 405);
  else if (id === undefined) answerEmpty(response, 404);
  else await send(id, request, response, storage);
  return true;
}

async function send(id: string, request: IncomingMessage, response: ServerResponse, storage: Storage) {
  try {
    const { body, length } = await storage.get(keys.sitePicture(id));
    response.writeHead(200, { ...HEADERS, 'Content-Length': length });
    if (request.method === 'HEAD') {
      body.destroy();
      response.end();
    } else await pipeline(body, response);
  } catch (error) {
    if (!(error instanceof ObjectNotFound)) throw error;
    answerEmpty(response, 404);
  }
}

function answerEmpty(response: ServerResponse, status: number): void {
  response
    .writeHead(status, {
      'Content-Length': 0,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .end();
}
