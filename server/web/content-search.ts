import type { IncomingMessage, ServerResponse } from 'node:http';
import { SEARCH_PREFIX } from '@/lib/iiif/search-address';
import type { DocumentOptions } from './documents';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS } from './for-everyone';
import { PLAIN_JSON, wantsPlainJson } from './linked-json';

type Documents = Pick<DocumentOptions['documents'], 'search'>;

const STATUSES = { gone: 410, missing: 404 } as const;

/**
 * Answers IIIF Content Search 2.0. Its queries are without end, and one photograph's texts are soon searched: nothing is kept.
 * @returns a handler that says whether the address was one of these
 */
export function searchAnswers(documents: Documents) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (!request.url?.startsWith(SEARCH_PREFIX)) return false;
    if (request.method === 'OPTIONS') answerPreflight(response);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerEmpty(response, 405, { Allow: READ_METHODS });
    } else await answerSearch(request.url, request, response, documents);
    return true;
  };
}

async function answerSearch(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  documents: Documents,
): Promise<void> {
  const [path = '', ...query] = target.split('?');
  const given = new URLSearchParams(query.join('?'));
  const found = await documents.search(path, given);
  if (found?.kind !== 'found') return answerEmpty(response, STATUSES[found?.kind ?? 'missing']);
  // Words are completed of something (5.1).
  if (path.endsWith('/autocomplete') && !given.get('q')) return answerEmpty(response, 400);
  const body = Buffer.from(found.body);
  response.writeHead(200, {
    ...FOR_EVERYONE,
    'Content-Type': wantsPlainJson(request) ? PLAIN_JSON : found.type,
    'Content-Length': body.length,
    'Cache-Control': 'public, no-cache',
    Vary: 'Accept',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
