import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { PRESENTATION_PREFIX, type PresentationAddress, parsePresentationPath } from '@/lib/iiif/addresses';
import { MANIFEST_TYPE } from '@/lib/iiif/presentation-types';
import type { FoundDocument } from '@/server/iiif/presentation';
import type { CatalogueState } from './catalogue-state';
import { answerPreflight, FOR_EVERYONE, READ_METHODS } from './images';
import { bytesKept, type KeptAnswer, keepAnswer, sendKept } from './kept-answer';

export interface PresentationOptions {
  catalogue: CatalogueState;
  /** Finds manifests and collections. */
  documents: { find(address: PresentationAddress): Promise<FoundDocument> };
  /** Bytes that all kept documents together may take, in all encodings. */
  maxBytes: number;
}

const JSON_LD = 'application/ld+json';
const PLAIN_JSON = 'application/json';

/** With the profile of the API unless the client would rather have plain JSON (6.2). */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  [JSON_LD]: MANIFEST_TYPE,
  [PLAIN_JSON]: PLAIN_JSON,
};

/** A long list of metadata is read by programs that seldom care for a few bytes more. */
const BROTLI_QUALITY = 5;

const STATUSES = { gone: 410, missing: 404 } as const;

/** Whole answers under `/iiif/presentation/3/`, by address, type and version of the catalogue. */
export class PresentationAnswers {
  readonly #options: PresentationOptions;
  readonly #kept: LRUCache<string, KeptAnswer>;
  #version = Number.NaN;

  constructor(options: PresentationOptions) {
    this.#options = options;
    this.#kept = new LRUCache({ maxSize: options.maxBytes, sizeCalculation: bytesKept });
  }

  /**
   * @returns false where the address is none of these
   * @throws what reading the catalogue throws, before anything was sent
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const target = request.url ?? '';
    if (!target.startsWith(PRESENTATION_PREFIX)) return false;
    if (request.method === 'OPTIONS') answerPreflight(response);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerEmpty(response, 405, { Allow: READ_METHODS });
    } else await this.#answerDocument(target, request, response);
    return true;
  }

  async #answerDocument(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = target.split('?', 1);
    const address = parsePresentationPath(path);
    if (!address) return answerEmpty(response, 404);
    const type = new Negotiator(request).mediaType([JSON_LD, PLAIN_JSON]) ?? JSON_LD;
    const kept = this.#find(`${type} ${path}`) ?? (await this.#make(address, type, `${type} ${path}`));
    if (typeof kept === 'number') answerEmpty(response, kept);
    else sendKept(request, response, kept);
  }

  #find(key: string): KeptAnswer | undefined {
    const { catalogue } = this.#options;
    const version = catalogue.version();
    if (version !== this.#version) {
      this.#kept.clear();
      this.#version = version;
    }
    return catalogue.healthy() ? this.#kept.get(key) : undefined;
  }

  /** @returns a status where there is nothing to send */
  async #make(address: PresentationAddress, type: string, key: string): Promise<KeptAnswer | number> {
    const version = this.#version;
    const found = await this.#options.documents.find(address);
    if (found.kind !== 'found') return STATUSES[found.kind];
    const headers: OutgoingHttpHeaders = {
      ...FOR_EVERYONE,
      'Content-Type': CONTENT_TYPES[type],
      // Kept everywhere and asked about every time: a publish is seen at once.
      'Cache-Control': 'public, no-cache',
      Vary: 'Accept, Accept-Encoding',
    };
    const body = Buffer.from(JSON.stringify(found.document));
    const kept = await keepAnswer({ status: 200, headers, body }, BROTLI_QUALITY);
    // One document under two types is two representations (RFC 9110, 8.8.3).
    const answer = type === JSON_LD ? kept : { ...kept, tag: `${kept.tag}-plain` };
    // A publish in between: nobody can say which of the two versions this shows.
    if (version === this.#options.catalogue.version() && version === this.#version) {
      this.#kept.set(key, answer);
    }
    return answer;
  }
}

/** Seconds that a refusal may be kept: it may be published a moment from now. */
const REFUSAL_CACHING = 'public, max-age=5';

function answerEmpty(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  response
    .writeHead(status, {
      ...FOR_EVERYONE,
      'Cache-Control': REFUSAL_CACHING,
      ...headers,
      'Content-Length': 0,
    })
    .end();
}
