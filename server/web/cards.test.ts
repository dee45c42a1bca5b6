import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Region } from '@/lib/viewport/region';
import type { FoundCard } from '@/server/cards/cards';
import type { Card } from '@/server/pyramids/card/card';
import { layOutCard } from '@/server/pyramids/card/card-layout';
import { ChildComposer } from '@/server/pyramids/composer';
import { fontEnvironment } from '@/server/scans/typesetting/fonts';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { storeImage } from '@/tests/fixtures/served-image';
import { ask, startTestWeb } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

const SIZE = { width: 1500, height: 1100 };
const WORDS: Card['words'] = {
  language: 'en',
  exhibition: 'Jerusalem: Convergence of Civilisations',
  mark: null,
  titles: [
    { text: 'Damascus Gate', language: 'en' },
    { text: 'باب العامود', language: 'ar' },
  ],
  facts: [['Félix Bonfils', 'about 1870'], ['Library of Congress']],
  numeral: null,
};

let root: string;
let web: WebServer;
let composer: ChildComposer;
let program: Awaited<ReturnType<typeof bundleProgram>>;
let composed = 0;
const published = new Map<string, FoundCard>();

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'cards-'));
  await storeImage(root, { id: 'picture', ...SIZE });
  program = await bundleProgram('server/pyramids/compose-process.ts');
  const fonts = await fontEnvironment(path.join(root, 'fonts'));
  const env = { ...process.env, DATA_DIR: root, STORAGE_URL: `file:${root}`, ...fonts };
  composer = new ChildComposer({ entry: program.program, env });
  web = await startTestWeb({
    root,
    compose: (job) => {
      composed++;
      return composer.compose(job);
    },
    cards: { find: async (asked) => published.get(asked) ?? { kind: 'missing' } },
  });
});
afterAll(async () => {
  await web.close(0);
  composer.close();
  await program.remove();
  await rm(root, { recursive: true, force: true });
});

function publish(name: string, region: Region | null, words: Partial<Card['words']> = {}): string {
  const picture = region && { image: { id: 'picture', tileSize: 512 }, region, isWhole: false };
  published.set(`/cards/${name}`, { kind: 'found', card: { words: { ...WORDS, ...words }, picture } });
  return `/cards/${name}`;
}

async function draw(name: string, region: Region | null, words?: Partial<Card['words']>) {
  const { status, headers, body } = await ask(web.port, publish(name, region, words));
  expect([status, headers['content-type']]).toEqual([200, 'image/jpeg']);
  const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([1200, 630, 3]);
  const at = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)];
  return { at, data };
}

/** The fixture's red and green say where in the photograph a pixel is from. */
const colourAt = (x: number, y: number) => [(x * 255) / SIZE.width, (y * 255) / SIZE.height];

it.each([
  ['en', { x: 300, y: 200, width: 800, height: 600 }],
  ['ar', { x: 300, y: 200, width: 800, height: 600 }],
  ['ar', { x: 0, y: 500, width: 1500, height: 200 }],
  ['en', { x: 700, y: 10, width: 60, height: 1000 }],
  ['ar', { x: 1400, y: 1000, width: 40, height: 30 }],
] as const)('shows that very region, upright and not mirrored: %s %j', async (language, region) => {
  const { at } = await draw('region.jpg', region, { language });
  const { picture } = layOutCard(region, language, false);
  if (!picture) throw new Error('no picture');
  for (const across of [0.1, 0.5, 0.9]) {
    for (const down of [0.1, 0.5, 0.9]) {
      const [x, y] = [picture.x + picture.width * across, picture.y + picture.height * down].map(Math.floor);
      const wanted = colourAt(region.x + region.width * across, region.y + region.height * down);
      const seen = at(x ?? 0, y ?? 0);
      for (const [index, value] of wanted.entries())
        expect(Math.abs((seen[index] ?? 0) - value)).toBeLessThan(16);
    }
  }
  // The ground begins right beside it.
  expect(Math.max(...at(picture.x - 6, picture.y + Math.floor(picture.height / 2)))).toBeLessThan(60);
});

it('keeps every word inside, however long: Arabic with Latin names, one endless word, nothing known', async () => {
  const long = 'منظر عام لمدينة القدس (American Colony Photo Department) من جبل الزيتون '.repeat(8);
  const cases: Partial<Card['words']>[] = [
    {
      language: 'ar',
      titles: [
        { text: long, language: 'ar' },
        { text: long, language: 'en' },
      ],
      facts: [[long, long], [long]],
    },
    { titles: [{ text: 'W'.repeat(400), language: 'en' }], exhibition: long, mark: long, facts: [[long]] },
    { titles: [], facts: [], exhibition: null, numeral: '1234' },
  ];
  for (const [index, words] of cases.entries()) {
    for (const region of index === 2 ? [null] : [null, { x: 0, y: 0, width: 900, height: 300 }]) {
      const { data } = await draw(`long-${index}-${region === null}.jpg`, region, words);
      const edges = [...Array(1200).keys()].flatMap((x) => [x, 629 * 1200 + x]);
      const sides = [...Array(630).keys()].flatMap((y) => [y * 1200 + 20, y * 1200 + 1179]);
      for (const pixel of [...edges, ...sides]) expect(data[pixel * 3]).toBeLessThan(50);
    }
  }
});

it('is made once, asked about afterwards, and new as soon as a word is', async () => {
  const region = { x: 0, y: 0, width: 1500, height: 1100 };
  const address = publish('kept.jpg', region);
  const before = composed;
  const [first, again] = await Promise.all([ask(web.port, address), ask(web.port, `${address}?v=abc`)]);
  expect(first.body.equals(again.body)).toBe(true);
  expect(composed).toBe(before + 1);
  const tag = String(first.headers.etag);
  expect(first.headers['cache-control']).toBe('public, no-cache');
  const known = { headers: { 'If-None-Match': tag } };
  expect((await ask(web.port, address, known)).status).toBe(304);
  expect((await ask(web.port, address, { method: 'HEAD' })).headers.etag).toBe(tag);
  publish('kept.jpg', region, { titles: [{ text: 'The gate of Damascus', language: 'en' }] });
  const renamed = await ask(web.port, address, known);
  expect([renamed.status, renamed.headers.etag === tag]).toEqual([200, false]);
});

it('is nothing where nothing is published, leads on where a detail is gone, and is only read', async () => {
  expect((await ask(web.port, '/cards/nobody.jpg')).status).toBe(404);
  published.set('/cards/old.jpg', { kind: 'moved', to: '/cards/new.jpg' });
  const moved = await ask(web.port, '/cards/old.jpg');
  expect([moved.status, moved.headers.location]).toEqual([303, '/cards/new.jpg']);
  expect((await ask(web.port, '/cards/old.jpg', { method: 'POST' })).status).toBe(405);
});
