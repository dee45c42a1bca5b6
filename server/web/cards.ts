import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { CARD_PREFIX } from '@/lib/cards/card-address';
import type { FoundCard } from '@/server/cards/cards';
import { answerNotModified } from './conditional';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS } from './for-everyone';
import { answerFailure } from './images';
import { cardRendering, type Rendering, type Renderings } from './renderings';

/** Finds the cards of what is published. */
export interface CardFinder {
  find(path: string): Promise<FoundCard>;
}

export interface CardServices {
  cards: CardFinder;
  renderings: Renderings;
  logger: Logger;
}

/** Kept everywhere and asked about every time: a new title is seen at once, and the old picture is not sent again. */
const CACHING = 'public, no-cache';
/**
 * Answers a request for a card, within the same bounds as other pictures that are made on request.
 * @returns false where the address is none of these
 * @throws what reading the catalogue throws, before anything was sent
 */
export async function answerCard(
  request: IncomingMessage,
  response: ServerResponse,
  services: CardServices,
): Promise<boolean> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (!path.startsWith(CARD_PREFIX)) return false;
  if (request.method === 'OPTIONS') answerPreflight(response);
  else if (request.method !== 'GET' && request.method !== 'HEAD')
    answerEmpty(response, 405, { Allow: READ_METHODS });
  else await answerFound(await services.cards.find(path), path, request, response, services);
  return true;
}

async function answerFound(
  found: FoundCard,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { renderings, logger }: CardServices,
): Promise<void> {
  if (found.kind === 'missing') return answerEmpty(response, 404);
  if (found.kind === 'moved') return answerEmpty(response, 303, { Location: found.to });
  try {
    await send(cardRendering(found.card), request, response, renderings);
  } catch (error) {
    answerFailure(error, path, response, logger);
  }
}

async function send(
  rendering: Rendering,
  request: IncomingMessage,
  response: ServerResponse,
  renderings: Renderings,
): Promise<void> {
  const headers: OutgoingHttpHeaders = {
    ...FOR_EVERYONE,
    'Content-Type': 'image/jpeg',
    'Cache-Control': CACHING,
    ETag: `"${rendering.name}"`,
  };
  if (answerNotModified(request, response, headers)) return;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const picture = await renderings.open(rendering, gone.signal);
  try {
    response.writeHead(200, { ...headers, 'Content-Length': picture.length });
    if (request.method === 'HEAD') response.end();
    else await pipeline(picture.stream(), response);
  } finally {
    await picture.close();
  }
}
