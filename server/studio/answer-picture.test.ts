import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SitePictureView } from '@/lib/site/pictures';
import { CLIENT_ADDRESS_HEADER } from '@/server/people/client-address';
import { keys } from '@/server/storage/storage';
import { storage } from '@/server/storage/storages';
import { makePerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { answerPictureUpload } from './answer-picture';

let studio: TestStudio;
let curator: string;
let contributor: string;

beforeAll(async () => {
  studio = await openStudio();
  curator = await studio.cookieOf(await makePerson(studio.writer, 'curator'));
  contributor = await studio.cookieOf(await makePerson(studio.writer, 'contributor'));
});
afterAll(() => studio.close());

async function send(body: Buffer, cookie = curator, headers: Record<string, string> = {}) {
  const answer = await answerPictureUpload(
    new Request(`${studio.url}/api/pictures`, {
      method: 'POST',
      headers: {
        origin: studio.url,
        host: new URL(studio.url).host,
        cookie,
        'x-file-name': encodeURIComponent('../../شعار<script>.png'),
        [CLIENT_ADDRESS_HEADER]: '203.0.113.5',
        ...headers,
      },
      body: new Uint8Array(body),
    }),
  );
  const { value, failure } = (await answer.json()) as {
    value?: SitePictureView;
    failure?: { code: string };
  };
  return { status: answer.status, value, code: failure?.code };
}

const logo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 90, b: 120, alpha: 0.4 } } });

it('is drawn anew as WebP, bounded, see-through where it was, without what came with it', async () => {
  const png = await logo(1600, 400)
    .withExif({ IFD0: { Copyright: 'a secret place' } })
    .png()
    .toBuffer();
  const { value } = await send(png);
  expect(value).toMatchObject({ width: 800, height: 200 });
  const kept = await storage().localPath(keys.sitePicture(value?.id ?? ''));
  const { format, hasAlpha, exif } = await sharp(kept).metadata();
  expect({ format, hasAlpha, exif }).toEqual({ format: 'webp', hasAlpha: true, exif: undefined });
  const row = await studio.reader.sitePicture.findUnique({ where: { id: value?.id } });
  expect(row?.name).toBe('../../شعار<script>.png');
});

it.each([
  [
    'a drawing',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'FORMAT_NOT_ACCEPTED',
  ],
  ['a page', '<!doctype html><script>alert(1)</script>', 'FILE_NOT_IMAGE'],
  ['an animation', 'GIF89a....', 'FORMAT_NOT_ACCEPTED'],
  ['nothing', '', 'FILE_EMPTY'],
])('refuses %s', async (_name, text, code) => {
  expect(await send(Buffer.from(text))).toMatchObject({ code });
});

it('refuses what is too large, before and while it is read', async () => {
  expect(await send(Buffer.alloc(5_000_001))).toMatchObject({ code: 'PICTURE_TOO_LARGE' });
});

it.each<[string, () => string, Record<string, string>, string]>([
  ['a stranger', () => '', {}, 'SIGN_IN_NEEDED'],
  ['a contributor', () => contributor, {}, 'NOT_ALLOWED'],
  ['a page elsewhere', () => curator, { origin: 'https://elsewhere.example' }, 'CROSS_SITE'],
  ['a frame elsewhere', () => curator, { 'sec-fetch-site': 'cross-site' }, 'CROSS_SITE'],
])('takes nothing from %s', async (_who, cookie, headers, code) => {
  const png = await logo(10, 10).png().toBuffer();
  expect(await send(png, cookie(), headers)).toMatchObject({ code });
});
