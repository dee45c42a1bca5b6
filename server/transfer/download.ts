import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { CodedError } from '@/lib/errors';

export interface DownloadLimits {
  /** Bytes of the whole file. */
  maxBytes: number;
  /** Seconds without a single byte after which the line counts as lost. */
  idleSeconds: number;
  userAgent: string;
}

export interface DownloadProgress {
  /** Bytes so far, with what an earlier run had fetched already. */
  received: number;
  /** Bytes of the whole file; null where the server does not say. */
  total: number | null;
}

/** The server could not be reached at all: no name, no route, no answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const IMAGE_TYPES = /^image\/(jpeg|tiff|png|webp)\b/;

/**
 * Downloads one image file into `dir`, going on where an earlier run broke off if the server still has the same file.
 * @returns the local path of the finished file.
 * @throws Unreachable; CodedError DOWNLOAD_FAILED (with the HTTP status, or 0), DOWNLOAD_WRONG_TYPE, DOWNLOAD_TOO_LARGE
 */
export async function download(
  url: string,
  dir: string,
  limits: DownloadLimits,
  onProgress: (progress: DownloadProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<string> {
  await fs.mkdir(dir, { recursive: true });
  const base = path.join(dir, createHash('sha256').update(url).digest('hex').slice(0, 32));
  const partial = `${base}.part`;
  const resume = await resumable(partial);
  const idle = new IdleTimer(limits.idleSeconds);
  const signals = signal ? AbortSignal.any([signal, idle.signal]) : idle.signal;
  try {
    const response = await request(url, limits, resume, signals);
    if (response.status === 416) {
      // The rest that was asked for does not exist: the file has changed, so it is fetched anew.
      await forget(partial);
      return await download(url, dir, limits, onProgress, signal);
    }
    const from = response.status === 206 && resume ? resume.bytes : 0;
    const total = await checkAnswer(response, from, limits, url);
    await keepValidator(partial, response);
    await receive(response, partial, { from, total, limits, url, onProgress, idle });
  } finally {
    idle.stop();
  }
  await fs.rename(partial, base);
  await forget(partial);
  return base;
}

interface Resume {
  bytes: number;
  validator: string;
}

async function resumable(partial: string): Promise<Resume | null> {
  try {
    const [{ size: bytes }, validator] = await Promise.all([
      fs.stat(partial),
      fs.readFile(`${partial}.tag`, 'utf8'),
    ]);
    return bytes > 0 && validator ? { bytes, validator } : null;
  } catch {
    return null;
  }
}

async function request(
  url: string,
  limits: DownloadLimits,
  resume: Resume | null,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { 'user-agent': limits.userAgent, accept: 'image/*' };
  if (resume) Object.assign(headers, { range: `bytes=${resume.bytes}-`, 'if-range': resume.validator });
  try {
    return await fetch(url, { headers, signal, redirect: 'follow' });
  } catch (error) {
    throw new Unreachable(`cannot reach ${new URL(url).host}`, { cause: error });
  }
}

/** @returns bytes of the whole file, or null where the answer does not say. */
async function checkAnswer(
  response: Response,
  from: number,
  { maxBytes }: DownloadLimits,
  url: string,
): Promise<number | null> {
  const refuse = async (error: CodedError) => {
    await response.body?.cancel();
    throw error;
  };
  if (!response.ok) return refuse(new CodedError('DOWNLOAD_FAILED', { url, status: response.status }));
  const type = response.headers.get('content-type') ?? '';
  if (!IMAGE_TYPES.test(type))
    return refuse(new CodedError('DOWNLOAD_WRONG_TYPE', { url, type: type || '?' }));
  const length = response.headers.get('content-length');
  const total = length === null || response.headers.has('content-encoding') ? null : from + Number(length);
  if (total !== null && total > maxBytes) {
    return refuse(new CodedError('DOWNLOAD_TOO_LARGE', { url, megabytes: Math.floor(maxBytes / 1e6) }));
  }
  return total;
}

/** Only a strong validator promises the same bytes (RFC 9110, 13.1.5). */
async function keepValidator(partial: string, response: Response): Promise<void> {
  const etag = response.headers.get('etag');
  const validator = etag && !etag.startsWith('W/') ? etag : response.headers.get('last-modified');
  await fs.writeFile(`${partial}.tag`, validator ?? '');
}

interface Receiving {
  from: number;
  total: number | null;
  limits: DownloadLimits;
  url: string;
  onProgress: (progress: DownloadProgress) => void;
  idle: IdleTimer;
}

/** The stream that `fetch` gives is of the browser's type, which does not say that Node's can be read in turn. */
function bodyOf(response: Response): AsyncIterable<Uint8Array> {
  return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
}

/** Each piece is on the disk before the next is read: what came before the line broke off is never fetched again. */
async function receive(response: Response, partial: string, receiving: Receiving): Promise<void> {
  const { from, total, limits, url, onProgress, idle } = receiving;
  let received = from;
  try {
    await using file = await fs.open(partial, from > 0 ? 'a' : 'w');
    for await (const chunk of bodyOf(response)) {
      received += chunk.length;
      idle.reset();
      onProgress({ received, total });
      if (received > limits.maxBytes)
        throw new CodedError('DOWNLOAD_TOO_LARGE', { url, megabytes: Math.floor(limits.maxBytes / 1e6) });
      await file.writeFile(chunk);
    }
  } catch (error) {
    if (error instanceof CodedError) {
      await forget(partial);
      throw error;
    }
    throw new CodedError('DOWNLOAD_FAILED', { url, status: 0 }, { cause: error });
  }
  if (total !== null && received !== total) throw new CodedError('DOWNLOAD_FAILED', { url, status: 0 });
}

async function forget(partial: string): Promise<void> {
  await Promise.all([fs.rm(partial, { force: true }), fs.rm(`${partial}.tag`, { force: true })]);
}

class IdleTimer {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(private readonly seconds: number) {
    this.timer = this.arm();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  reset(): void {
    clearTimeout(this.timer);
    this.timer = this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private arm(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(new Error('no bytes came')), this.seconds * 1000);
  }
}
