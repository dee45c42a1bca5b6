import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import zlib from 'node:zlib';
import { CodedError, isCodedError } from '@/lib/errors';
import { JSON_MOST_BYTES, readJsonBytes } from './json-bytes';
import { type AddressRule, guardedLookup, requireAddress } from './public-address';
import type { ReadSource } from './recent-sources';

export interface ClientSettings extends AddressRule {
  userAgent: string;
  /** Milliseconds between two requests to one host. */
  pauseMs: number;
  /** Seconds without a byte, and seconds for one whole answer. */
  idleSeconds: number;
  answerSeconds: number;
  /** Milliseconds of the clock; the system's where absent. */
  now?: () => number;
  /** Waits; the clock's where absent. */
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

const MOST_REDIRECTS = 5;

/** Times that a host is asked before it counts as failing: where it says that it is busy, and where it is unwell. */
const MOST_TRIES = { busy: 5, unwell: 3 } as const;

/** Longest wait that a host may ask for; one that wants more is left for another run. */
const LONGEST_WAIT_MS = 120_000;

/** Milliseconds that a host which could not be reached is left alone. */
const LOST_FOR_MS = 60_000;

/** Answers that say to come back later (RFC 9110, 15.5.30 and 15.6; 408 and 425 are rare cousins). */
const LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

interface Limits {
  accept: string;
  maxBytes: number;
  signal?: AbortSignal;
}

interface Answer {
  /** After redirects. */
  url: string;
  response: http.IncomingMessage;
}

/**
 * Asks other people's servers: one request at a time a host, with a breath in between; backs off where they are busy; never
 * follows anywhere that is not public.
 */
export class PoliteClient {
  private readonly turns = new Map<string, Promise<unknown>>();
  /** Until when hosts that could not be reached are left alone. */
  private readonly lost = new Map<string, number>();
  private readonly agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 1 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 1 }),
  };
  /** Requests that were sent. */
  requests = 0;

  constructor(private readonly settings: ClientSettings) {}

  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  /**
   * Fetches JSON.
   * @returns what it says, how many bytes it took, and its address after redirects
   * @throws CodedError ADDRESS_NOT_ALLOWED, REDIRECTS_TOO_MANY, DOWNLOAD_FAILED, DOWNLOAD_TOO_LARGE, IIIF_UNREADABLE
   */
  async json(url: string, signal?: AbortSignal): Promise<ReadSource> {
    const accept = 'application/ld+json, application/json;q=0.9, */*;q=0.1';
    return this.ask(url, { accept, maxBytes: JSON_MOST_BYTES, signal }, async (answer, body) => {
      const chunks: Buffer[] = [];
      for await (const chunk of body) chunks.push(chunk as Buffer);
      const { url: from, response } = answer;
      const bytes = Buffer.concat(chunks);
      const json = readJsonBytes(bytes, from, response.headers['content-type']);
      return { url: from, json, bytes: bytes.length };
    });
  }

  /**
   * Fetches a picture into a file, which has its name once it is whole. What is there already is not fetched again.
   * @throws CodedError as `json`, DOWNLOAD_WRONG_TYPE
   */
  async picture(url: string, file: string, { maxBytes, signal }: Omit<Limits, 'accept'>): Promise<void> {
    if (await exists(file)) return;
    await this.ask(url, { accept: 'image/*', maxBytes, signal }, async ({ response }, body) => {
      const type = response.headers['content-type'] ?? '';
      // Static folders and old servers send anything for a picture, which is judged by its own header later; a page is no slip.
      if (/^(text\/html|application\/(xhtml|ld\+json|json|problem))/i.test(type)) {
        throw new CodedError('DOWNLOAD_WRONG_TYPE', { url, type });
      }
      await pipeline(body, createWriteStream(`${file}.part`));
    });
    await fs.rename(`${file}.part`, file);
  }

  /** In its turn, as often as the host asks to be asked again. */
  private async ask<T>(
    url: string,
    limits: Limits,
    read: (answer: Answer, body: Readable) => Promise<T>,
  ): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.hop(url, limits, read);
      } catch (error) {
        if (limits.signal?.aborted) throw error;
        if (!(error instanceof ComeBack)) throw error;
        const isBusy = error.status === 429 || error.status === 503;
        const wait = waitOf(error.after, tried);
        if (tried >= MOST_TRIES[isBusy ? 'busy' : 'unwell'] || wait > LONGEST_WAIT_MS)
          throw this.givenUp(error);
        await this.wait(wait, limits.signal);
      }
    }
  }

  /** A host that could not be reached is not tried again for each of a thousand pictures. */
  private givenUp({ url, status, cause }: ComeBack): CodedError {
    if (status === 0) this.lost.set(new URL(url).host, this.now() + LOST_FOR_MS);
    return new CodedError('DOWNLOAD_FAILED', { url, status }, { cause });
  }

  private now(): number {
    return this.settings.now?.() ?? Date.now();
  }

  private wait(milliseconds: number, signal?: AbortSignal): Promise<unknown> {
    const { wait } = this.settings;
    return wait ? wait(milliseconds, signal) : pause(milliseconds, undefined, { signal });
  }

  private async hop<T>(
    url: string,
    limits: Limits,
    read: (answer: Answer, body: Readable) => Promise<T>,
  ): Promise<T> {
    let at = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const address = requireAddress(at, this.settings);
      if ((this.lost.get(address.host) ?? 0) > this.now())
        throw new CodedError('DOWNLOAD_FAILED', { url: at, status: 0 });
      const next = await this.inTurn(address.host, async () => {
        const response = await this.send(address, limits);
        const { location } = response.headers;
        const status = response.statusCode ?? 0;
        if (status >= 300 && status < 400 && location && URL.canParse(location, at)) {
          response.destroy();
          return { to: new URL(location, at).href };
        }
        if (status !== 200) {
          response.destroy();
          throw refusalOf(response, at);
        }
        return { value: await this.receive({ url: at, response }, limits, read) };
      });
      if ('value' in next) return next.value as T;
      at = next.to;
    }
    throw new CodedError('REDIRECTS_TOO_MANY', { url });
  }

  /** One after the other for each host. */
  private inTurn<T>(host: string, run: () => Promise<T>): Promise<T> {
    const before = this.turns.get(host);
    const turn = (async () => {
      if (before) {
        await before.catch(() => {});
        await this.wait(this.settings.pauseMs);
      }
      return run();
    })();
    this.turns.set(host, turn);
    return turn;
  }

  private send(address: URL, { accept, signal }: Limits): Promise<http.IncomingMessage> {
    const { userAgent, idleSeconds, answerSeconds } = this.settings;
    const late = AbortSignal.timeout(answerSeconds * 1000);
    this.requests += 1;
    return new Promise((resolve, reject) => {
      const isSecure = address.protocol === 'https:';
      const request = (isSecure ? https : http).get(
        address,
        {
          agent: this.agents[isSecure ? 'https:' : 'http:'],
          headers: { 'user-agent': userAgent, accept, 'accept-encoding': 'gzip, br' },
          lookup: guardedLookup(address, this.settings),
          signal: signal ? AbortSignal.any([signal, late]) : late,
          timeout: idleSeconds * 1000,
        },
        resolve,
      );
      request.on('timeout', () => request.destroy(new ComeBack(address.href, 0, null)));
      request.on('error', (error) =>
        reject(isCodedError(error) ? error : new ComeBack(address.href, 0, null, error)),
      );
    });
  }

  private async receive<T>(
    answer: Answer,
    { maxBytes }: Limits,
    read: (answer: Answer, body: Readable) => Promise<T>,
  ): Promise<T> {
    const { url, response } = answer;
    const tooLarge = () =>
      new CodedError('DOWNLOAD_TOO_LARGE', { url, megabytes: Math.floor(maxBytes / 1e6) });
    const body = countedBody(response, maxBytes, tooLarge);
    try {
      if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
      return await read(answer, body);
    } catch (error) {
      if (isCodedError(error)) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new CodedError('DISK_FULL', {}, { cause: error });
      throw new ComeBack(url, 0, null, error);
    } finally {
      response.destroy();
    }
  }
}

