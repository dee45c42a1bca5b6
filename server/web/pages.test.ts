import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, startTestWeb, TestCatalogue } from '@/tests/fixtures/web-server';
import type { RequestHandler } from './next-app';
import { FORM_HEADERS } from './page-address';
import type { WebServer } from './start-web';

let root: string;
let catalogue: TestCatalogue;
let servers: WebServer[];
/** Every request that reached Next's place. */
let rendered: IncomingMessage[];
/** What the pages say; a test changes it as a publish would. */
let text: string;
/** Awaited by each rendering. */
let gate: Promise<void>;

const VARY = 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch';
const nonceOf = (request: IncomingMessage) =>
  /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1] ?? '';

/** Answers as Next does: marks its scripts with the nonce, forbids caching, and insists on a fitting `_rsc`. */
const next: RequestHandler = async (request, response) => {
  rendered.push(request);
  const said = text;
  await gate;
  const url = new URL(request.url ?? '', 'http://localhost');
  response.setHeader('Vary', VARY);
  response.setHeader('Cache-Control', 'private, no-cache, no-store');
  response.setHeader('Set-Cookie', 'NEXT_LOCALE=en');
  if (request.headers.rsc) {
    const fitting = request.headers['next-router-prefetch'] ? 'hash-of-prefetch' : '';
    if (url.searchParams.get('_rsc') !== fitting) {
      response.writeHead(307, { Location: `${url.pathname}?_rsc=${fitting}` }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/x-component' }).end(`0:"${said}"`);
    return;
  }
  const status = /gone$|nowhere$/.test(url.pathname) ? 404 : url.pathname.endsWith('broken') ? 500 : 200;
  response.setHeader(
    'Link',
    `</f.woff2>; rel=preload; as="font"; nonce="${nonceOf(request)}"; crossorigin=""`,
  );
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  // Of a page that is not found, Next sends no body.
  if (status !== 404) response.write(`<html><p>${url.pathname} ${said} for ${request.headers.host}</p>`);
  response.end(`<script nonce="${nonceOf(request)}">hydrate("${'القدس '.repeat(200)}")</script></html>`);
};

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'pages-'));
  catalogue = new TestCatalogue();
  servers = [];
  rendered = [];
  text = 'first';
  gate = Promise.resolve();
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close(0)));
  await rm(root, { recursive: true, force: true });
});

async function start(pageCacheBytes?: number, watched = catalogue): Promise<number> {
  const server = await startTestWeb({ root, catalogue: watched, next, pageCacheBytes });
  servers.push(server);
  return server.port;
}

const bodyOf = async (port: number, target: string, headers?: Record<string, string>) =>
  (await ask(port, target, { headers })).body.toString();

