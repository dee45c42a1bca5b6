import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FakeService,
  type Institution,
  meanDifference,
  openInstitution,
} from '@/tests/fixtures/iiif-institution';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { fetchPicture, type PictureContext } from './fetch-picture';
import { PoliteClient } from './polite-client';

let dir: string;
let institution: Institution;
let client: PoliteClient;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'iiif-'));
  institution = await openInstitution();
  const settings = {
    allowed: ['127.0.0.1'],
    userAgent: 'Test/1',
    pauseMs: 0,
    idleSeconds: 5,
    answerSeconds: 20,
  };
  client = new PoliteClient({ ...settings, wait: async () => {} });
});
afterEach(async () => {
  client.close();
  await institution.close();
  await rm(dir, { recursive: true, force: true });
});

const limits = { maxPixels: 100_000_000, maxWholePixels: 100_000_000 };
const contextOf = (more: Partial<PictureContext> = {}): PictureContext => ({
  ...{ client, limits, maxBytes: 50_000_000, dir: path.join(dir, 'one') },
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
  ['version 2, level 2 with maxWidth', { version: 2, width: 1400, height: 900, maxWidth: 600 }, false],
  [
    'version 2, level 2 with maxArea',
    { version: 2, width: 900, height: 900, maxArea: 100_000, tile: 256 },
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
    { version: 3, width: 1500, height: 700, hiddenLimit: 700 },
    false,
  ],
  [
    'version 3, level 1 with maxWidth, maxHeight',
    { version: 3, level: 1, width: 900, height: 700, maxWidth: 500, maxHeight: 200 },
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
    const address = institution.putService('/service/a', { width: 900, height: 600, maxWidth: 300 });
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
    const address = institution.putService('/service/a', { width: 900, height: 600 });
    const few = contextOf({ maxBytes: 30_000 });
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
});
