import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Language } from '@/lib/catalogue/languages';
import { parseEmbedPath } from '@/lib/embed/addresses';
import { OEMBED_PATH } from '@/lib/embed/oembed';
import type { EmbeddedPage, OembedAnswer } from '@/server/embed/embeds';
import { BuildFiles } from './build-files';
import type { CatalogueState } from './catalogue-state';
import { PAGE_SECURITY_HEADERS } from './content-security';
import { EMBED_FILES_PREFIX, embedFilesFolder } from './embed-build';
import { answerEmpty, answerPreflight, FOR_EVERYONE, READ_METHODS } from './for-everyone';
import { bytesKept, type KeptAnswer, keepAnswer, sendKept } from './kept-answer';
import { KeptByVersion } from './kept-by-version';

export interface EmbedOptions {
  catalogue: CatalogueState;
  embeds: {
    page(language: Language, id: string): Promise<EmbeddedPage>;
    describe(given: URLSearchParams): Promise<OembedAnswer>;
  };
  /** Folder of the viewer's build. */
  folder: string;
  /** Bytes that all kept pages together may take, in all encodings. */
  maxBytes: number;
}

const EMBED_PREFIX = '/embed/';

const BROTLI_QUALITY = 5;

/**
 * The only pages that others may frame. They run nothing but our own file, read no cookie and send nothing anywhere. The
 * embedder policy lets them stand in pages that are isolated, all that they load being ours.
 */
const PAGE_HEADERS = {
  ...PAGE_SECURITY_HEADERS,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; '),
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Kept everywhere and asked about every time: a publish, or a withdrawal, is seen at once.
  'Cache-Control': 'public, no-cache',
  Vary: 'Accept-Encoding',
} as const;

/** Scripts and fonts of a frame without an origin (`sandbox`) are asked for as by a stranger. */
const FILE_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** The embedded viewer, what it consists of, and oEmbed, which leads to it. The same for everyone, whoever asks. */
export class EmbedAnswers {
  readonly #kept: KeptByVersion<KeptAnswer, KeptAnswer>;

  private constructor(
    private readonly options: EmbedOptions,
    private readonly files: BuildFiles,
  ) {
    this.#kept = new KeptByVersion(options.catalogue, options.maxBytes, bytesKept);
  }

  static async open(options: EmbedOptions): Promise<EmbedAnswers> {
    return new EmbedAnswers(
      options,
      await BuildFiles.list(embedFilesFolder(options.folder), EMBED_FILES_PREFIX, FILE_HEADERS),
    );
  }

  /**
   * @returns false where the address is none of these
   * @throws what reading the catalogue throws, before anything was sent
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (path !== OEMBED_PATH && !path.startsWith(EMBED_PREFIX)) return false;
    if (await this.files.answer(request, response)) return true;
    if (request.method === 'OPTIONS') answerPreflight(response);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerEmpty(response, 405, { Allow: READ_METHODS });
    } else if (path === OEMBED_PATH) await this.#answerOembed(query, request, response);
    else await this.#answerPage(path, request, response);
    return true;
  }

  async #answerPage(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = parseEmbedPath(path);
    if (!address) {
      answerEmpty(response, 404);
      return;
    }
    const { language, id } = address;
    const found = await this.#kept.findOrMake(path, async () => {
      const { status, html } = await this.options.embeds.page(language, id);
      const answer = await keepAnswer(
        { status, headers: PAGE_HEADERS, body: Buffer.from(html) },
        BROTLI_QUALITY,
      );
      return status === 200 ? { keep: answer } : { refusal: answer };
    });
    sendKept(request, response, 'keep' in found ? found.keep : found.refusal);
  }

  async #answerOembed(query: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.options.embeds.describe(new URLSearchParams(query));
    if (typeof answer === 'number') {
      answerEmpty(response, answer);
      return;
    }
    const headers: OutgoingHttpHeaders = {
      ...FOR_EVERYONE,
      'Content-Type': answer.type,
      'Cache-Control': 'public, no-cache',
      Vary: 'Accept-Encoding',
    };
    const body = Buffer.from(answer.body);
    sendKept(request, response, await keepAnswer({ status: 200, headers, body }, BROTLI_QUALITY));
  }
}
