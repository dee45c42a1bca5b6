import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePerson, type TestPerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { actorOf } from './gate';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const whoIs = async (cookie: string) => (await actorOf(new Headers({ cookie })))?.email ?? null;
const signIn = (
  { email, password }: Pick<TestPerson, 'email' | 'password'>,
  address?: string,
  cookie?: string,
) => studio.door('sign-in', { email, password }, { address, cookie });

let lastAddress = 0;
/** An address that no test has used, so that no limit on one touches another. */
const newAddress = () => `198.51.100.${++lastAddress}`;

describe('signing in', () => {
  let person: TestPerson;
  beforeEach(async () => {
    person = await makePerson(studio.writer, 'curator');
  });

  it('lets a person in with the password, and out again', async () => {
    const answer = await signIn(person, newAddress());
    expect(answer).toMatchObject({ status: 200, value: { step: 'inside' } });
    expect(await whoIs(answer.cookie)).toBe(person.email);
    await studio.door('sign-out', {}, { cookie: answer.cookie });
    expect(await whoIs(answer.cookie)).toBeNull();
  });

  it('does not mind capitals and spaces around the address', async () => {
    const answer = await signIn({ ...person, email: ` ${person.email.toUpperCase()} ` }, newAddress());
    expect(answer.status).toBe(200);
  });

  it('sets a cookie that scripts and other sites cannot use, and says the token nowhere else', async () => {
    const { headers, cookie, value } = await signIn(person, newAddress());
    const [line = ''] = headers.getSetCookie();
    expect(line).toMatch(/^better-auth\.session_token=/);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\//i);
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(JSON.stringify(value)).not.toContain(token);
    expect(headers.get('cache-control')).toContain('no-store');
  });
});
