import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { CatalogueState } from './catalogue-state';
import {
  contentSecurityPolicy,
  newNonce,
  PAGE_SECURITY_HEADERS,
  personalPolicy,
  policyWithNonce,
  replaceNonceByHashes,
} from './content-security';
import { bytesKept, type KeptAnswer, keepAnswer, sendKept } from './kept-answer';
import type { RequestHandler } from './next-app';
import { FORM_HEADERS, type PageForm, type SharedPage, sharedPageOf } from './page-address';
import { type RenderedPage, renderPage } from './render-page';

export interface PagesOptions {
  next: RequestHandler;
  catalogue: CatalogueState;
  /** Bytes that all kept pages together may take, in all encodings. */
  maxBytes: number;
  /** Without a trailing slash. */
  publicUrl: string;
  /** Other hosts that pages may show pictures of. */
  imageHosts?: readonly string[];
}

/** Beyond this, brotli takes longer than the few bytes are worth to the one reader who waits for it. */
const BROTLI_QUALITY = 5;

/** What a page is worth to the memory of all others: none may take more than this share. */
const LARGEST_SHARE = 16;

/** Neither ours to repeat nor true of a kept answer; `set-cookie` above all. */
const NOT_KEPT = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'date',
  'etag',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'x-powered-by',
]);

/** Answers that are kept although they are no page; they have a small room of their own, so that they push no page out. */
const KEPT_REFUSALS = new Set([301, 308, 404, 410]);

/**
 * Whole answers for strangers, by path and version of the catalogue: each is rendered once a version, compressed once, and
 * then costs a lookup. Everything else goes to Next with the visitor's own request.
 */
export class Pages {
  readonly #options: PagesOptions;
  readonly #kept: LRUCache<string, KeptAnswer>;
  readonly #refusals: LRUCache<string, KeptAnswer>;
  /** Pages by what their query names, which anybody can make more of: they push no other page out. */
  readonly #variants: LRUCache<string, KeptAnswer>;
  /** Renders under way, by version and key. */
  readonly #rendering = new Map<string, Promise<KeptAnswer>>();
  /** The router's parameter for each form, once Next has said what it should be. */
  readonly #routerParameter = new Map<PageForm, string>();
  #version = Number.NaN;

  constructor(options: PagesOptions) {
    this.#options = options;
    const small = Math.ceil(options.maxBytes / LARGEST_SHARE);
    const room = (maxSize: number) =>
      new LRUCache<string, KeptAnswer>({ maxSize, maxEntrySize: small, sizeCalculation: bytesKept });
    this.#kept = room(options.maxBytes - 2 * small);
    this.#refusals = room(small);
    this.#variants = room(small);
  }

  /** Bytes kept now. */
  get bytes(): number {
    return this.#rooms.reduce((sum, { calculatedSize }) => sum + calculatedSize, 0);
  }

  get #rooms() {
    return [this.#kept, this.#refusals, this.#variants];
  }

