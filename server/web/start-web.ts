import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import type { Logger } from 'pino';
import { LARGEST_SIDE } from '@/lib/iiif/size';
import type { Config } from '@/server/config';
import { markRequest } from '@/server/people/client-address';
import { isSealed } from '@/server/people/host-cookie';
import type { ComposeJob } from '@/server/pyramids/composer';
import { OpenPyramids } from '@/server/pyramids/open-pyramids';
import { openTiles } from '@/server/pyramids/zip-tiles';
import { keys, type Storage } from '@/server/storage/storage';
import type { MediaFinder } from '@/server/tours/find-media';
import { isUploadAddress, type UploadHandler } from '@/server/uploads/answer-upload';
import type { QueueLimits } from './bounded-queue';
import { BuildFiles } from './build-files';
import { answerCard, type CardFinder, type CardServices } from './cards';
import type { CatalogueState } from './catalogue-state';
import { searchAnswers } from './content-search';
import { DocumentAnswers, type DocumentOptions } from './documents';
import type { DraftImages } from './draft-images';
import { EmbedAnswers, type EmbedOptions } from './embed-answers';
import { answerHealth } from './health';
import { parseImageAddress } from './image-address';
import { answerImage, type ImageServices, recentTiles } from './images';
import { answerNarration } from './narrations';
import type { RequestHandler } from './next-app';
import { oaiAnswers } from './oai';
import { Pages } from './pages';
import { RenderingCache } from './rendering-cache';
import { Renderings } from './renderings';
import { logRequest } from './request-log';
import { answerSitePicture } from './site-pictures';

export interface WebOptions {
  /** A `port` of 0 takes any free one. */
  config: Pick<
    Config,
    'port' | 'host' | 'publicUrl' | 'trustProxy' | 'tileCacheBytes' | 'pageCacheBytes' | 'iiif'
  > &
    Partial<Pick<Config, 'mapTiles'>>;
  storage: Storage;
  catalogue: CatalogueState;
  logger: Logger;
  /** Makes a picture that does not lie ready. */
  compose: (job: ComposeJob) => Promise<void>;
  /** How many of them at a time, where the machine's cores are not to decide. */
  queue?: QueueLimits;
  /** Renders what is not an image: the Next application, or a stand-in for it in tests. */
  next: RequestHandler;
  /** Without these, nothing can be sent and nothing unpublished is shown to anyone. */
  uploads?: UploadHandler;
  drafts?: DraftImages;
  /** Without it, there is nothing for programs of others: manifests, collections, lists of changes. */
  documents?: DocumentOptions['documents'];
  /** Without it, no page of others can show a photograph in a frame. */
  embedded?: Pick<EmbedOptions, 'embeds' | 'folder'>;
  /** Without it, there are no pictures for those who link here. */
  cards?: CardFinder;
  /** Without it, nobody hears the voices of tours. */
  media?: MediaFinder;
  /** `.next/static` of the build that `next` runs. */
  buildFolder: string;
}

