import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOfInstitution, type Institution, openInstitution } from '@/tests/fixtures/iiif-institution';
import { JSON_MOST_BYTES } from './json-bytes';
import type { ClientSettings, PoliteClient } from './polite-client';
import { isPublicAddress, type Resolve } from './public-address';

let institution: Institution;
let waits: number[];
const clients: PoliteClient[] = [];
beforeEach(async () => {
  institution = await openInstitution();
  waits = [];
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await institution.close();
});

function clientOf(more: Partial<ClientSettings> = {}): PoliteClient {
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const client = clientOfInstitution({ pauseMs: 7, wait, ...more });
  clients.push(client);
  return client;
}

const portOf = () => new URL(institution.origin).port;
const resolvingTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '193.0.6.139', '2a00:1450:4001::1', '172.32.0.1', '100.128.0.1'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...[
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'ff02::1',
      'localhost',
      '',
    ],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('where it does not go', () => {
  it.each([
    ...[
      'http://127.0.0.1:1/x',
      'http://[::1]/x',
      'http://2130706433/x',
      'http://0x7f.1/x',
      'http://[::ffff:7f00:1]/x',
    ],
    ...[
      'http://169.254.169.254/latest/meta-data',
      'ftp://example.org/x',
      'file:///etc/passwd',
      'http://me:secret@example.org/',
    ],
    ...['http://0/x', 'no address'],
  ])('%s', async (url) => {
    await expect(clientOf({ allowed: [] }).json(url)).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
  });

  it('asks nobody where a name leads to a private address, or to one among public ones', async () => {
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1']]) {
      const client = clientOf({ allowed: [], resolve: resolvingTo(...addresses) });
      const asked = client.json(`http://museum.example:${portOf()}/m`);
      await expect(asked).rejects.toMatchObject({
        code: 'ADDRESS_NOT_ALLOWED',
        detail: { host: `museum.example:${portOf()}` },
      });
    }
    expect(institution.asked).toEqual([]);
    expect(waits).toEqual([]);
  });

  it('judges each redirect anew, and goes only where the setting allows', async () => {
    institution.put('/m', { ok: true });
    institution.intercept = (request, response) => {
      if (!request.url?.startsWith('/to/')) return false;
      response.writeHead(302, { location: decodeURIComponent(request.url.slice(4)) }).end();
      return true;
    };
    const allowed = [`museum.example:${portOf()}`];
    const client = clientOf({ allowed, resolve: resolvingTo('127.0.0.1') });
    const from = (to: string) =>
      client.json(`http://museum.example:${portOf()}/to/${encodeURIComponent(to)}`);
    for (const to of [
      'http://127.0.0.1:1/',
      'http://other.example/',
      'http://[::1]/',
      'file:///etc/passwd',
    ]) {
      await expect(from(to)).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    }
    expect(await from('/m')).toMatchObject({
      url: `http://museum.example:${portOf()}/m`,
      json: { ok: true },
    });
  });

  it('goes round in no circle', async () => {
    institution.intercept = (_request, response) => {
      response.writeHead(301, { location: '/again' }).end();
      return true;
    };
    await expect(clientOf().json(`${institution.origin}/m`)).rejects.toMatchObject({
      code: 'REDIRECTS_TOO_MANY',
    });
    expect(institution.asked).toHaveLength(6);
  });
});