describe('pages for strangers', () => {
  it('are rendered once a version', async () => {
    const port = await start();
    const first = await ask(port, '/en');
    text = 'second';
    expect((await ask(port, '/en')).body).toEqual(first.body);
    expect(rendered).toHaveLength(1);
    catalogue.number++;
    expect(await bodyOf(port, '/en')).toContain('second');
    expect(rendered).toHaveLength(2);
  });

  it('are rendered once for all who ask at the same time', async () => {
    const port = await start();
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const answers = Array.from({ length: 20 }, () => bodyOf(port, '/en/photographs'));
    while (rendered.length === 0) await new Promise((resolve) => setImmediate(resolve));
    open();
    expect(new Set(await Promise.all(answers)).size).toBe(1);
    expect(rendered).toHaveLength(1);
  });

  it('that were rendered across a publish are not kept', async () => {
    const port = await start();
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const early = bodyOf(port, '/en');
    while (rendered.length === 0) await new Promise((resolve) => setImmediate(resolve));
    catalogue.number++;
    text = 'second';
    open();
    expect(await early).toContain('first');
    expect(await bodyOf(port, '/en')).toContain('second');
  });

  it('show a publish in every process as soon as its watcher has seen it', async () => {
    const elsewhere = new TestCatalogue();
    const [here, there] = [await start(), await start(undefined, elsewhere)];
    for (const port of [here, there]) expect(await bodyOf(port, '/ar/about')).toContain('first');
    text = 'second';
    catalogue.number++;
    expect(await bodyOf(here, '/ar/about')).toContain('second');
    expect(await bodyOf(there, '/ar/about')).toContain('first');
    elsewhere.number++;
    expect(await bodyOf(there, '/ar/about')).toContain('second');
  });

  it('know nothing of who asked first', async () => {
    const port = await start();
    const answer = await ask(port, '/en', {
      headers: {
        Host: 'evil.example',
        'X-Forwarded-Host': 'evil.example',
        Cookie: 'theme=dark',
        'User-Agent': 'x',
      },
    });
    expect(answer.body.toString()).toContain('/en first for exhibition.example');
    expect(rendered[0]?.headers).toEqual({
      host: 'exhibition.example',
      accept: 'text/html',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '127.0.0.1',
      'content-security-policy': expect.stringContaining('nonce-'),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('come compressed once, each encoding with its own tag', async () => {
    const port = await start();
    const plain = await ask(port, '/en');
    const zipped = await ask(port, '/en', { headers: { 'Accept-Encoding': 'gzip' } });
    const brotli = await ask(port, '/en', { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 5);
    const refused = await ask(port, '/en', { headers: { 'Accept-Encoding': 'br;q=0, gzip;q=0' } });
    expect(refused.body).toEqual(plain.body);
    expect(new Set([plain, zipped, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(rendered).toHaveLength(1);
  });

  it('are asked for again each time, and cost nothing if unchanged', async () => {
    const port = await start();
    const { headers } = await ask(port, '/en');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.vary).toBe(`${VARY}, Accept-Encoding, Cookie`);
    const again = await ask(port, '/en', { headers: { 'If-None-Match': String(headers.etag) } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
    catalogue.number++;
    text = 'second';
    const changed = await ask(port, '/en', { headers: { 'If-None-Match': String(headers.etag) } });
    expect(changed.status).toBe(200);
  });

  it('answer HEAD with the headers of GET', async () => {
    const port = await start();
    const head = await ask(port, '/en', { method: 'HEAD' });
    const got = await ask(port, '/en');
    expect(head.body).toHaveLength(0);
    for (const name of ['etag', 'content-length', 'content-type', 'vary', 'content-security-policy']) {
      expect(head.headers[name], name).toBe(got.headers[name]);
    }
  });

  it('allow exactly their own scripts', async () => {
    const port = await start();
    const { headers, body } = await ask(port, '/en');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; style-src 'self';/);
    expect(policy).not.toContain('nonce');
    expect(body.toString()).not.toContain(nonceOf(rendered[0] as IncomingMessage));
    expect(headers.link).toBe('</f.woff2>; rel=preload; as="font"; crossorigin=""');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('what the router asks for', () => {
  it('is kept in its own forms, and Next is asked with the parameter that it wants', async () => {
    const port = await start();
    const document = await bodyOf(port, '/en');
    for (const form of ['navigation', 'tree-prefetch', 'metadata-prefetch'] as const) {
      const headers = { ...FORM_HEADERS[form], 'next-url': '/ar' };
      const one = await ask(port, '/en?_rsc=one', { headers });
      const two = await ask(port, '/en?_rsc=two', { headers });
      expect(one.headers['content-type']).toBe('text/x-component');
      expect(two.body).toEqual(one.body);
    }
    // The document; the payload; each prefetch once in vain and once with what it learnt.
    expect(rendered).toHaveLength(6);
    await ask(port, '/ar?_rsc=x', { headers: FORM_HEADERS['tree-prefetch'] });
    expect(rendered).toHaveLength(7);
    expect(await bodyOf(port, '/en')).toBe(document);
  });
});

describe('pages that are rendered for each who asks', () => {
  it.each([
    ['someone signed in', '/en', { Cookie: 'better-auth.session_token=x' }],
    ['a preview', '/en', { Cookie: '__prerender_bypass=x' }],
    ['a query that was not declared', '/en?q=dome', {}],
    ['a page that was not declared', '/en/studio', {}],
  ])('because of %s', async (_why, target, headers) => {
    const port = await start();
    await ask(port, '/en');
    const one = await ask(port, target, { headers });
    const two = await ask(port, target, { headers });
    expect(rendered).toHaveLength(3);
    for (const answer of [one, two]) expect(answer.headers['cache-control']).toContain('no-store');
    const policies = [one, two].map((answer) => String(answer.headers['content-security-policy']));
    expect(policies[0]).not.toBe(policies[1]);
    const nonce = /'nonce-([^']+)'/.exec(policies[1] as string)?.[1];
    expect(two.body.toString()).toContain(`<script nonce="${nonce}">`);
  });

  it('cannot be given a nonce by the one who asks', async () => {
    const port = await start();
    await ask(port, '/en?q=1', { headers: { 'Content-Security-Policy': "script-src 'nonce-evil'" } });
    expect(nonceOf(rendered[0] as IncomingMessage)).not.toBe('evil');
  });

  it('are all, while the catalogue cannot be watched', async () => {
    const port = await start();
    await ask(port, '/en');
    catalogue.isHealthy = false;
    text = 'second';
    expect(await bodyOf(port, '/en')).toContain('second');
    catalogue.isHealthy = true;
    expect(await bodyOf(port, '/en')).toContain('first');
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['/en/photographs/gone', '/en/missing'],
    ['/ar/nowhere', '/ar/missing'],
    ['/fr/nowhere', '/missing'],
  ])('%s is answered 404 with the page at %s', async (target, missing) => {
    const port = await start();
    const answer = await ask(port, target);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toContain(`<p>${missing} first`);
    expect(String(answer.headers['content-security-policy'])).toContain("'sha256-");
    await ask(port, target);
    expect(rendered.map(({ url }) => url)).toEqual([target, missing]);
    catalogue.number++;
    text = 'second';
    expect(await bodyOf(port, target)).toContain('second');
  });

  it('includes the address of that page itself', async () => {
    const port = await start();
    expect((await ask(port, '/en/missing')).status).toBe(404);
    expect((await ask(port, '/en/nowhere')).status).toBe(404);
    expect((await ask(port, '/en/missing')).status).toBe(404);
  });

  it('is answered as Next does where there is no such page', async () => {
    const server = await startTestWeb({
      root,
      catalogue,
      next: async (_request, response) => {
        response.writeHead(404, { 'Content-Type': 'text/html' }).end('<html>Next</html>');
      },
    });
    servers.push(server);
    const answer = await ask(server.port, '/en/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe('<html>Next</html>');
  });

  it('may be a page that was not declared: it is rendered for each who asks, and not kept', async () => {
    const port = await start();
    for (let n = 0; n < 2; n++) {
      const answer = await ask(port, '/en/new-kind-of-page', { headers: { Cookie: 'theme=dark' } });
      expect(answer.headers['cache-control']).toContain('no-store');
      expect(rendered.at(-1)?.headers.cookie).toBe('theme=dark');
    }
  });
});

describe('what is kept', () => {
  it('includes "not found", and never a failure', async () => {
    const port = await start();
    for (const target of ['/en/photographs/gone', '/en/photographs/gone']) {
      expect((await ask(port, target)).status).toBe(404);
    }
    expect(rendered).toHaveLength(2);
    for (const target of ['/en/photographs/broken', '/en/photographs/broken']) {
      const answer = await ask(port, target);
      expect(answer.status).toBe(500);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect(rendered).toHaveLength(4);
  });

  it('stays within its memory, the least asked for first to go', async () => {
    const port = await start(160_000);
    for (let n = 0; n < 60; n++) {
      await ask(port, '/en');
      await ask(port, `/en/photographs/p-${n}`);
    }
    expect(rendered.filter(({ url }) => url === '/en')).toHaveLength(1);
    const before = rendered.length;
    await ask(port, '/en/photographs/p-59');
    expect(rendered).toHaveLength(before);
    await ask(port, '/en/photographs/p-0');
    expect(rendered).toHaveLength(before + 1);
  });

  it('is not pushed out by addresses that do not exist', async () => {
    const port = await start(160_000);
    await ask(port, '/en');
    for (let n = 0; n < 60; n++) expect((await ask(port, `/en/photographs/${n}-gone`)).status).toBe(404);
    const before = rendered.length;
    await ask(port, '/en');
    expect(rendered).toHaveLength(before);
  });
});
