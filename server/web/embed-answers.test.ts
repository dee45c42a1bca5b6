import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedPage, OembedAnswer } from '@/server/embed/embeds';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { ask, startTestWeb, TestCatalogue } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

let folder: string;
let remove: () => Promise<void>;
let catalogue: TestCatalogue;
let web: WebServer;
let asked: string[];
let page: EmbeddedPage;
let described: OembedAnswer;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await mkdir(path.join(folder, 'files'));
  await writeFile(path.join(folder, 'files', 'embed-abc.js'), 'export {}');
  catalogue = new TestCatalogue();
  asked = [];
  page = { status: 200, html: '<!doctype html><title>x</title>' };
  described = { body: '{"version":"1.0"}', type: 'application/json; charset=utf-8' };
  const embeds = {
    page: async (language: string, id: string) => {
      asked.push(`${language} ${id}`);
      return page;
    },
    describe: async (given: URLSearchParams) => {
      asked.push(given.get('url') ?? '');
      return described;
    },
  };
  web = await startTestWeb({
    root: folder,
    catalogue,
    embedded: { embeds, folder },
    next: async (_request, response) =>
      void response.writeHead(200, { 'Content-Type': 'text/html' }).end('x'),
  });
});
afterEach(async () => {
  await web.close(0);
  await remove();
});

const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(web.port, target, { headers, method });

describe('an embedded page', () => {
  it('may be framed by anyone, and no other page may', async () => {
    const { status, headers } = await get('/embed/ar/some-id', { Cookie: 'better-auth.session_token=x' });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-frame-options');
    for (const other of ['/ar/photographs/gate', '/ar/embed/some-id', '/embedded']) {
      expect((await get(other)).headers['content-security-policy']).toContain("frame-ancestors 'self'");
    }
  });

  it('is made once a version, whoever asks and for whichever detail', async () => {
    await get('/embed/ar/some-id');
    const { headers } = await get('/embed/ar/some-id?xywh=1,2,3,4', { Cookie: 'preview=1' });
    expect(asked).toEqual(['ar some-id']);
    expect((await get('/embed/ar/some-id', { 'If-None-Match': headers.etag ?? '' })).status).toBe(304);
    catalogue.number++;
    await get('/embed/ar/some-id');
    expect(asked).toHaveLength(2);
  });

  it.each([404, 410] as const)('that is not there says so inside the frame: %i', async (status) => {
    page = { status, html: '<p>word</p>' };
    const answer = await get('/embed/en/some-id');
    expect([answer.status, answer.body.toString()]).toEqual([status, '<p>word</p>']);
    expect(answer.headers['content-security-policy']).toContain('frame-ancestors *');
    page = { status: 200, html: 'published' };
    expect((await get('/embed/en/some-id')).status).toBe(200);
  });

  it('has no other address and takes nothing', async () => {
    expect((await get('/embed/xx/some-id')).status).toBe(404);
    expect((await get('/embed/files/../x.js')).status).toBe(404);
    expect((await get('/embed/ar/some-id', {}, 'POST')).status).toBe(405);
    expect(asked).toEqual([]);
  });
});

it('serves what the viewer consists of for ever, to frames without an origin too', async () => {
  const { status, headers, body } = await get('/embed/files/embed-abc.js');
  expect([status, body.toString()]).toEqual([200, 'export {}']);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
});

describe('oEmbed', () => {
  it('answers every page of the web', async () => {
    const { status, headers, body } = await get('/oembed?url=https%3A%2F%2Fa.example%2Fx%23xywh%3D1');
    expect([status, body.toString()]).toEqual([200, '{"version":"1.0"}']);
    expect(asked).toEqual(['https://a.example/x#xywh=1']);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    });
  });

  it.each([400, 404, 501] as const)('refuses with %i', async (status) => {
    described = status;
    expect((await get('/oembed?url=x')).status).toBe(status);
    expect((await get('/oembed', {}, 'DELETE')).status).toBe(405);
  });
});
