import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeFrom } from '@/server/pyramids/compose-from';
import { ComposeFailed, type ComposeJob } from '@/server/pyramids/composer';
import { LocalStorage } from '@/server/storage/local-storage';
import { storeImage } from '@/tests/fixtures/served-image';
import { ask, startTestWeb, TestCatalogue, type TestWebOptions } from '@/tests/fixtures/web-server';
import type { PublicImage } from './catalogue-state';
import type { WebServer } from './start-web';

const SIZE = { width: 1500, height: 1100 };
const RIGHTS = 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/';

let root: string;
let image: PublicImage;
let composed: ComposeJob[];
let web: WebServer;
const catalogue = new TestCatalogue();

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'images-on-request-'));
  image = { ...(await storeImage(root, { id: 'picture-one', ...SIZE })), rights: RIGHTS };
  catalogue.images.set(image.id, image);
  catalogue.images.set('gone', { ...image, id: 'gone' });
  web = await start();
});
afterAll(async () => {
  await web.close();
  await rm(root, { recursive: true, force: true });
});

/** Notes what is composed, and leaves each entry a cache of its own. */
function start(options: Partial<TestWebOptions> = {}): Promise<WebServer> {
  composed = [];
  const compose = composeFrom(new LocalStorage(root));
  return startTestWeb({
    root,
    catalogue,
    compose: (job) => {
      composed.push(job);
      return compose(job);
    },
    ...options,
  });
}

/** Another entry over the same store, for as long as `use` takes. */
async function withEntry(options: Partial<TestWebOptions>, use: (port: number) => Promise<void>) {
  const other = await start(options);
  try {
    await use(other.port);
  } finally {
    await other.close(0);
  }
}

const below = (name: string) => `/iiif/3/${image.id}/${name}`;
const get = (name: string, headers: Record<string, string> = {}) => ask(web.port, below(name), { headers });
const decoded = (body: Buffer) => sharp(body).removeAlpha().raw().toBuffer({ resolveWithObject: true });

/** The picture's colour at a place of the full-size image. */
function colourAt(x: number, y: number): number[] {
  const even = ((Math.floor(x) >> 5) ^ (Math.floor(y) >> 5)) & 1;
  return [(x * 255) / SIZE.width, (y * 255) / SIZE.height, even ? 200 : 40];
}

async function expectColours(body: Buffer, places: [x: number, y: number, ofX: number, ofY: number][]) {
  const { data, info } = await decoded(body);
  for (const [x, y, ofX, ofY] of places) {
    const at = (y * info.width + x) * info.channels;
    const wanted = colourAt(ofX, ofY).slice(0, 2);
    for (const [i, value] of wanted.entries()) expect(Math.abs((data[at + i] ?? 0) - value)).toBeLessThan(12);
  }
}

