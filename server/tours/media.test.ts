import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createArrangement, publishArrangement } from '@/server/catalogue/arrangements/publish';
import { saveArrangement } from '@/server/catalogue/arrangements/save';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { operator } from '@/server/people/gate';
import { answerNarration } from '@/server/web/narrations';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph } from '@/tests/fixtures/drafts';
import { mediaFinder } from './find-media';
import { receiveCaptions, receiveNarration } from './receive-media';
import { sweepTourMedia } from './sweep-media';
import { TOURS } from './tour-arrangement';

let site: TestSite;
let tour: string;
let server: http.Server;
const maryam = operator('Maryam');

beforeEach(async () => {
  site = await openTestSite();
  const title = { title: 'Gates', language: 'en' } as const;
  tour = await site.writer.$transaction((tx) => createArrangement(tx, maryam, TOURS, title));
  const media = mediaFinder(site.reader, async (headers) => (headers.has('x-curator') ? maryam : null));
  const services = { media, storage: site.storage };
  server = http.createServer(
    { keepAliveTimeout: 120_000 },
    (request, response) => void answerNarration(request, response, services),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.close();
  await site.close();
});

/** A second of a tone: 8,000 samples of 16 bits. */
function wav(): Buffer {
  const samples = Buffer.alloc(16_000);
  for (let n = 0; n < 8_000; n++) samples.writeInt16LE(Math.round(9_000 * Math.sin(n / 3)), n * 2);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

const places = () => ({ db: site.writer, storage: site.storage });
const bring = (bytes: Buffer) => receiveNarration(places(), maryam, tour, { name: 'voice.wav', bytes });
const ask = (url: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${url}`, { headers });

async function publishWith(text: object) {
  const photograph = await addPhotograph(site.writer, 'tower');
  await publishPhotograph(site.writer, photograph);
  const changes = {
    'labels.ar.title': 'أبواب',
    'stops.one': { photographId: photograph, scanId: null, region: null, order: 1, dwellSeconds: null },
    'stops.one.en': { title: 'Tower', text: 'Text', ...text },
  };
  await site.writer.$transaction(async (tx) => {
    const saving = { base: null, sitting: randomUUID(), changes };
    const { revision, refused } = await saveArrangement(tx, maryam, TOURS, tour, saving);
    expect(refused).toEqual({});
    await publishArrangement(tx, maryam, TOURS, tour, { revision });
  });
}

it('a recording is known by its bytes, private until it is published, and sent in parts', async () => {
  const bytes = wav();
  const voice = await bring(bytes);
  expect(voice).toMatchObject({ kind: 'narration', type: 'audio/wav', seconds: 1, bytes: bytes.length });
  const vtt = 'WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nأول كلمة\r\n';
  const captions = await receiveCaptions(places(), maryam, tour, { name: 'voice.vtt', text: vtt });
  expect((await ask(voice.url)).status).toBe(404);
  const mine = await ask(voice.url, { 'x-curator': '1' });
  await mine.arrayBuffer();
  expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  await publishWith({ narrationId: voice.id, captionsId: captions.id });
  const whole = await ask(voice.url);
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
  expect(whole.headers.get('cache-control')).toContain('immutable');
  const part = await ask(voice.url, { Range: 'bytes=-10' });
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    `bytes ${bytes.length - 10}-${bytes.length - 1}/${bytes.length}`,
  ]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(-10));
  expect((await ask(voice.url, { Range: `bytes=${bytes.length}-` })).status).toBe(416);
  const words = await ask(captions.url);
  expect(words.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
  expect(await words.text()).toContain('أول كلمة');
});

it('what nothing names is swept; what is shared or can be restored stays', async () => {
  const [voice, same] = [await bring(wav()), await bring(wav())];
  await publishWith({ narrationId: voice.id });
  expect(await sweepTourMedia(site.writer, site.storage, -1)).toBe(1);
  expect(await site.reader.tourMedia.findUnique({ where: { id: same.id } })).toBeNull();
  expect((await ask(voice.url)).status).toBe(200);
});

it('what is no sound, and what is no WebVTT, is refused and leaves nothing behind', async () => {
  const wrong = [Buffer.from('only words about a sound'), wav().subarray(0, 30), Buffer.alloc(0)];
  for (const bytes of wrong)
    await expect(bring(bytes)).rejects.toMatchObject({ code: 'NARRATION_NOT_KNOWN' });
  const file = { name: 'x.vtt', text: 'WEBVTT\n\n00:01.000 -> 00:02.000\nHello' };
  await expect(receiveCaptions(places(), maryam, tour, file)).rejects.toMatchObject({
    code: 'WEBVTT_INVALID',
    detail: { line: 3 },
  });
  expect(await site.reader.tourMedia.count()).toBe(0);
});
