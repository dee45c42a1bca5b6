import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type FoundDocument, HARVEST_PREFIXES } from '@/server/harvest/harvest';
import type { CatalogueState } from './catalogue-state';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS } from './for-everyone';
import { bytesKept, type KeptAnswer, keepAnswer, sendKept } from './kept-answer';
import { KeptByVersion, type Made } from './kept-by-version';
import { JSON_LD, PLAIN_JSON, wantsPlainJson } from './linked-json';

export interface DocumentOptions {
  catalogue: CatalogueState;
  /** Finds what programs of others read. @param path without its query */
  documents: {
    find(path: string): Promise<FoundDocument>;
    answerOai(given: URLSearchParams): Promise<string>;
    /** Null where the address is no search service's. */
    search(path: string, given: URLSearchParams): Promise<FoundDocument | null>;
  };
  /** Bytes that all kept documents together may take, in all encodings. */
  maxBytes: number;
}

/** A long list of metadata is read by programs that seldom care for a few bytes more. */
const BROTLI_QUALITY = 5;

const STATUSES = { gone: 410, missing: 404 } as const;

/** A document; and, where it is JSON-LD, the same under plain JSON for who would rather have that (Presentation API 3.0, 6.2). */
interface Kept {
  linked: KeptAnswer;
  plain: KeptAnswer | null;
}

/** Whole answers for programs: manifests, collections, lists of changes; by address and version of the catalogue. */
export class DocumentAnswers {
  readonly #options: DocumentOptions;
  readonly #kept: KeptByVersion<Kept, number>;

  constructor(options: DocumentOptions) {
    this.#options = options;
    this.#kept = new KeptByVersion(options.catalogue, options.maxBytes, ({ linked }) => bytesKept(linked));
  }

  /**
   * @returns false where the address is none of these
   * @throws what reading the catalogue throws, before anything was sent
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const target = request.url ?? '';
    if (!HARVEST_PREFIXES.some((prefix) => target.startsWith(prefix))) return false;
    if (request.method === 'OPTIONS') answerPreflight(response);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerEmpty(response, 405, { Allow: READ_METHODS });
    } else await this.#answerDocument(target, request, response);
    return true;
  }

  async #answerDocument(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = target.split('?', 1);
    const made = await this.#kept.findOrMake(path, () => this.#make(path));
    if ('refusal' in made) answerEmpty(response, made.refusal);
    else {
      const { linked, plain } = made.keep;
      sendKept(request, response, plain && wantsPlainJson(request) ? plain : linked);
    }
  }

  /** A status where there is nothing to send. */
  async #make(path: string): Promise<Made<Kept, number>> {
    const found = await this.#options.documents.find(path);
    if (found.kind !== 'found') return { refusal: STATUSES[found.kind] };
    return { keep: await keep(found) };
  }
}

async function keep({ body, type, fileName }: FoundDocument & { kind: 'found' }): Promise<Kept> {
  const headers: OutgoingHttpHeaders = {
    ...FOR_EVERYONE,
    'Content-Type': type,
    // Kept everywhere and asked about every time: a publish is seen at once.
    'Cache-Control': 'public, no-cache',
    Vary: 'Accept, Accept-Encoding',
    ...(fileName ? { 'Content-Disposition': `attachment; filename="${fileName}"` } : {}),
  };
  const linked = await keepAnswer({ status: 200, headers, body: Buffer.from(body) }, BROTLI_QUALITY);
  // One document under two types is two representations (RFC 9110, 8.8.3).
  const plain = type.startsWith(JSON_LD) && {
    ...linked,
    headers: { ...headers, 'Content-Type': PLAIN_JSON },
    tag: `${linked.tag}-plain`,
  };
  return { linked, plain: plain || null };
}
