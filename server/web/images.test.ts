import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countTiles, tilePath, tilesOf } from '@/lib/pyramid/geometry';
import { gradient, storeImage } from '@/tests/fixtures/served-image';
import { ask, askRaw, startTestWeb, TestCatalogue } from '@/tests/fixtures/web-server';
import type { PublicImage } from './catalogue-state';
import type { WebServer } from './start-web';

const SIZE = { width: 1500, height: 1100 };
const FIRST_TILE = '0,0,512,512/512,512/0/default.jpg';

let made: string;
let root: string;
let image: PublicImage;
let catalogue: TestCatalogue;
let web: WebServer;
let logged: Record<string, unknown>[];

beforeAll(async () => {
  made = await mkdtemp(path.join(os.tmpdir(), 'images-made-'));
  image = await storeImage(made, { id: 'picture-one', ...SIZE });
});
afterAll(() => rm(made, { recursive: true, force: true }));

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'images-'));
  await cp(made, root, { recursive: true });
  catalogue = new TestCatalogue();
  catalogue.images.set(image.id, image);
  logged = [];
  web = await startTestWeb({ root, catalogue, onLog: (line) => logged.push(line) });
});
afterEach(async () => {
  await web.close();
  await rm(root, { recursive: true, force: true });
});

const tile = (name: string) => `/iiif/3/${image.id}/${name}`;
const pyramidFile = () => path.join(root, 'pyramids', `${image.id}.zip`);

