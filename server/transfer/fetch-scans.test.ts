import { mkdir, readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { type DownloadLimits, download, Unreachable } from './download';
import { fetchScans } from './fetch-scans';

const IMAGE = Buffer.from('ffd8ffe0'.repeat(5000), 'hex');
const limits: DownloadLimits = { maxBytes: 1_000_000, idleSeconds: 5, userAgent: 'Test/1' };

interface Asked {
  url: string;
  range: string | undefined;
  ifRange: string | undefined;
  agent: string | undefined;
}

let site: TestSite;
let server: http.Server;
let origin: string;
let asked: Asked[];
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;

beforeEach(async () => {
  site = await openTestSite();
  asked = [];
  server = http.createServer((request, response) => {
    const { range, 'if-range': ifRange, 'user-agent': agent } = request.headers;
    asked.push({ url: request.url ?? '', range, ifRange: ifRange?.toString(), agent });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answer = (_request, response) => {
    response
      .writeHead(200, { 'content-type': 'image/jpeg', 'content-length': IMAGE.length, etag: '"v1"' })
      .end(IMAGE);
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});

const dir = () => path.join(site.dir, 'downloads');
const get = (name = '/a.jpg') => download(`${origin}${name}`, dir(), limits);

describe('download', () => {
  it('goes on where the line broke off, if the file is still the same', async () => {
    let breakOff = () => {};
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': IMAGE.length, etag: '"v1"' });
      response.write(IMAGE.subarray(0, 9000));
      breakOff = () => response.destroy();
    };
    const broken = download(`${origin}/a.jpg`, dir(), limits, () => breakOff());
    await expect(broken).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    answer = (_request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(asked.at(-1)?.range ?? '')?.[1]);
      const rest = IMAGE.subarray(from);
      const headers = { 'content-type': 'image/jpeg', 'content-length': rest.length, etag: '"v1"' };
      response.writeHead(206, headers).end(rest);
    };
    const file = await get();
    expect(asked[1]).toMatchObject({
      range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
      ifRange: '"v1"',
      agent: 'Test/1',
    });
    expect(await readdir(dir())).toEqual([path.basename(file)]);
    expect(await readFile(file)).toEqual(IMAGE);
  });

  it('starts anew where the server sends the whole file all the same', async () => {
    await mkdir(dir(), { recursive: true });
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': IMAGE.length, etag: '"v1"' });
      response.write(Buffer.from('old bytes'), () => response.socket?.end());
    };
    await expect(get()).rejects.toThrow();
    answer = (_request, response) => {
      response
        .writeHead(200, { 'content-type': 'image/jpeg', 'content-length': IMAGE.length, etag: '"v2"' })
        .end(IMAGE);
    };
    const file = await get();
    expect(await readFile(file)).toEqual(IMAGE);
  });

  it.each([
    ['a page instead of a picture', 200, { 'content-type': 'text/html' }, 'DOWNLOAD_WRONG_TYPE'],
    [
      'a file larger than allowed',
      200,
      { 'content-type': 'image/jpeg', 'content-length': '2000000' },
      'DOWNLOAD_TOO_LARGE',
    ],
    ['a refusal', 403, { 'content-type': 'text/html' }, 'DOWNLOAD_FAILED'],
  ])('refuses %s and keeps nothing', async (_what, status, headers, code) => {
    answer = (_request, response) => {
      response.writeHead(status, headers);
      response.flushHeaders();
    };
    await expect(get()).rejects.toMatchObject({ code });
    expect(await readdir(dir())).toEqual([]);
  });

  it('stops at the limit when the server did not say how long the file is', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      for (let each = 0; each < 60; each += 1) response.write(IMAGE);
      response.end();
    };
    await expect(get()).rejects.toMatchObject({ code: 'DOWNLOAD_TOO_LARGE' });
    expect(await readdir(dir())).toEqual([]);
  });

  it('knows a server that cannot be reached from one that refuses', async () => {
    const closed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    await expect(download(`${closed}/a.jpg`, dir(), limits)).rejects.toBeInstanceOf(Unreachable);
    server = http.createServer().listen(0, '127.0.0.1');
  });
});

describe('fetchScans', () => {
  const addPhotograph = (slug: string, fileUrl: string | null) =>
    site.writer.photograph.create({ data: { slug, fileUrl, scans: { create: { standIn: true } } } });
  const run = () => fetchScans({ db: site.writer, storage: site.storage, dir: dir(), limits, pauseMs: 0 });

  it('fetches what the catalogue names, once, and goes on after a failure', async () => {
    await addPhotograph('a', `${origin}/a.jpg`);
    await addPhotograph('b', `${origin}/missing.jpg`);
    await addPhotograph('c', `${origin}/c%20c.jpg`);
    await addPhotograph('d', null);
    const serve = answer;
    answer = (request, response) => {
      if (request.url === '/missing.jpg') response.writeHead(404).end();
      else serve(request, response);
    };
    expect(await run()).toMatchObject({
      wanted: 3,
      offline: false,
      failed: [{ slug: 'b' }],
      scanIds: { length: 2 },
    });
    const received = await site.reader.scan.findMany({
      where: { standIn: false },
      orderBy: { createdAt: 'asc' },
    });
    expect(received.map(({ originalName }) => originalName)).toEqual(['a.jpg', 'c c.jpg']);
    expect(await run()).toMatchObject({ wanted: 1 });
    expect(await readdir(dir())).toEqual([]);
  });

  it('says once that there is no network, and asks no further', async () => {
    await new Promise((resolve) => server.close(resolve));
    await addPhotograph('a', `${origin}/a.jpg`);
    await addPhotograph('b', `${origin}/b.jpg`);
    expect(await run()).toMatchObject({ wanted: 2, offline: true, scanIds: [], failed: [] });
    server = http.createServer().listen(0, '127.0.0.1');
  });

  it('leaves a holder alone that refuses one file after the other', async () => {
    for (const slug of ['a', 'b', 'c', 'd', 'e']) await addPhotograph(slug, `${origin}/${slug}.jpg`);
    answer = (_request, response) => void response.writeHead(403).end();
    expect(await run()).toMatchObject({ wanted: 5, failed: { length: 3 } });
    expect(asked).toHaveLength(3);
  });
});
