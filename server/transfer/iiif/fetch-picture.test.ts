import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stitchTiles } from '@/server/scans/stitch';
import {
  clientOfInstitution,
  type FakeService,
  type Institution,
  meanDifference,
  openInstitution,
} from '@/tests/fixtures/iiif-institution';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { fetchPicture, type PictureContext } from './fetch-picture';
import type { PoliteClient } from './polite-client';

let dir: string;
let institution: Institution;
let client: PoliteClient;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'iiif-'));
  institution = await openInstitution();
  client = clientOfInstitution();
});
afterEach(async () => {
  client.close();
  await institution.close();
  await rm(dir, { recursive: true, force: true });
});

const limits = { maxPixels: 100_000_000, maxWholePixels: 100_000_000 };
const contextOf = (more: Partial<PictureContext> = {}): PictureContext => ({
  ...{ client, limits, maxBytes: 50_000_000, stitch: stitchTiles, dir: path.join(dir, 'one') },
  ...more,
});
const bare = { url: null, width: null, height: null };
const fetchFrom = (service: string) => fetchPicture(contextOf(), { ...bare, services: [service] });

const MATRIX: [what: string, service: FakeService, isWhole: boolean][] = [
  ['version 1, level 2', { version: 1, level: 2, width: 700, height: 500 }, true],
  [
    'version 1, level 0, a grid of files',
    { version: 1, level: 0, width: 700, height: 500, tile: 256, noFull: true },
    false,
  ],
  ['version 2, level 2', { version: 2, width: 700, height: 500 }, true],
  ['version 2, level 2 with maxWidth', { version: 2, width: 700, height: 450, maxWidth: 300 }, false],
  [
    'version 2, level 2 with maxArea',
    { version: 2, width: 600, height: 500, maxArea: 90_000, tile: 128 },
    false,
  ],
  ['version 2, level 1', { version: 2, level: 1, width: 700, height: 500, hiddenLimit: 400 }, false],
  [
    'version 2, level 0, a grid of files',
    { version: 2, level: 0, width: 700, height: 500, tile: 256, noFull: true },
    false,
  ],
  [
    'version 2, level 0 with the forms of 3',
    { version: 2, level: 0, width: 600, height: 500, tile: 256, noFull: true, foreignForms: true },
    false,
  ],
  ['version 3, level 2', { version: 3, width: 700, height: 500 }, true],
  [
    'version 3, level 2 with a limit that it hides',
    { version: 3, width: 800, height: 500, hiddenLimit: 400 },
    false,
  ],
  [
    'version 3, level 1 with maxWidth, maxHeight',
    { version: 3, level: 1, width: 600, height: 450, maxWidth: 400, maxHeight: 200 },
    false,
  ],
  [
    'version 3, level 0, a grid of files',
    { version: 3, level: 0, width: 512, height: 700, tile: 256, noFull: true },
    false,
  ],
  [
    'version 3, level 0 with the forms of 2',
    { version: 3, level: 0, width: 512, height: 700, tile: 256, noFull: true, foreignForms: true },
    false,
  ],
  [
    'version 3, level 0, one tile',
    { version: 3, level: 0, width: 200, height: 150, tile: 256, noFull: true },
    false,
  ],
  ['grey, in pieces', { version: 3, width: 700, height: 500, maxWidth: 300, channels: 1 }, false],
];

