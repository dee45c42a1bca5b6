import os from 'node:os';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PresentationAddress } from '@/lib/iiif/addresses';
import type { Collection } from '@/lib/iiif/presentation-types';
import type { FoundDocument } from '@/server/iiif/presentation';
import { ask, startTestWeb, TestCatalogue } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

const unpack = promisify(brotliDecompress);

const EXHIBITION = '/iiif/presentation/3/exhibition';
const MANIFEST = '/iiif/presentation/3/photographs/some-id/manifest';

let catalogue: TestCatalogue;
let web: WebServer;
let asked: PresentationAddress[];
let find: (address: PresentationAddress) => Promise<FoundDocument>;

function collection(title: string): FoundDocument {
  const document: Collection = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `https://exhibition.example${EXHIBITION}`,
    type: 'Collection',
    label: { en: [title] },
    homepage: [],
    provider: [],
    items: [],
  };
  return { kind: 'found', document };
}

beforeEach(async () => {
  catalogue = new TestCatalogue();
  asked = [];
  find = async () => collection(`version ${catalogue.number}`);
  web = await startTestWeb({
    root: os.tmpdir(),
    catalogue,
    documents: {
      find: (address) => {
        asked.push(address);
        return find(address);
      },
    },
  });
});
afterEach(() => web.close(0));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(web.port, path, { headers, method });
const labelOf = (body: Buffer) => (JSON.parse(body.toString()) as Collection).label.en?.[0];

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
    expect(labelOf(body)).toBe('version 1');
  });

  it('is plain JSON for who would rather have that, under a tag of its own', async () => {
    const linked = await get(EXHIBITION, { Accept: '*/*' });
    const plain = await get(EXHIBITION, { Accept: 'application/json, application/ld+json;q=0.5' });
    expect(plain.headers['content-type']).toBe('application/json');
    expect(plain.body).toEqual(linked.body);
    expect(plain.headers.etag).not.toBe(linked.headers.etag);
    expect((await get(EXHIBITION, { Accept: 'text/html' })).headers['content-type']).toContain('ld+json');
  });

  it('is sent packed, and not again to who has it', async () => {
    const packed = await get(EXHIBITION, { 'Accept-Encoding': 'br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(labelOf(await unpack(packed.body))).toBe('version 1');
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
    expect(asked).toEqual([{ kind: 'exhibition' }]);
    catalogue.number++;
    expect(labelOf((await get(EXHIBITION)).body)).toBe('version 2');
    expect(asked).toHaveLength(2);
  });

  it('that was made while something was published is not kept', async () => {
    find = async () => {
      const before = collection(`version ${catalogue.number}`);
      if (asked.length === 1) catalogue.number++;
      return before;
    };
    await get(EXHIBITION);
    expect(labelOf((await get(EXHIBITION)).body)).toBe('version 2');
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
    expect(asked).toEqual([{ kind: 'photograph', id: 'some-id' }]);
    find = async () => collection('published a moment later');
    expect((await get(MANIFEST)).status).toBe(200);
  });

  it('is not looked up where it was never handed out', async () => {
    for (const path of ['/iiif/presentation/3/', '/iiif/presentation/3/nothing', `${MANIFEST}/`]) {
      expect((await get(path)).status).toBe(404);
    }
    expect(asked).toEqual([]);
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