describe('tiles', () => {
  it('serves every promised tile, each showing its own region of the picture', async () => {
    const pixels = gradient(SIZE.width, SIZE.height);
    const source = { raw: { ...SIZE, channels: 3 } } as const;
    let served = 0;
    for (const promised of tilesOf(image)) {
      const answer = await ask(web.port, tile(tilePath(image, promised)));
      expect(answer.status).toBe(200);
      const { x, y, width, height } = promised.region;
      const wanted = await sharp(pixels, source)
        .extract({ left: x, top: y, width, height })
        .resize({ ...promised.size, fit: 'fill', kernel: 'linear' })
        .raw()
        .toBuffer();
      const got = await sharp(answer.body).raw().toBuffer({ resolveWithObject: true });
      expect(got.info).toMatchObject(promised.size);
      expect(meanDifference(got.data, wanted)).toBeLessThan(8);
      served++;
    }
    expect(served).toBe(countTiles(image));
  });

  it('may be kept for a year by a browser and for a day by a shared cache, and read by any page', async () => {
    const { headers } = await ask(web.port, tile(FIRST_TILE));
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, s-maxage=86400, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.etag).toMatch(/^"[0-9a-f]{8}-[0-9a-z]+"$/);
  });

  it('answers HEAD with the headers of GET', async () => {
    for (const address of [tile(FIRST_TILE), tile('info.json'), `/previews/${image.id}/320.jpg`]) {
      const got = await ask(web.port, address);
      const head = await ask(web.port, address, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(head.body).toHaveLength(0);
      expect(withoutMoment(head.headers)).toEqual(withoutMoment(got.headers));
      expect(Number(head.headers['content-length'])).toBe(got.body.length);
    }
  });

  it('answers 304 where the browser has it, by weak comparison', async () => {
    for (const address of [tile(FIRST_TILE), tile('info.json'), `/previews/${image.id}/320.jpg`]) {
      const { headers } = await ask(web.port, address);
      const etag = String(headers.etag);
      for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask(web.port, address, { headers: { 'If-None-Match': given } });
        expect(again.status, given).toBe(304);
        expect(again.body).toHaveLength(0);
        expect(again.headers['content-length']).toBeUndefined();
        expect(again.headers).toMatchObject({ etag, 'cache-control': headers['cache-control'] });
      }
      expect((await ask(web.port, address, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    }
  });

  it('refuses tricks with the path as they come over the wire', async () => {
    await writeFile(path.join(root, 'secret.txt'), 'secret');
    for (const target of [
      '/iiif/3/../secret.txt',
      '/previews/../secret.txt',
      '/previews/..%2fsecret.txt',
      `/iiif/3/${image.id}/../../secret.txt`,
      `/previews/${image.id}/320.jpg%00`,
      `/previews/${image.id}/320.jpg?x`,
    ]) {
      expect(await askRaw(web.port, target), target).toBe(404);
    }
    expect(await askRaw(web.port, `/iiif/3/${image.id}/%D9%A4,0,512,512/512,512/0/default.jpg`)).toBe(400);
    expect(await askRaw(web.port, `/iiif/3/${image.id}/\xd9\xa4,0,512,512/512,512/0/default.jpg`)).toBe(400);
    expect(await askRaw(web.port, `/iiif/3/${image.id}/${'9'.repeat(20_000)}`)).toBe(431);
  });
});

describe('what is published', () => {
  it('appears and disappears at once', async () => {
    catalogue.images.delete(image.id);
    for (const address of [
      tile(FIRST_TILE),
      tile('info.json'),
      tile('').slice(0, -1),
      `/previews/${image.id}/320.jpg`,
    ]) {
      expect((await ask(web.port, address)).status, address).toBe(404);
    }
    catalogue.images.set(image.id, image);
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(200);
    catalogue.images.delete(image.id);
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(404);
  });

  it('shows only the previews that were made', async () => {
    const preview = await ask(web.port, `/previews/${image.id}/320.jpg`);
    expect((await sharp(preview.body).metadata()).width).toBe(320);
    expect((await ask(web.port, `/previews/${image.id}/640.jpg`)).status).toBe(404);
  });
});

describe('the whole image', () => {
  it('is served in every size that info.json offers', async () => {
    const { sizes } = JSON.parse((await ask(web.port, tile('info.json'))).body.toString());
    for (const { width, height } of sizes) {
      const answer = await ask(web.port, tile(`full/${width},${height}/0/default.jpg`));
      expect(answer.status).toBe(200);
      expect(await sharp(answer.body).metadata()).toMatchObject({ width, height });
      expect(answer.headers['cache-control']).toContain('immutable');
    }
  });

  it('is a tile where it fits into one', async () => {
    const small = await storeImage(root, { id: 'small', width: 400, height: 300 });
    catalogue.images.set(small.id, small);
    const info = JSON.parse((await ask(web.port, '/iiif/3/small/info.json')).body.toString());
    expect(info.maxWidth).toBeUndefined();
    const answer = await ask(web.port, '/iiif/3/small/full/max/0/default.jpg');
    expect(await sharp(answer.body).metadata()).toMatchObject({ width: 400, height: 300 });
  });
});

describe('info.json', () => {
  it('names the public address, whatever Host was asked for', async () => {
    const answer = await ask(web.port, tile('info.json'), { headers: { Host: 'evil.example' } });
    expect(answer.headers['content-type']).toBe(
      'application/ld+json;profile="http://iiif.io/api/image/3/context.json"',
    );
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      id: `https://exhibition.example/iiif/3/${image.id}`,
      profile: 'level2',
      ...SIZE,
      tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
      sizes: [
        { width: 320, height: 235 },
        { width: 375, height: 275 },
      ],
      maxArea: 25_000_000,
      preferredFormats: ['jpg'],
    });
  });

  it('is plain JSON for a client that prefers it', async () => {
    const plain = await ask(web.port, tile('info.json'), { headers: { Accept: 'application/json' } });
    expect(plain.headers['content-type']).toBe('application/json');
    expect(plain.headers.vary).toBe('Accept');
    const linked = await ask(web.port, tile('info.json'), { headers: { Accept: 'application/ld+json' } });
    expect(linked.headers['content-type']).toMatch(/^application\/ld\+json/);
    expect(linked.headers.etag).not.toBe(plain.headers.etag);
  });

  it('is where the service address leads', async () => {
    const answer = await ask(web.port, `/iiif/3/${image.id}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`https://exhibition.example/iiif/3/${image.id}/info.json`);
  });
});

describe('methods', () => {
  it('answers a preflight', async () => {
    const answer = await ask(web.port, tile('info.json'), { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    const answer = await ask(web.port, tile(FIRST_TILE), { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('when storage is damaged', () => {
  it('says 404 for a missing pyramid, and heals when it is there again', async () => {
    const kept = await readFile(pyramidFile());
    await rm(pyramidFile());
    const answer = await ask(web.port, tile(FIRST_TILE));
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(logged.some(({ msg }) => msg === 'image missing from storage')).toBe(true);
    await writeFile(pyramidFile(), kept);
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(200);
  });

  it.each([
    ['cut off', async () => truncate(pyramidFile(), 5000)],
    ['empty', async () => truncate(pyramidFile(), 0)],
    ['something else', async () => writeFile(pyramidFile(), 'no pyramid'.repeat(100))],
  ])('says 500 for a pyramid that is %s, goes on, and heals', async (_name, damage) => {
    const kept = await readFile(pyramidFile());
    await damage();
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(500);
    expect((await ask(web.port, tile('info.json'))).status).toBe(200);
    await writeFile(pyramidFile(), kept);
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(200);
  });

  it('opens a file anew that was replaced under it', async () => {
    const other = '512,0,512,512/512,512/0/default.jpg';
    const before = await ask(web.port, tile(FIRST_TILE));
    const kept = await readFile(pyramidFile());
    await truncate(pyramidFile(), 0);
    expect((await ask(web.port, tile(other))).status).toBe(500);
    // What is in memory already is as good as ever.
    expect((await ask(web.port, tile(FIRST_TILE))).body).toEqual(before.body);
    await writeFile(pyramidFile(), kept);
    expect((await ask(web.port, tile(other))).status).toBe(200);
  });

  it('says 404 for a missing preview', async () => {
    await rm(path.join(root, 'previews'), { recursive: true });
    expect((await ask(web.port, `/previews/${image.id}/320.jpg`)).status).toBe(404);
  });
});

describe('files', () => {
  it('are released when readers hang up', async () => {
    const openFiles = async () => {
      const links = await readdir('/proc/self/fd').catch(() => null);
      return links?.length ?? 0;
    };
    await ask(web.port, tile(FIRST_TILE));
    const before = await openFiles();
    for (let n = 0; n < 40; n++) {
      const address = n % 2 ? `/previews/${image.id}/320.jpg` : tile(FIRST_TILE);
      const request = http.get({ port: web.port, path: address, agent: false });
      request.on('error', () => {});
      await once(request, 'socket');
      if (n % 4 < 2) await once(request, 'response');
      request.destroy();
    }
    await vi.waitFor(async () => expect(await openFiles()).toBeLessThanOrEqual(before), { timeout: 5000 });
    expect((await ask(web.port, tile(FIRST_TILE))).status).toBe(200);
  });

  it('are served whole to many at once from a memory that holds one index', async () => {
    await web.close();
    for (const id of ['two', 'three', 'four']) {
      await cp(pyramidFile(), path.join(root, 'pyramids', `${id}.zip`));
      catalogue.images.set(id, { ...image, id });
    }
    web = await startTestWeb({ root, catalogue, tileCacheBytes: 6000 });
    const names = [...tilesOf(image)].map((promised) => tilePath(image, promised));
    const wanted = new Map<string, Buffer>();
    for (const name of names) wanted.set(name, (await ask(web.port, tile(name))).body);
    const ids = [image.id, 'two', 'three', 'four'];
    const reads = Array.from({ length: 400 }, async (_, n) => {
      const name = names[n % names.length] as string;
      const id = ids[(n * 3) % ids.length];
      const answer = await fetch(`http://127.0.0.1:${web.port}/iiif/3/${id}/${name}`);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(wanted.get(name) as Buffer)).toBe(true);
    });
    await Promise.all(reads);
  });
});

function withoutMoment(headers: http.IncomingHttpHeaders): http.IncomingHttpHeaders {
  const { date: _date, 'x-request-id': _id, ...rest } = headers;
  return rest;
}

function meanDifference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] as number) - (b[at] as number));
  return sum / a.length;
}
