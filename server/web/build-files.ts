import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import path from 'node:path';
import { type KeptAnswer, keepAnswer, sendKept } from './kept-answer';

const NEXT_PREFIX = '/_next/static/';

/** What a build of the pages consists of; any other kind is left to Next. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Scripts are compressed once a start and read on slow networks a thousand times: nearly the smallest that brotli can do. */
const BROTLI_QUALITY = 9;

/**
 * Scripts, styles and fonts of the built pages, compressed once and kept: some two megabytes, however many readers come.
 * Only what lay in the folder when this started is ever read, so that no address reaches anything else.
 */
export class BuildFiles {
  readonly #files: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, Promise<KeptAnswer>>();

  private constructor(
    files: ReadonlyMap<string, string>,
    private readonly prefix: string,
    private readonly headers: OutgoingHttpHeaders,
  ) {
    this.#files = files;
  }

  /**
   * @param folder such as `.next/static` of the build; one that is missing holds nothing
   * @param prefix of the addresses under which its files are served
   * @param headers beside the usual ones
   */
  static async list(
    folder: string,
    prefix = NEXT_PREFIX,
    headers: OutgoingHttpHeaders = {},
  ): Promise<BuildFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = new Map<string, string>();
    for (const entry of entries) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !TYPES[path.extname(file)]) continue;
      files.set(prefix + path.relative(folder, file).split(path.sep).join('/'), file);
    }
    return new BuildFiles(files, prefix, headers);
  }

  /** @returns false where the request is for nothing of the build. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const address = this.#addressOf(request.url ?? '');
    const file = address === null ? undefined : this.#files.get(address);
    if (address === null || file === undefined) return false;
    sendKept(request, response, await this.#keepOnce(address, file));
    return true;
  }

  /** The path, decoded; a query there is Next's own way past a cache. */
  #addressOf(target: string): string | null {
    if (!target.startsWith(this.prefix)) return null;
    const [address = ''] = target.split('?', 1);
    return address.includes('%') ? decodeURIComponent(address) : address;
  }

  #keepOnce(address: string, file: string): Promise<KeptAnswer> {
    const kept = this.#kept.get(address);
    if (kept) return kept;
    const keeping = keep(file, this.headers);
    this.#kept.set(address, keeping);
    keeping.catch(() => this.#kept.delete(address));
    return keeping;
  }
}

async function keep(file: string, more: OutgoingHttpHeaders): Promise<KeptAnswer> {
  const headers = {
    'Content-Type': TYPES[path.extname(file)],
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
    ...more,
  };
  return keepAnswer({ status: 200, headers, body: await readFile(file) }, BROTLI_QUALITY);
}