describe('fetchPicture', () => {
  it.each(MATRIX)('has the full picture of %s', async (_what, service, isWhole) => {
    const address = institution.putService('/service/a', service);
    const got = await fetchFrom(address);
    expect(got).toMatchObject({ width: service.width, height: service.height, from: address });
    expect(path.extname(got.file)).toBe(isWhole ? '' : '.tif');
    expect(await meanDifference(got.file, institution.rawOf('/service/a'))).toBeLessThan(3);
  });

  it('takes what there is where a service gives no more, and knows that it is less', async () => {
    const address = institution.putService('/service/small', {
      level: 0,
      width: 900,
      height: 600,
      hiddenLimit: 300,
    });
    expect(await fetchFrom(address)).toMatchObject({
      width: 300,
      height: 200,
      stated: { width: 900, height: 600 },
    });
  });

  it('takes the picture itself where there is no service, or one that fails', async () => {
    institution.put('/plain.jpg', await jpegOf(photograph(120, 80)), 'image/jpeg');
    const url = `${institution.origin}/plain.jpg`;
    expect(await fetchPicture(contextOf(), { ...bare, url, services: [] })).toMatchObject({
      width: 120,
      from: url,
    });
    const gone = contextOf({ dir: path.join(dir, 'two') });
    const services = [`${institution.origin}/gone`];
    expect(await fetchPicture(gone, { ...bare, url, services })).toMatchObject({ width: 120, from: url });
  });

  it('finds the service in the address of a derivative', async () => {
    const address = institution.putService('/service/a', { width: 700, height: 500 });
    const url = `${address}/full/600,/0/default.jpg`;
    expect(await fetchPicture(contextOf(), { ...bare, url, services: [] })).toMatchObject({
      width: 700,
      from: address,
    });
  });

  it('does not fetch a piece again that an earlier run has', async () => {
    const address = institution.putService('/service/a', { width: 600, height: 400, maxWidth: 200 });
    const stop = new AbortController();
    const onProgress = (done: number) => done === 3 && stop.abort();
    const cut = fetchPicture(contextOf({ signal: stop.signal, onProgress }), {
      ...bare,
      services: [address],
    });
    await expect(cut).rejects.toThrow();
    const first = institution.asked.filter((each) => each.includes('/0/default.jpg'));
    institution.asked.length = 0;
    const got = await fetchFrom(address);
    const second = institution.asked.filter((each) => each.includes('/0/default.jpg'));
    expect(first.length).toBeGreaterThanOrEqual(3);
    expect(second.filter((each) => first.includes(each))).toEqual([]);
    expect(first.length + second.length).toBe(6);
    expect(await meanDifference(got.file, institution.rawOf('/service/a'))).toBeLessThan(3);
  });

  it('refuses what is too large before it asks for a pixel', async () => {
    const address = institution.putService('/service/a', { width: 900, height: 600 });
    const small = contextOf({ limits: { maxPixels: 500_000, maxWholePixels: 500_000 } });
    const refused = fetchPicture(small, {
      url: `${address}/full/90,/0/default.jpg`,
      services: [address],
      width: 1,
      height: 1,
    });
    await expect(refused).rejects.toMatchObject({ code: 'IMAGE_TOO_MANY_PIXELS' });
    expect(institution.asked).toEqual(['/service/a/info.json']);
  });

  it('stops at the bytes of one picture, whole or in pieces', async () => {
    const address = institution.putService('/service/a', { width: 450, height: 300 });
    const few = contextOf({ maxBytes: 10_000 });
    await expect(fetchPicture(few, { ...bare, services: [address] })).rejects.toMatchObject({
      code: 'DOWNLOAD_TOO_LARGE',
    });
  });

  it('takes no page for a picture', async () => {
    institution.put('/page.jpg', Buffer.from('<html>sign in</html>'), 'text/html');
    institution.put('/lie.jpg', Buffer.from('<html>sign in</html>'), 'image/jpeg');
    const of = (name: string) =>
      fetchPicture(contextOf(), { ...bare, url: institution.origin + name, services: [] });
    await expect(of('/page.jpg')).rejects.toMatchObject({ code: 'DOWNLOAD_WRONG_TYPE' });
    await expect(of('/lie.jpg')).rejects.toMatchObject({ code: 'FILE_NOT_IMAGE' });
  });

  /** Answers for pieces of `/service/a`, from a number of them on, until it is set free. */
  const breakPieces = (from: number, answer: (response: ServerResponse, url: string) => void) => {
    let pieces = 0;
    institution.intercept = ({ url = '' }, response) => {
      if (!/^\/service\/a\/\d.*\.jpg$/.test(url)) return false;
      pieces += 1;
      if (pieces < from) return false;
      answer(response, url);
      return true;
    };
  };
  const large: FakeService = { width: 700, height: 500, maxWidth: 300 };

  it('takes nothing smaller where a host that sent pieces is unwell, and goes on another day', async () => {
    const address = institution.putService('/service/a', large);
    const picture = {
      url: `${address}/full/200,/0/default.jpg`,
      services: [address],
      width: 700,
      height: 500,
    };
    breakPieces(3, (response) => response.writeHead(503).end());
    await expect(fetchPicture(contextOf(), picture)).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      detail: { status: 503 },
    });
    institution.intercept = null;
    expect(await fetchPicture(contextOf(), picture)).toMatchObject({ width: 700, from: address });
  });

  it('takes nothing smaller either where the service asks to be left alone', async () => {
    const address = institution.putService('/service/a', large);
    institution.put('/small.jpg', await jpegOf(photograph(70, 50)), 'image/jpeg');
    institution.intercept = ({ url = '' }, response) => {
      if (!url.endsWith('/info.json')) return false;
      response.writeHead(429).end();
      return true;
    };
    const picture = { ...bare, url: `${institution.origin}/small.jpg`, services: [address] };
    await expect(fetchPicture(contextOf(), picture)).rejects.toMatchObject({ detail: { status: 429 } });
  });

  it.each([403, 404, 500])('takes what there is where a piece is refused for good (%i)', async (status) => {
    const address = institution.putService('/service/a', large);
    breakPieces(3, (response) => response.writeHead(status).end());
    expect(await fetchFrom(address)).toMatchObject({ width: 300, stated: { width: 700, height: 500 } });
  });

  it('asks once more for a piece that came in half', async () => {
    const address = institution.putService('/service/a', large);
    const whole = await jpegOf(photograph(300, 300));
    const broken = new Set<string>();
    breakPieces(2, (response, url) => {
      if (broken.size === 0) broken.add(url);
      institution.intercept = null;
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      response.end(whole.subarray(0, whole.length / 2));
    });
    const got = await fetchFrom(address);
    expect(got).toMatchObject({ width: 700, height: 500 });
    expect(await meanDifference(got.file, institution.rawOf('/service/a'))).toBeLessThan(3);
    expect(institution.asked.filter((each) => broken.has(each))).toHaveLength(2);
  });

  it('does not put a picture together from crumbs', async () => {
    const crumbs: FakeService = { level: 0, width: 900, height: 600, tile: 1, noFull: true };
    await expect(fetchFrom(institution.putService('/service/a', crumbs))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
    expect(institution.asked.length).toBeLessThan(10);
  });

  it('asks a service under the old context for the quality that newer ones have', async () => {
    const address = institution.putService('/service/a', {
      version: 2,
      width: 700,
      height: 500,
      maxWidth: 300,
    });
    institution.put('/service/a/info.json', {
      ...{ '@context': 'http://library.stanford.edu/iiif/image-api/1.1/context.json', '@id': address },
      ...{ width: 700, height: 500, tile_width: 300, tile_height: 300, scale_factors: [1] },
      profile: 'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1',
    });
    expect(await fetchFrom(address)).toMatchObject({ width: 700, height: 500 });
  });

  it('knows a derivative by what the manifest states, where the service is gone', async () => {
    institution.put('/small.jpg', await jpegOf(photograph(70, 50)), 'text/plain');
    const picture = { url: `${institution.origin}/small.jpg`, services: [`${institution.origin}/gone`] };
    expect(await fetchPicture(contextOf(), { ...picture, width: 700, height: 500 })).toMatchObject({
      width: 70,
      stated: { width: 700, height: 500 },
    });
  });
});
