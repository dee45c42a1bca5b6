import { afterEach, beforeEach, expect, it } from 'vitest';
import { LocalStorage } from '@/server/storage/local-storage';
import { keys } from '@/server/storage/storage';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { ask, startTestWeb } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

const ID = 'a-picture-of-the-site-0001';
const BYTES = Buffer.from('as drawn');

let web: WebServer;
let remove: () => Promise<void>;

beforeEach(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const storage = new LocalStorage(temporary.folder);
  await storage.put(keys.sitePicture(ID), BYTES, BYTES.length);
  await storage.put(keys.original('0'.repeat(64)), BYTES, BYTES.length);
  web = await startTestWeb({ root: temporary.folder });
});

afterEach(async () => {
  await web.close(0);
  await remove();
});

it('is served as the one kind that we draw, for a year, and never guessed at', async () => {
  const { status, headers, body } = await ask(web.port, `/pictures/${ID}`);
  expect({ status, body }).toEqual({ status: 200, body: BYTES });
  expect(headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'",
  });
  expect((await ask(web.port, `/pictures/${ID}`, { method: 'HEAD' })).body).toHaveLength(0);
});

it.each([
  '/pictures/',
  '/pictures/another-picture-of-the-site',
  `/pictures/../originals/${'0'.repeat(64)}`,
  `/pictures/..%2foriginals%2f${'0'.repeat(64)}`,
  `/pictures/${ID}/`,
  `/pictures/${ID}?x`,
])('%s is not found', async (address) => {
  expect((await ask(web.port, address)).status).toBe(404);
});

it('takes no other method', async () => {
  expect((await ask(web.port, `/pictures/${ID}`, { method: 'DELETE' })).status).toBe(405);
});
