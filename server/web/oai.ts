import type { IncomingMessage, ServerResponse } from 'node:http';
import { OAI_PATH } from '@/lib/oai/identifier';
import { FOR_EVERYONE } from './for-everyone';

/** Bytes: every argument that there is, several times over. */
const LONGEST_BODY = 8192;

/**
 * Answers OAI-PMH, which is asked by GET and by POST (3.1.1). What it says has the time in it and is not kept.
 * @returns a handler that says whether the address was this one
 */
export function oaiAnswers(documents: { answerOai(given: URLSearchParams): Promise<string> }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const [path, query = ''] = (request.url ?? '').split('?', 2);
    if (path !== OAI_PATH) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') {
      refuse(response, 405, { Allow: 'GET, HEAD, POST' });
      return true;
    }
    const given = request.method === 'POST' ? await readBody(request) : query;
    if (given === null) {
      refuse(response, 413, { Connection: 'close' });
      return true;
    }
    const body = Buffer.from(await documents.answerOai(new URLSearchParams(given)));
    response.writeHead(200, {
      ...FOR_EVERYONE,
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}

/** Null where it is longer than anything that makes sense. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response
    .writeHead(status, { ...FOR_EVERYONE, ...headers, 'Cache-Control': 'no-store', 'Content-Length': 0 })
    .end();
}