describe('a picture on request', () => {
  it.each([
    ['100,200,600,400/300,/0/default.jpg', 'jpeg', 300, 200],
    ['pct:10,10,50,50/pct:50/0/color.png', 'png', 375, 275],
    ['square/!200,300/0/gray.webp', 'webp', 200, 200],
    ['full/,100/90/default.jpg', 'jpeg', 100, 136],
    ['1400,1000,500,500/max/180/bitonal.png', 'png', 100, 100],
    ['full/%5E400,/!270/default.webp', 'webp', 293, 400],
    ['full/200,50/45/default.png', 'png', 177, 177],
  ])('%s', async (name, format, width, height) => {
    const answer = await get(name);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(`image/${format}`);
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
    const found = await sharp(answer.body).metadata();
    expect(found.format).toBe(format);
    expect(Math.abs(found.width - width)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.height - height)).toBeLessThanOrEqual(1);
  });

  it('shows the region, right side up', async () => {
    const { body } = await get('301,203,800,600/400,300/0/default.png');
    await expectColours(body, [
      [2, 2, 306, 208],
      [397, 2, 1096, 208],
      [2, 297, 306, 798],
      [397, 297, 1096, 798],
    ]);
  });

  it.each([
    ['90', [2, 2, 300, 797]],
    ['180', [2, 2, 1097, 797]],
    ['270', [2, 2, 1097, 203]],
    ['!0', [2, 2, 1097, 203]],
    ['!90', [2, 2, 1097, 797]],
    ['!180', [2, 2, 300, 797]],
    ['!270', [2, 2, 300, 203]],
  ] as const)('turned by %s begins with the right corner', async (rotation, place) => {
    const { body } = await get(`300,200,800,600/400,300/${rotation}/default.png`);
    await expectColours(body, [[...place]]);
  });

  it('turned by an odd angle is whole, and clear or white around', async () => {
    const clear = await sharp((await get('300,200,800,600/400,300/!30/default.png')).body)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(clear.info.channels).toBe(4);
    expect([...clear.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const white = await decoded((await get('300,200,800,600/400,300/30/default.jpg')).body);
    expect(Math.min(...white.data.subarray(0, 3))).toBeGreaterThan(250);
    const middle =
      (Math.floor(white.info.height / 2) * white.info.width + Math.floor(white.info.width / 2)) * 3;
    const [red = 0, green = 0] = colourAt(700, 500);
    expect(Math.abs((white.data[middle] ?? 0) - red)).toBeLessThan(12);
    expect(Math.abs((white.data[middle + 1] ?? 0) - green)).toBeLessThan(12);
  });

  it('is grey, or black and white, where that is asked for', async () => {
    expect((await sharp((await get('full/300,/0/gray.jpg')).body).metadata()).channels).toBe(1);
    const { data } = await sharp((await get('full/300,/0/bitonal.png')).body)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(new Set(data)).toEqual(new Set([0, 255]));
    const turned = await sharp((await get('full/300,/20/bitonal.png')).body)
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(new Set(turned)).toEqual(new Set([0, 255]));
  });

  it('says its one address and what it complies with, also where it is a tile or a stored size', async () => {
    for (const [name, canonical] of [
      ['0,0,1500,1100/300,/0/color.jpg', 'full/300,220/0/default.jpg'],
      ['0,0,512,512/256,/0/default.jpg', '0,0,512,512/256,256/0/default.jpg'],
      ['0,0,512,512/512,512/0/default.jpg', '0,0,512,512/max/0/default.jpg'],
      ['full/320,/0/default.jpg', 'full/320,235/0/default.jpg'],
      ['full/max/0/default.jpg', 'full/max/0/default.jpg'],
    ] as const) {
      const { headers } = await get(name);
      expect(headers.link, name).toBe(
        `<https://exhibition.example${below(canonical)}>;rel="canonical",<http://iiif.io/api/image/3/level2.json>;rel="profile"`,
      );
      expect(headers['access-control-expose-headers']).toContain('Link');
    }
  });

  it('is the tile or the stored size itself where it says the same in other words', async () => {
    composed.length = 0;
    const tile = await get('0,0,512,512/512,512/0/default.jpg');
    for (const name of ['0,0,512,512/max/0/default.jpg', '0,0,512,512/pct:100/360/color.jpg'])
      expect((await get(name)).body.equals(tile.body), name).toBe(true);
    const preview = await ask(web.port, `/previews/${image.id}/320.jpg`);
    expect((await get('full/!320,999/0/default.jpg')).body.equals(preview.body)).toBe(true);
    expect(composed).toEqual([]);
  });

  it('may be kept as long as a tile, unless the limits decide its size', async () => {
    const { headers } = await get('10,10,300,200/max/0/default.jpg');
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, s-maxage=86400, immutable',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    await withEntry({ iiifMaxPixels: 100_000 }, async (port) => {
      const limited = await ask(port, below('full/max/0/default.jpg'));
      expect(await sharp(limited.body).metadata()).toMatchObject({ width: 369, height: 270 });
      expect(limited.headers['cache-control']).toBe('public, max-age=86400');
      expect((await ask(port, below('full/1000,/0/default.jpg'))).status).toBe(400);
      expect(JSON.parse((await ask(port, below('info.json'))).body.toString()).maxArea).toBe(100_000);
    });
  });

  it('answers HEAD with the headers of GET, and 304 without making anything', async () => {
    const name = '7,9,600,400/333,/0/default.jpg';
    const head = await ask(web.port, below(name), { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    const got = await get(name);
    const { date: _one, ...ofHead } = head.headers;
    const { date: _other, ...ofGet } = got.headers;
    expect(ofHead).toEqual(ofGet);
    composed.length = 0;
    const other = '7,9,600,400/334,/0/default.jpg';
    const tag = String((await get(other)).headers.etag);
    expect(composed).toHaveLength(1);
    await withEntry({}, async (port) => {
      const again = await ask(port, below(other), { headers: { 'If-None-Match': `W/${tag}` } });
      expect(again.status).toBe(304);
      expect(again.headers.etag).toBe(tag);
    });
    expect(composed).toEqual([]);
  });

  it.each([
    ['full/max/0/default.tif', 400, 'unknown-format'],
    ['full/^3000,/0/default.jpg', 501, 'upscaling-not-offered'],
    ['full/3000,/0/default.jpg', 400, 'size-beyond-region'],
    ['1500,0,10,10/max/0/default.jpg', 400, 'region-outside-image'],
    ['1,2,3/max/0/default.jpg', 400, 'bad-region'],
    ['full/max/0', 404, 'unknown-address'],
    ['full/max/0/default.jpg/', 404, 'unknown-address'],
  ])('is refused by name: %s', async (name, status, fault) => {
    const answer = await get(name);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toBe(`${fault}\n`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
    });
  });

  it('names the photograph’s rights in info.json, under its final id', async () => {
    const escaped = await ask(web.port, `/iiif/3/${image.id.replace('-', '%2D')}/info.json`);
    const info = JSON.parse(escaped.body.toString());
    expect(info).toMatchObject({ rights: RIGHTS, id: `https://exhibition.example/iiif/3/${image.id}` });
  });
});

