import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { answerNotModified } from './conditional';

const compressWithGzip = promisify(gzip);
const compressWithBrotli = promisify(brotliCompress);

type Encoding = 'br' | 'gzip' | 'identity';

/** A whole answer, ready in every encoding that is worth it. */
export interface KeptAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  /** Without quotes and encoding. */
  tag: string;
  bodies: { identity: Buffer; br?: Buffer; gzip?: Buffer };
}

/** Of an answer beside its bodies: key and headers, above all the policy with its hashes. */
const OVERHEAD_BYTES = 2500;

/** Packed already; a second time costs time and saves nothing. */
const PACKED = /^(?:font\/|image\/(?!svg))/;

/**
 * Compresses an answer once for all who will ask for it.
 * @param brotliQuality 0 to 11
 */
export async function keepAnswer(
  { status, headers, body }: { status: number; headers: OutgoingHttpHeaders; body: Buffer },
  brotliQuality: number,
): Promise<KeptAnswer> {
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const type = String(headers['Content-Type'] ?? headers['content-type'] ?? '');
  if (body.length === 0 || PACKED.test(type)) return { status, headers, tag, bodies: { identity: body } };
  const [br, zipped] = await Promise.all([
    compressWithBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    compressWithGzip(body),
  ]);
  return { status, headers, tag, bodies: { identity: body, br, gzip: zipped } };
}

/** Sends the answer in the smallest encoding that the client reads, or says that the client has it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, kept: KeptAnswer): void {
  const encoding = encodingFor(request, kept);
  const body = kept.bodies[encoding] ?? kept.bodies.identity;
  const headers: OutgoingHttpHeaders = { ...kept.headers, 'Content-Length': body.length };
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  if (kept.status === 200) {
    headers.ETag = `"${kept.tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    if (answerNotModified(request, response, headers)) return;
  }
  response.writeHead(kept.status, headers).end(request.method === 'HEAD' ? undefined : body);
}

function encodingFor(request: IncomingMessage, { bodies }: KeptAnswer): Encoding {
  if (!bodies.br) return 'identity';
  const readable = new Negotiator(request).encodings(['br', 'gzip']);
  if (readable.includes('br')) return 'br';
  return readable.includes('gzip') ? 'gzip' : 'identity';
}

/** Memory that the answer takes, about. */
export function bytesKept({ bodies }: KeptAnswer): number {
  return bodies.identity.length + (bodies.br?.length ?? 0) + (bodies.gzip?.length ?? 0) + OVERHEAD_BYTES;
}