export interface WebServer {
  /** `http://<host>:<port>` as a person on this machine can open it. */
  url: string;
  port: number;
  /** Takes no more connections, lets what is under way finish, and cuts off what is not done after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** A little longer than the usual proxy's, which must be the side that gives an idle connection up. */
const KEEP_ALIVE_MS = 65_000;

/** Requests carry no more than an address and a few headers; slower than this is a stall or an attack. */
const HEADERS_MS = 20_000;

const GRACE_MS = 10_000;

/** Of the memory for tiles: 8 MB of indexes know some 650,000 tiles; half holds tiles themselves, the rest what was made. */
const INDEX_SHARE = 1 / 4;
const RENDERING_SHARE = 1 / 4;

/** Pictures to make that may wait, and for how long: whoever looks at a page has gone by then. */
const MAX_WAITING = 32;
const PATIENCE_MS = 10_000;

/** Memory for all pictures that are being made; the largest single one takes about as much. */
const COMPOSING_BYTES = 330_000_000;

/** Of the memory for pages: four thousand manifests; a thousand embedded pages. */
const DOCUMENT_SHARE = 1 / 4;
const EMBED_SHARE = 1 / 16;

/**
 * Starts the HTTP entry: pictures from storage, everything else through the page cache to Next.
 * @throws the error of `listen`, such as EADDRINUSE.
 */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const { config, logger, catalogue } = options;
  const pyramids = new OpenPyramids({
    open: async ({ id, tileSize }) => openTiles(await options.storage.open(keys.pyramid(id)), tileSize),
    maxBytes: Math.ceil(config.tileCacheBytes * INDEX_SHARE),
    onCloseError: (error) => logger.warn({ err: error }, 'pyramid not closed'),
  });
  const renderings = await openRenderings(options);
  const site: Site = {
    images: {
      ...options,
      pyramids,
      recentTiles: recentTiles(Math.ceil(config.tileCacheBytes * (1 - INDEX_SHARE - RENDERING_SHARE))),
      renderings,
      recentRenderings: recentTiles(Math.ceil(config.tileCacheBytes * RENDERING_SHARE)),
      limits: { maxArea: config.iiif.maxPixels, maxSide: LARGEST_SIDE },
      publicUrl: config.publicUrl,
    },
    pages: new Pages({
      ...options,
      maxBytes: Math.ceil(config.pageCacheBytes * (1 - DOCUMENT_SHARE - EMBED_SHARE)),
      publicUrl: config.publicUrl,
      imageHosts: config.mapTiles ? [config.mapTiles.origin] : [],
    }),
    documents:
      options.documents &&
      new DocumentAnswers({
        catalogue,
        documents: options.documents,
        maxBytes: Math.ceil(config.pageCacheBytes * DOCUMENT_SHARE),
      }),
    oai: options.documents && oaiAnswers(options.documents),
    search: options.documents && searchAnswers(options.documents),
    embeds:
      options.embedded &&
      (await EmbedAnswers.open({
        catalogue,
        ...options.embedded,
        maxBytes: Math.ceil(config.pageCacheBytes * EMBED_SHARE),
      })),
    cards: options.cards && { cards: options.cards, renderings, logger },
    narrations: options.media && { media: options.media, storage: options.storage },
    buildFiles: await BuildFiles.list(options.buildFolder),
    catalogue,
    logger,
    uploads: options.uploads,
    trustProxy: config.trustProxy,
    isSealed: isSealed(config.publicUrl),
  };
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS });
  server.on('request', (request, response) => answer(request, response, site));
  await listen(server, config.port, config.host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${hostToOpen(config.host)}:${port}`,
    port,
    close: async (graceMs = GRACE_MS) => {
      await closeServer(server, graceMs);
      pyramids.close();
    },
  };
}

async function openRenderings({ compose, config, queue, logger }: WebOptions): Promise<Renderings> {
  const { cacheDir, cacheBytes } = config.iiif;
  const cache = await RenderingCache.open(cacheDir, cacheBytes, (error) =>
    logger.warn({ err: error }, 'picture not removed from the cache'),
  );
  const limits: QueueLimits = {
    running: os.availableParallelism() + 1,
    weight: COMPOSING_BYTES,
    waiting: MAX_WAITING,
    patienceMs: PATIENCE_MS,
  };
  return new Renderings(compose, cache, queue ?? limits);
}

interface Site {
  images: ImageServices;
  pages: Pages;
  documents: DocumentAnswers | undefined;
  oai: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>) | undefined;
  search: Site['oai'];
  embeds: EmbedAnswers | undefined;
  cards: CardServices | undefined;
  narrations: Parameters<typeof answerNarration>[2] | undefined;
  buildFiles: BuildFiles;
  catalogue: CatalogueState;
  logger: Logger;
  uploads: UploadHandler | undefined;
  trustProxy: number;
  /** Reached over https. */
  isSealed: boolean;
}

/** A year, for this host only: what stands on its sisters is not ours to decide. */
const ALWAYS_SEALED = 'max-age=31536000';

function answer(request: IncomingMessage, response: ServerResponse, site: Site): void {
  const target = request.url ?? '';
  markRequest(request, site.trustProxy);
  if (site.isSealed) response.setHeader('Strict-Transport-Security', ALWAYS_SEALED);
  const address = parseImageAddress(target);
  const isOneOfMany = address !== null || isUploadAddress(target) || target.startsWith('/_next/');
  const id = logRequest(site.logger, request, response, isOneOfMany);
  if (address) {
    void answerImage(address, request, response, site.images);
    return;
  }
  if (target === '/healthz') {
    answerHealth(request, response, site.catalogue);
    return;
  }
  if (site.uploads && isUploadAddress(target)) {
    void site.uploads(request, response);
    return;
  }
  if (!isReadable(target)) {
    response.writeHead(400, { 'Content-Length': 0, 'Cache-Control': 'no-store' }).end();
    return;
  }
  answerPage(request, response, site).catch((error: unknown) => {
    site.logger.error({ err: error, id }, 'page failed');
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'Content-Length': 0, 'Cache-Control': 'no-store' }).end();
  });
}

async function answerPage(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  if (await site.buildFiles.answer(request, response)) return;
  if (await site.documents?.answer(request, response)) return;
  if (await site.oai?.(request, response)) return;
  if (await site.search?.(request, response)) return;
  if (await site.embeds?.answer(request, response)) return;
  if (site.cards && (await answerCard(request, response, site.cards))) return;
  if (await answerSitePicture(request, response, site.images.storage)) return;
  if (site.narrations && (await answerNarration(request, response, site.narrations))) return;
  await site.pages.answer(request, response);
}

/** A path of our own with whole escapes. A proxy's absolute form and `*` are nothing that we hand out. */
function isReadable(target: string): boolean {
  if (!target.startsWith('/')) return false;
  if (!target.includes('%')) return true;
  try {
    decodeURIComponent(target.split('?', 1)[0] as string);
    return true;
  } catch {
    return false;
  }
}

function listen(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** An address that listens everywhere is no address to open. */
function hostToOpen(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function closeServer(server: http.Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // `close` ends connections that are idle now; those that fall idle later would sit out their keep-alive.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