describe('what is not published', () => {
  it('is not there for strangers, whatever they ask and whether or not it was ever made', async () => {
    const name = '30,30,400,300/200,/0/default.jpg';
    expect((await get(name)).status).toBe(200);
    catalogue.images.delete(image.id);
    try {
      for (const asked of [name, 'full/10,/0/gray.png', 'not/a/good/request', '', 'info.json']) {
        const answer = await get(asked);
        expect(answer.status, asked).toBe(404);
        expect(answer.body).toHaveLength(0);
      }
      composed.length = 0;
      const signedIn = { cookie: 'better-auth.session_token=guessed' };
      expect((await get('31,31,400,300/200,/0/default.jpg', signedIn)).status).toBe(404);
      expect(composed).toEqual([]);
    } finally {
      catalogue.images.set(image.id, image);
    }
  });
});

describe('the cost of pictures on request', () => {
  it('is paid once: for all who ask at the same time, and for those who come later', async () => {
    composed.length = 0;
    const asked = ['55,55,900,700/450,/0/default.jpg', '55,55,900,700/450,350/0/color.jpg'];
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => get(asked[n % 2] ?? '')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.toString('base64'))).size).toBe(1);
    expect(composed).toHaveLength(1);
    // From the disk, by an entry that was started later.
    await withEntry({}, async (port) => {
      expect((await ask(port, below(asked[0] ?? ''))).body.equals(answers[0]?.body as Buffer)).toBe(true);
      expect(composed).toEqual([]);
    });
  });

  it('stays within the cache’s bytes on the disk', async () => {
    const cacheRoot = await mkdtemp(path.join(os.tmpdir(), 'images-cache-'));
    await new LocalStorage(cacheRoot).putFile(
      `pyramids/${image.id}.zip`,
      await new LocalStorage(root).localPath(`pyramids/${image.id}.zip`),
    );
    const compose = composeFrom(new LocalStorage(cacheRoot));
    await withEntry(
      { root: cacheRoot, compose, iiifCacheBytes: 400_000, tileCacheBytes: 1000 },
      async (port) => {
        for (let x = 0; x < 12; x++)
          expect((await ask(port, below(`${x},0,600,600/200,/0/default.png`))).status).toBe(200);
        const kept = async () => (await readdir(path.join(cacheRoot, 'made'))).length;
        await vi.waitFor(async () => expect(await kept()).toBeLessThan(12));
        expect(await kept()).toBeGreaterThan(0);
        // Larger than the whole cache: served all the same, and not kept.
        const large = await ask(port, below('full/900,/0/default.png'));
        expect((await sharp(large.body).metadata()).width).toBe(900);
      },
    );
    await rm(cacheRoot, { recursive: true, force: true });
  });

  it('is refused beyond a few: 503 with a time to come back, while tiles go on', async () => {
    let begin = () => {};
    const gate = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const compose = composeFrom(new LocalStorage(root));
    const held = async (job: ComposeJob) => {
      await gate;
      await compose(job);
    };
    const queue = { running: 2, weight: 1e9, waiting: 3, patienceMs: 10_000 };
    await withEntry({ compose: held, queue }, async (port) => {
      const asked = Array.from({ length: 20 }, (_, n) =>
        ask(port, below(`${n},1,700,700/350,/0/default.jpg`)),
      );
      const refused = await Promise.all(
        (await firstOf(asked, 15)).map(async (answer) => [answer.status, answer.headers['retry-after']]),
      );
      expect(refused).toEqual(Array.from({ length: 15 }, () => [503, '5']));
      expect((await ask(port, below('0,0,512,512/512,512/0/default.jpg'))).status).toBe(200);
      expect((await ask(port, below('info.json'))).status).toBe(200);
      begin();
      const answers = await Promise.all(asked);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
      expect((await ask(port, below('3,3,700,700/350,/0/default.jpg'))).status).toBe(200);
    });
  });

  it('is refused to those who would wait too long', async () => {
    const never = () => new Promise<void>(() => {});
    const queue = { running: 1, weight: 1e9, waiting: 5, patienceMs: 50 };
    await withEntry({ compose: never, queue }, async (port) => {
      void ask(port, below('0,2,700,700/350,/0/default.jpg')).catch(() => {});
      await vi.waitFor(async () => {
        const answer = await ask(port, below('1,2,700,700/350,/0/default.jpg'));
        expect(answer.status).toBe(503);
      });
    });
  });

  it('is not paid for those who have gone before their turn', async () => {
    let begin = () => {};
    const gate = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const begun: number[] = [];
    const compose = composeFrom(new LocalStorage(root));
    const held = async (job: ComposeJob) => {
      if ('request' in job) begun.push(job.request.region.x);
      await gate;
      await compose(job);
    };
    await withEntry(
      { compose: held, queue: { running: 1, weight: 1e9, waiting: 9, patienceMs: 10_000 } },
      async (port) => {
        const name = (x: number) => below(`${x},4,700,700/350,/0/default.jpg`);
        const first = ask(port, name(1));
        await vi.waitFor(() => expect(begun).toEqual([1]));
        const leaving = [2, 3].map((x) => http.get({ port, path: name(x), host: '127.0.0.1', agent: false }));
        for (const request of leaving) {
          request.on('error', () => {});
          await once(request, 'finish');
        }
        const staying = ask(port, name(4));
        for (const request of leaving) request.destroy();
        await vi.waitFor(async () => expect((await ask(port, below('info.json'))).status).toBe(200));
        await new Promise((resolve) => setImmediate(resolve));
        begin();
        expect((await first).status).toBe(200);
        expect((await staying).status).toBe(200);
        expect(begun).toEqual([1, 4]);
      },
    );
  });

  it('says what went wrong: no pyramid, a lost maker, a failed one', async () => {
    const gone = await ask(web.port, '/iiif/3/gone/5,5,100,100/50,/0/default.jpg');
    expect(gone.status).toBe(404);
    for (const [fault, status] of [
      ['missing', 404],
      ['lost', 503],
      ['failed', 500],
    ] as const) {
      const compose = () => Promise.reject(new ComposeFailed(fault, 'as the test says'));
      await withEntry({ compose }, async (port) => {
        const answer = await ask(port, below('5,6,100,100/50,/0/default.jpg'));
        expect(answer.status).toBe(status);
        expect(answer.headers['cache-control']).toBe('no-store');
        expect(answer.headers['retry-after']).toBe(fault === 'lost' ? '1' : undefined);
      });
    }
  });
});

/** The answers that come first. */
async function firstOf<T>(all: Promise<T>[], count: number): Promise<T[]> {
  const first: T[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const one of all)
      one.then((value) => {
        if (first.length < count) first.push(value);
        if (first.length === count) resolve();
      }, reject);
  });
  return first;
}