/** Unpacked, and counted after that: a small answer may unpack to a huge one. */
function countedBody(response: http.IncomingMessage, maxBytes: number, tooLarge: () => CodedError): Readable {
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? tooLarge() : null, chunk);
    },
  });
  const unpack = unpackerFor(response.headers['content-encoding']);
  const chain = unpack ? pipeline(response, unpack, count) : pipeline(response, count);
  // Whoever reads `count` meets its error there.
  chain.catch(() => {});
  return count;
}

/** Some servers pack by ways that nobody asked for. */
function unpackerFor(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case 'br':
      return zlib.createBrotliDecompress();
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return zlib.createUnzip();
    default:
      return null;
  }
}

/** The host cannot answer now. */
class ComeBack extends Error {
  override readonly name = 'ComeBack';
  constructor(
    readonly url: string,
    readonly status: number,
    /** Milliseconds, as the host asks; null where it does not say. */
    readonly after: number | null,
    cause?: unknown,
  ) {
    super(`${url} ${status}`, { cause });
  }
}

function refusalOf(response: http.IncomingMessage, url: string): Error {
  const status = response.statusCode ?? 0;
  if (!LATER.has(status)) return new CodedError('DOWNLOAD_FAILED', { url, status });
  return new ComeBack(url, status, retryAfter(response.headers['retry-after']));
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** What the host asks for, or twice as long each time. Milliseconds. */
function waitOf(after: number | null, tried: number): number {
  return after ?? 1000 * 2 ** (tried - 1);
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
