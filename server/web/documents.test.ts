import os from 'node:os';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANIFEST_TYPE } from '@/lib/iiif/presentation-types';
import type { FoundDocument } from '@/server/harvest/harvest';
import { ask, startTestWeb, TestCatalogue } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

const unpack = promisify(brotliDecompress);

const EXHIBITION = '/iiif/presentation/3/exhibition';
const MANIFEST = '/iiif/presentation/3/photographs/some-id/manifest';

let catalogue: TestCatalogue;
let web: WebServer;
let asked: string[];
let find: (path: string) => Promise<FoundDocument>;

const collection = (title: string): FoundDocument => ({
  kind: 'found',
  body: JSON.stringify({ title }),
  type: MANIFEST_TYPE,
});

beforeEach(async () => {
  catalogue = new TestCatalogue();
  asked = [];
  find = async () => collection(`version ${catalogue.number}`);
  web = await startTestWeb({
    root: os.tmpdir(),
    catalogue,
    documents: {
      find: (path) => {
        asked.push(path);
        return find(path);
      },
      answerOai: async (given) => `<x>${given.get('verb')}</x>`,
      search: async () => null,
    },
  });
});
afterEach(() => web.close(0));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(web.port, path, { headers, method });
const titleOf = (body: Buffer) => (JSON.parse(body.toString()) as { title: string }).title;

describe('a document', () => {
  it('is JSON-LD with the profile of the API, for every page of the web', async () => {
    const { status, headers, body } = await get(EXHIBITION);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
      'access-control-allow-origin': '*',
      'cache-control': 'public, no-cache',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Accept, Accept-Encoding',
    });
    expect(titleOf(body)).toBe('version 1');
  });

  it('that is kept rather than looked at has a name for its file', async () => {
    find = async () => ({
      kind: 'found',
      body: '@misc{x}',
      type: 'application/x-bibtex',
      fileName: 'gate.bib',
    });
    const { headers } = await get('/cite/en/some-id.bib');
    expect(headers).toMatchObject({
      'content-type': 'application/x-bibtex',
      'content-disposition': 'attachment; filename="gate.bib"',
    });
    find = async () => ({ kind: 'gone' });
    expect((await get('/cite/en/other-id.bib')).status).toBe(410);
  });

  it('is plain JSON for who would rather have that, under a tag of its own', async () => {
    const linked = await get(EXHIBITION, { Accept: '*/*' });
    const plain = await get(EXHIBITION, { Accept: 'application/json, application/ld+json;q=0.5' });
    expect(plain.headers['content-type']).toBe('application/json');
    expect(plain.body).toEqual(linked.body);
    expect(plain.headers.etag).not.toBe(linked.headers.etag);
    expect((await get(EXHIBITION, { Accept: 'text/html' })).headers['content-type']).toContain('ld+json');
  });

  it('is made once for all who ask at the same time', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    find = async () => {
      await held;
      return collection('once');
    };
    const answers = [1, 2, 3].map(() => get(EXHIBITION));
    await get('/healthz');
    letGo();
    for (const { body } of await Promise.all(answers)) expect(titleOf(body)).toBe('once');
    expect(asked).toEqual([EXHIBITION]);
  });

  it('is sent packed, and not again to who has it', async () => {
    const packed = await get(EXHIBITION, { 'Accept-Encoding': 'br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(titleOf(await unpack(packed.body))).toBe('version 1');
    const tag = { 'Accept-Encoding': 'br', 'If-None-Match': packed.headers.etag ?? '' };
    const again = await get(EXHIBITION, tag);
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['access-control-allow-origin']).toBe('*');
    catalogue.number++;
    expect((await get(EXHIBITION, tag)).status).toBe(200);
  });

  it('answers HEAD without a body and OPTIONS with what is allowed', async () => {
    const whole = await get(EXHIBITION);
    const head = await get(EXHIBITION, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(whole.body.length));
    const options = await get(EXHIBITION, { Origin: 'https://viewer.example' }, 'OPTIONS');
    expect(options.status).toBe(204);
    expect(options.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
    expect((await get(EXHIBITION, {}, 'POST')).status).toBe(405);
  });

  it('is made once a version, whatever stands behind the question mark', async () => {
    await get(EXHIBITION);
    await get(`${EXHIBITION}?manifest=x`);
    expect(asked).toEqual([EXHIBITION]);
    catalogue.number++;
    expect(titleOf((await get(EXHIBITION)).body)).toBe('version 2');
    expect(asked).toHaveLength(2);
  });

  it('that was made while something was published is not kept', async () => {
    find = async () => {
      const before = collection(`version ${catalogue.number}`);
      if (asked.length === 1) catalogue.number++;
      return before;
    };
    await get(EXHIBITION);
    expect(titleOf((await get(EXHIBITION)).body)).toBe('version 2');
  });

  it('is made anew while nobody knows whether what is kept is still right', async () => {
    await get(EXHIBITION);
    catalogue.isHealthy = false;
    await get(EXHIBITION);
    expect(asked).toHaveLength(2);
  });
});

describe('an address that shows nothing', () => {
  it.each([
    ['missing', 404],
    ['gone', 410],
  ] as const)('says so: %s', async (kind, status) => {
    find = async () => ({ kind });
    const answer = await get(MANIFEST);
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(asked).toEqual([MANIFEST]);
    find = async () => collection('published a moment later');
    expect((await get(MANIFEST)).status).toBe(200);
  });

  it('fails alone where the catalogue cannot be read', async () => {
    find = async () => {
      throw new Error('no database');
    };
    expect((await get(MANIFEST)).status).toBe(500);
    find = async () => collection('back again');
    expect((await get(MANIFEST)).status).toBe(200);
  });
});

describe('OAI-PMH', () => {
  it('is asked by GET and by POST', async () => {
    const { status, headers, body } = await get('/oai?verb=Identify');
    expect([status, body.toString()]).toEqual([200, '<x>Identify</x>']);
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    const posted = await fetch(`http://127.0.0.1:${web.port}/oai`, {
      method: 'POST',
      body: new URLSearchParams({ verb: 'ListSets' }),
    });
    expect(await posted.text()).toBe('<x>ListSets</x>');
  });

  it('takes no more than a few arguments, and no other way of asking', async () => {
    const body = new URLSearchParams({ verb: 'x'.repeat(100_000) });
    expect((await fetch(`http://127.0.0.1:${web.port}/oai`, { method: 'POST', body })).status).toBe(413);
    expect((await get('/oai', {}, 'DELETE')).status).toBe(405);
    expect((await get('/oai/x')).status).toBe(404);
  });
});