  /** @throws what Next throws, before anything was sent. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const shared = this.#options.catalogue.healthy() ? sharedPageOf(request) : null;
    const kept = shared && (await this.#findOrRender(shared));
    const isForAll = kept && (shared.declared || KEPT_REFUSALS.has(kept.status));
    if (isForAll) sendKept(request, response, kept);
    else await this.#passOn(request, response);
  }

  async #findOrRender(page: SharedPage): Promise<KeptAnswer> {
    return this.#find(page) ?? this.#renderOnce(page);
  }

  #find({ key, isVariant }: SharedPage): KeptAnswer | undefined {
    const version = this.#options.catalogue.version();
    if (version !== this.#version) {
      for (const room of this.#rooms) room.clear();
      this.#version = version;
    }
    return (isVariant ? this.#variants : this.#kept).get(key) ?? this.#refusals.get(key);
  }

  #renderOnce(page: SharedPage): Promise<KeptAnswer> {
    const version = this.#options.catalogue.version();
    const key = `${version} ${page.key}`;
    const underWay = this.#rendering.get(key);
    if (underWay) return underWay;
    const rendering = this.#render(page)
      .then((rendered) => {
        // A publish in between: nobody can say which of the two versions this page shows.
        if (version === this.#options.catalogue.version()) this.#keep(page, rendered, version);
        return rendered;
      })
      .finally(() => this.#rendering.delete(key));
    this.#rendering.set(key, rendering);
    return rendering;
  }

  #keep({ key, isVariant, declared }: SharedPage, answer: KeptAnswer, version: number): void {
    if (version !== this.#version) return;
    if (KEPT_REFUSALS.has(answer.status)) this.#refusals.set(key, answer);
    else if (answer.status === 200 && declared) (isVariant ? this.#variants : this.#kept).set(key, answer);
  }

  async #render(page: SharedPage): Promise<KeptAnswer> {
    const { host, protocol } = new URL(this.#options.publicUrl);
    const headers = { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-for': '127.0.0.1' };
    if (page.form !== 'document')
      return keptPage(await this.#renderForRouter(page, headers), contentSecurityPolicy([]));
    const rendered = await this.#renderDocument(page.target, headers);
    if (rendered.status === 404) return this.#sayMissing(page, rendered);
    return page.target === page.missing && !page.declared ? { ...rendered, status: 404 } : rendered;
  }

  async #renderDocument(target: string, common: Record<string, string>): Promise<KeptAnswer> {
    const nonce = newNonce();
    const rendered = await renderPage(this.#options.next, {
      target,
      headers: { ...common, accept: 'text/html', 'content-security-policy': policyWithNonce(nonce) },
    });
    const { html, scriptSources } = replaceNonceByHashes(rendered.body.toString('utf8'), nonce);
    const status = statusMeant(rendered.status, html);
    const policy = contentSecurityPolicy(scriptSources, [], this.#options.imageHosts);
    return keptPage(
      { status, headers: withoutNonce(rendered.headers, nonce), body: Buffer.from(html) },
      policy,
    );
  }

  /** Next leaves the body of a page that is not found to the browser's script; a page of our own says it in HTML. */
  async #sayMissing({ missing, target }: SharedPage, answer: KeptAnswer): Promise<KeptAnswer> {
    if (target === missing) return answer;
    // A key of its own: asked for by its address, it is not found either.
    const page = await this.#findOrRender({
      key: `missing ${missing}`,
      target: missing,
      form: 'document',
      isVariant: false,
      declared: true,
      missing,
    });
    return page.status === 200 ? { ...page, status: 404 } : answer;
  }

  /** Next redirects a payload request whose `_rsc` does not fit its headers to the one that does. */
  async #renderForRouter(page: SharedPage, common: Record<string, string>): Promise<RenderedPage> {
    const headers = { ...common, accept: '*/*', ...FORM_HEADERS[page.form] };
    const ask = () => {
      const parameter = this.#routerParameter.get(page.form) ?? '_rsc';
      const target = `${page.target}${page.target.includes('?') ? '&' : '?'}${parameter}`;
      return renderPage(this.#options.next, { target, headers });
    };
    const first = await ask();
    const parameter = routerParameterIn(first, page);
    if (!parameter || parameter === this.#routerParameter.get(page.form)) return first;
    this.#routerParameter.set(page.form, parameter);
    return ask();
  }

  async #passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/_next/')) {
      const policy = personalPolicy(newNonce(), this.#options.imageHosts);
      request.headers['content-security-policy'] = policy;
      response.setHeader('Content-Security-Policy', policy);
      for (const [name, value] of Object.entries(PAGE_SECURITY_HEADERS)) response.setHeader(name, value);
    }
    await this.#options.next(request, response);
  }
}

function routerParameterIn({ status, headers }: RenderedPage, { target }: SharedPage): string | undefined {
  if (status !== 307 || typeof headers.location !== 'string') return undefined;
  const [path] = target.split('?', 1);
  const [locationPath, query = ''] = headers.location.split('?', 2);
  return locationPath === path ? query.split('&').findLast((pair) => pair.startsWith('_rsc=')) : undefined;
}

function keptPage(rendered: RenderedPage, policy: string): Promise<KeptAnswer> {
  const { status, body } = rendered;
  const headers: OutgoingHttpHeaders = {
    ...PAGE_SECURITY_HEADERS,
    'Content-Security-Policy': policy,
    'Cache-Control': status < 500 ? 'no-cache' : 'no-store',
    Vary: varyOf(rendered),
  };
  for (const [name, value] of Object.entries(rendered.headers)) {
    if (!NOT_KEPT.has(name)) headers[name] = value;
  }
  return keepAnswer({ status, headers, body }, BROTLI_QUALITY);
}

/** How a page says that it stands for something withdrawn. */
const SAYS_GONE = '<meta name="answer-status" content="410"';

/**
 * What Next cannot say itself: that something was withdrawn (410, DECISIONS 10), and that an old slug has moved in the way
 * that every client knows (301, DECISIONS 7; Next's own permanent redirect is 308).
 */
function statusMeant(status: number, html: string): number {
  if (status === 308) return 301;
  return status === 200 && html.includes(SAYS_GONE) ? 410 : status;
}

/** Next marks the preloads in its `Link` header as it marks its scripts. */
function withoutNonce(headers: OutgoingHttpHeaders, nonce: string): OutgoingHttpHeaders {
  const mark = new RegExp(`;\\s*nonce="${nonce}"`, 'g');
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(mark, '') : value,
    ]),
  );
}

/** Next's own list, and what decides here: the encoding, and whether a cookie says who asks. */
function varyOf({ headers }: RenderedPage): string {
  const names = String(headers.vary ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(?:accept-encoding|cookie)$/i.test(name));
  return [...names, 'Accept-Encoding', 'Cookie'].join(', ');
}