describe('how it asks', () => {
  it('one at a time, with a breath in between', async () => {
    let open = 0;
    let most = 0;
    institution.put('/m', {});
    institution.intercept = (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.on('finish', () => {
        open -= 1;
      });
      return false;
    };
    const client = clientOf();
    await Promise.all(Array.from({ length: 4 }, () => client.json(`${institution.origin}/m`)));
    expect(most).toBe(1);
    expect(waits).toEqual([7, 7, 7]);
  });

  it('waits as long as a busy host asks, else twice as long each time', async () => {
    institution.put('/m', {});
    const answers: [number, string | undefined][] = [
      [429, '3'],
      [503, new Date(Date.now() + 60_000).toUTCString()],
      [503, undefined],
    ];
    institution.intercept = (_request, response) => {
      const next = answers.shift();
      if (!next) return false;
      response.writeHead(next[0], next[1] ? { 'retry-after': next[1] } : {}).end();
      return true;
    };
    await clientOf({ pauseMs: 0 }).json(`${institution.origin}/m`);
    const asked = waits.filter((each) => each > 0);
    expect(asked).toEqual([3000, expect.any(Number), 4000]);
    expect(asked[1]).toBeGreaterThan(50_000);
  });

  it('leaves a host alone that stays busy, or wants to be asked tomorrow', async () => {
    let after = '1';
    institution.intercept = (_request, response) => {
      response.writeHead(503, { 'retry-after': after }).end();
      return true;
    };
    const client = clientOf();
    const asked = () =>
      expect(client.json(`${institution.origin}/m`)).rejects.toMatchObject({ detail: { status: 503 } });
    await asked();
    expect(institution.asked).toHaveLength(5);
    after = '86400';
    await asked();
    expect(institution.asked).toHaveLength(6);
  });

  it('does not try a host that is not there for every picture', async () => {
    const { origin } = institution;
    await institution.close();
    const client = clientOf();
    for (const name of ['/a', '/b']) {
      await expect(client.json(origin + name)).rejects.toMatchObject({
        code: 'DOWNLOAD_FAILED',
        detail: { status: 0 },
      });
    }
    expect(client.requests).toBe(3);
    institution = await openInstitution();
  });

  it('tries it again a minute later', async () => {
    let now = 0;
    let isThere = false;
    institution.put('/m', { id: 'm' });
    institution.intercept = (request) => {
      if (!isThere) request.socket.destroy();
      return !isThere;
    };
    const client = clientOf({ now: () => now });
    const ask = () => client.json(`${institution.origin}/m`);
    await expect(ask()).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    isThere = true;
    now = 59_000;
    await expect(ask()).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    now = 61_000;
    expect((await ask()).json).toEqual({ id: 'm' });
  });
});

describe('how it reads', () => {
  const json = Buffer.from('{"label":"café"}', 'latin1');
  it.each([
    ['in the set that the server states', json, { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['packed in a way that nobody asked for', deflateSync(json), { 'content-encoding': 'deflate' }],
    ['packed under a name of old', gzipSync(json), { 'content-encoding': 'X-Gzip' }],
    ['packed without a word', gzipSync(json), { 'content-type': 'application/gzip' }],
    ['said to be a page', json, { 'content-type': 'text/html' }],
  ])('JSON %s', async (_how, body, headers) => {
    institution.intercept = (_request, response) => {
      response.writeHead(200, headers).end(body);
      return true;
    };
    const { json: read } = await clientOf().json(`${institution.origin}/m`);
    expect(read).toEqual({ label: 'café' });
  });
});

describe('how much it takes', () => {
  it('unpacks no small answer to a huge one', async () => {
    const packed = gzipSync(Buffer.alloc(JSON_MOST_BYTES + 1, ' '), { level: 1 });
    institution.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
      return true;
    };
    expect(packed.length).toBeLessThan(300_000);
    await expect(clientOf().json(`${institution.origin}/m`)).rejects.toMatchObject({
      code: 'DOWNLOAD_TOO_LARGE',
    });
  });

  it('stops a picture without a length at its limit, and leaves nothing that looks whole', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'iiif-'));
    institution.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const more = () => !response.destroyed && response.write(Buffer.alloc(60_000), () => more());
      more();
      return true;
    };
    const taken = clientOf().picture(`${institution.origin}/a.jpg`, path.join(dir, 'a'), {
      maxBytes: 500_000,
    });
    await expect(taken).rejects.toMatchObject({ code: 'DOWNLOAD_TOO_LARGE' });
    expect((await readdir(dir)).filter((name) => name === 'a')).toEqual([]);
    await rm(dir, { recursive: true });
  });

  it('does not wait for ever for one that sends nothing', async () => {
    institution.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
      return true;
    };
    const asked = clientOf({ answerSeconds: 0.05 }).json(`${institution.origin}/m`);
    await expect(asked).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
  });
});
