import { afterAll, beforeAll, expect, it } from 'vitest';
import { NARRATION_MOST_BYTES } from '@/lib/tours/media';
import { CLIENT_ADDRESS_HEADER } from '@/server/people/client-address';
import { makePerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { answerNarrationUpload } from './answer-narration';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

async function send(cookie: string, headers: Record<string, string> = {}) {
  const host = new URL(studio.url).host;
  const from = { origin: studio.url, host, cookie, [CLIENT_ADDRESS_HEADER]: '203.0.113.5', 'x-tour': 'none' };
  const answer = await answerNarrationUpload(
    new Request(`${studio.url}/api/narrations`, {
      method: 'POST',
      headers: { ...from, ...headers },
      body: 'no sound',
    }),
  );
  return ((await answer.json()) as { failure?: { code: string } }).failure?.code;
}

it('is for curators at our own pages, and bounded before it is read', async () => {
  const curator = await studio.cookieOf(await makePerson(studio.writer, 'curator'));
  const contributor = await studio.cookieOf(await makePerson(studio.writer, 'contributor'));
  expect(await send('')).toBe('SIGN_IN_NEEDED');
  expect(await send(contributor)).toBe('NOT_ALLOWED');
  expect(await send(curator, { origin: 'https://elsewhere.example' })).toBe('CROSS_SITE');
  expect(await send(curator, { 'content-length': String(NARRATION_MOST_BYTES + 1) })).toBe(
    'NARRATION_TOO_LARGE',
  );
  expect(await send(curator)).toBe('NARRATION_NOT_KNOWN');
});
