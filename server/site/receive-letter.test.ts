import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIENT_ADDRESS_HEADER } from '@/server/people/client-address';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { countNewLetters, readLetters } from './letters';
import { receiveLetter } from './receive-letter';
import { unsentLetter } from './unsent-letters';

let site: TestSite;
let sent = 0;

beforeEach(async () => {
  site = await openTestSite();
  sent += 1;
});
afterEach(() => site.close());

const GOOD = { language: 'ar', kind: 'contact', text: 'السلام عليكم، لديّ سؤال عن هذه الصورة.' };

/** Sends the form as a browser does. */
async function send(form: Record<string, string>, headers: Record<string, string> = {}): Promise<string> {
  const request = new Request('http://localhost:3000/api/letters', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost:3000',
      host: 'localhost:3000',
      [CLIENT_ADDRESS_HEADER]: `2001:db8::${sent}`,
      ...headers,
    },
    body: new URLSearchParams(form),
  });
  const answer = await receiveLetter(request, site.writer, (error) => {
    throw error;
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const unsentAt = (address: string) =>
  unsentLetter(new URL(address, 'http://x').searchParams.get('letter') ?? '');
const letters = async () => (await readLetters(site.reader, { state: null, before: null })).letters;

it('keeps a letter as it was written, and thanks in its language', async () => {
  const text = '<script>alert(1)</script> "‮" & سطر\r\nثانٍ';
  expect(await send({ ...GOOD, text, name: ' <b>سميرة</b> ', email: 'samira@example.org' })).toBe(
    '/ar/contact/thanks',
  );
  expect(await letters()).toMatchObject([
    {
      kind: 'contact',
      language: 'ar',
      name: '<b>سميرة</b>',
      email: 'samira@example.org',
      // A letter may not turn round the words that stand beside it.
      text: '<script>alert(1)</script> "" & سطر\nثانٍ',
      state: 'NEW',
      photograph: null,
    },
  ]);
  expect(await countNewLetters(site.reader)).toBe(1);
});

it('names the photograph that a correction is about', async () => {
  await send({ ...GOOD, kind: 'correction', photograph: 'a-photograph' });
  expect(await letters()).toMatchObject([
    { kind: 'correction', photograph: { slug: 'a-photograph', id: null } },
  ]);
});

it('gives back what was written, with what is wrong at its field', async () => {
  const address = await send({ language: 'en', text: 'short', email: 'nobody', name: 'A' });
  expect(address).toMatch(/^\/en\/contact\?letter=[\w-]{24}$/);
  expect(unsentAt(address)).toMatchObject({
    values: { text: 'short', email: 'nobody' },
    problems: { text: 'TEXT_SHORT', email: 'EMAIL_WRONG' },
  });
  const about = await send({ ...GOOD, text: '', photograph: 'a-photograph' });
  expect(about).toMatch(/^\/ar\/photographs\/a-photograph\/correction\?letter=/);
  expect(await letters()).toEqual([]);
});

it.each<Record<string, string>>([
  { origin: 'https://elsewhere.example' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
])('takes nothing from another site: %j', async (headers) => {
  expect(unsentAt(await send(GOOD, headers))).toMatchObject({
    refusal: 'crossSite',
  });
  expect(await letters()).toEqual([]);
});

it('thanks programs that fill in what nobody sees, and keeps nothing', async () => {
  expect(await send({ ...GOOD, website: 'https://spam.example' })).toBe('/ar/contact/thanks');
  expect(await letters()).toEqual([]);
});

it('slows down one address and no other', async () => {
  for (let count = 0; count < 6; count++) await send(GOOD);
  expect(unsentAt(await send(GOOD))).toMatchObject({ refusal: 'tooMany', values: { text: GOOD.text } });
  sent += 1000;
  expect(await send(GOOD)).toBe('/ar/contact/thanks');
  expect(await letters()).toHaveLength(7);
});

it('refuses what is larger than any letter, and addresses that are no slug', async () => {
  expect(unsentAt(await send({ ...GOOD, text: 'x'.repeat(200_000) }))).toMatchObject({ refusal: 'tooLarge' });
  expect(await send({ ...GOOD, text: '', photograph: '../../evil' })).toMatch(/^\/ar\/contact\?letter=/);
  expect(await send({ ...GOOD, text: '', language: '//evil.example' })).toMatch(/^\/ar\/contact\?letter=/);
});
