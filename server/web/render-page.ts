import {
  IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from './next-app';

/** A whole answer, uncompressed. */
export interface RenderedPage {
  status: number;
  /** Names in lower case. */
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

export interface PageRequest {
  /** Path and query. */
  target: string;
  /** Names in lower case; nothing of a visitor's own request, since the answer is for all. */
  headers: Record<string, string>;
}

/** A page that takes longer is not coming. */
const RENDER_TIMEOUT_MS = 30_000;

/**
 * Has `handler` answer a GET request that came from nobody, and keeps the answer.
 * @throws where the handler fails, or does not finish in time.
 */
export function renderPage(
  handler: RequestHandler,
  { target, headers }: PageRequest,
  timeoutMs = RENDER_TIMEOUT_MS,
): Promise<RenderedPage> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = target;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  for (const [name, value] of Object.entries(headers)) {
    request.headers[name] = value;
    request.rawHeaders.push(name, value);
  }
  request.push(null);
  const response = new KeptResponse(request);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${target} was not rendered within ${timeoutMs} ms`));
      response.destroy();
    }, timeoutMs);
    response.once('finish', () => {
      clearTimeout(timer);
      resolve(response.page());
    });
    handler(request, response).catch((error: unknown) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

type Done = (error?: Error | null) => void;

/** A response without a connection: what is written to it stays in memory. */
class KeptResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];

  page(): RenderedPage {
    return { status: this.statusCode, headers: { ...this.getHeaders() }, body: Buffer.concat(this.#chunks) };
  }

  /** Node writes headers given here straight to the connection, where `getHeaders` would not find them. */
  override writeHead(
    status: number,
    reason?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ): this {
    const given = typeof reason === 'string' ? headers : (reason ?? headers);
    for (const [name, value] of headerPairs(given)) this.setHeader(name, value);
    return super.writeHead(status);
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode);
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, done?: Done): boolean {
    this.flushHeaders();
    this.#keep(chunk, typeof encoding === 'string' ? encoding : undefined);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) queueMicrotask(() => callback());
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | (() => void), done?: () => void): this {
    if (this.writableEnded) return this;
    this.flushHeaders();
    if (typeof chunk !== 'function') this.#keep(chunk, typeof encoding === 'string' ? encoding : undefined);
    const callback = [chunk, encoding, done].find((value) => typeof value === 'function');
    if (callback) this.once('finish', callback as () => void);
    this.finished = true;
    queueMicrotask(() => {
      this.emit('finish');
      this.emit('close');
    });
    return this;
  }

  #keep(chunk: unknown, encoding: BufferEncoding | undefined): void {
    if (chunk === undefined || chunk === null) return;
    this.#chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array),
    );
  }
}

function headerPairs(
  headers: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined,
): [string, string | number | readonly string[]][] {
  if (!headers) return [];
  if (!Array.isArray(headers)) {
    return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  }
  const pairs: [string, string | number | readonly string[]][] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    pairs.push([String(headers[at]), headers[at + 1] as OutgoingHttpHeader]);
  }
  return pairs;
}
