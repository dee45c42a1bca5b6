import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson, type TestPerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { actorOf } from './gate';
import { makePreviewLink, previewCookie, readPreviewCookie } from './preview-link';

let studio: TestStudio;
let person: TestPerson;

/** The site as it is reached over https. */
beforeAll(async () => {
  studio = await openStudio({ PUBLIC_URL: 'https://exhibition.example' });
  person = await makePerson(studio.writer, 'curator');
});
afterAll(() => studio.close());

const whoIs = async (cookie: string) => (await actorOf(new Headers({ cookie })))?.email ?? null;
const SEALED =
  /^__Host-[^=]+=[^;]+(?=.*; Path=\/(?:;|$))(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)(?!.*; Domain)/i;

it('signs in with cookies that only this host may set, over https alone', async () => {
  const { headers, cookie } = await studio.door('sign-in', person);
  const lines = headers.getSetCookie();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(SEALED);
  expect(await whoIs(cookie)).toBe(person.email);
});

it('does not take a session that an unsealed line or a sister host could have planted', async () => {
  const { cookie } = await studio.door('sign-in', person);
  expect(await whoIs(cookie.replace(/__Host-/g, ''))).toBeNull();
  expect(await whoIs(cookie.replace(/__Host-/g, '__Secure-'))).toBeNull();
});

it('takes the cookie away in the same words, and ends the session that was brought along at the next entry', async () => {
  const first = (await studio.door('sign-in', person)).cookie;
  const second = (await studio.door('sign-in', person, { cookie: first })).cookie;
  expect(await whoIs(first)).toBeNull();
  const { headers } = await studio.door('sign-out', {}, { cookie: second });
  expect(
    headers.getSetCookie().some((line) => /^__Host-\S*session_token=;.*Max-Age=0.*Secure/i.test(line)),
  ).toBe(true);
  expect(await whoIs(second)).toBeNull();
});

it('seals the cookie of a preview link too', () => {
  const link = makePreviewLink('draft', { expiresAt: new Date(Date.now() + 60_000), language: 'ar' });
  const line = previewCookie(new URL(link, studio.url).searchParams.get('token') ?? '', new Headers());
  expect(line).toMatch(SEALED);
  const cookie = line.split(';', 1)[0] ?? '';
  expect(readPreviewCookie(new Headers({ cookie }))).toMatchObject([{ photographId: 'draft' }]);
  expect(readPreviewCookie(new Headers({ cookie: cookie.replace('__Host-', '') }))).toEqual([]);
});
