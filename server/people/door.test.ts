import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePerson, type TestPerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { actorOf, operator } from './gate';
import { disablePerson, enablePerson, invitePerson, renewLink } from './mutations';
import { codeOf, stepAt } from './one-time-code';

let studio: TestStudio;
const admin = operator('test');

beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
afterEach(() => {
  vi.useRealTimers();
});

const whoIs = async (cookie: string) => (await actorOf(new Headers({ cookie })))?.email ?? null;
const tokenOf = (link: { address: string }) => new URL(link.address).hash.slice(1);
const tokenIn = (cookie: string) => decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';

let lastAddress = 0;
/** An address that no test has used, so that no limit on one touches another. */
const newAddress = () => `198.51.100.${++lastAddress}`;

interface Entering {
  address?: string;
  cookie?: string;
}

function signIn({ email, password }: Pick<TestPerson, 'email' | 'password'>, entering: Entering = {}) {
  return studio.door('sign-in', { email, password }, { address: newAddress(), ...entering });
}

describe('signing in', () => {
  let person: TestPerson;
  beforeEach(async () => {
    person = await makePerson(studio.writer, 'curator');
  });

  it('lets a person in with the password, and out again', async () => {
    const answer = await signIn(person);
    expect(answer).toMatchObject({ status: 200, value: { step: 'inside' } });
    expect(await whoIs(answer.cookie)).toBe(person.email);
    await studio.door('sign-out', {}, { cookie: answer.cookie });
    expect(await whoIs(answer.cookie)).toBeNull();
  });

  it('does not mind capitals and spaces around the address', async () => {
    expect((await signIn({ ...person, email: ` ${person.email.toUpperCase()} ` })).status).toBe(200);
  });

  it('sets a cookie that scripts and other sites cannot use, and says the token nowhere else', async () => {
    const { headers, cookie, value } = await signIn(person);
    const [line = ''] = headers.getSetCookie();
    expect(line).toMatch(/^better-auth\.session_token=/);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\/(?:;|$)/i);
    expect(JSON.stringify(value)).not.toContain(tokenIn(cookie));
    expect(headers.get('cache-control')).toContain('no-store');
  });

  it('says the same of a wrong password, an unknown address, one without a password and a disabled person', async () => {
    const disabled = await makePerson(studio.writer, 'curator');
    await disablePerson(studio.writer, admin, disabled.id);
    const invited = {
      email: 'invited@example.org',
      name: 'Invited',
      role: 'curator',
      language: 'ar',
    } as const;
    await invitePerson(studio.writer, admin, invited);
    for (const wrong of [
      { ...person, password: 'not the password' },
      { email: 'nobody@example.org', password: person.password },
      { email: invited.email, password: person.password },
      disabled,
      { email: 'no address', password: person.password },
    ]) {
      const { status, code, value, headers } = await signIn(wrong);
      expect({ status, code, value, cookies: headers.getSetCookie() }).toEqual({
        status: 401,
        code: 'SIGN_IN_REFUSED',
        value: null,
        cookies: [],
      });
    }
  });

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const timed = async (email: string) => {
      const started = performance.now();
      await signIn({ email, password: 'not the password' });
      return performance.now() - started;
    };
    const taken = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 5; turn++) {
      taken.known.push(await timed(person.email));
      taken.unknown.push(await timed(`stranger-${turn}@example.org`));
    }
    const [known, unknown] = [Math.min(...taken.known), Math.min(...taken.unknown)];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('writes who came in and who failed into the log', async () => {
    const address = newAddress();
    await signIn(person, { address });
    await signIn({ ...person, password: 'not the password' }, { address });
    const lines = await studio.reader.auditEntry.findMany({ where: { ipAddress: address } });
    expect(lines.map(({ action, actorId, actorName }) => ({ action, actorId, actorName }))).toEqual([
      { action: 'session.sign-in', actorId: person.id, actorName: person.name },
      { action: 'session.sign-in-failed', actorId: null, actorName: person.email },
    ]);
    expect(JSON.stringify(lines)).not.toContain('not the password');
  });

  it('never keeps a session that the browser brought along', async () => {
    const planted = (await signIn(person)).cookie;
    const { cookie } = await signIn(person, { cookie: planted });
    expect(tokenIn(cookie)).not.toBe(tokenIn(planted));
    expect(await whoIs(planted)).toBeNull();
    expect(await whoIs(cookie)).toBe(person.email);
  });

  it('takes no cookie whose token was made up or whose signature was changed', async () => {
    const { cookie } = await signIn(person);
    const [name = '', value = ''] = cookie.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    for (const forged of [
      token,
      `${token}.`,
      `${token}.AAAA`,
      encodeURIComponent(`x${token}.${'A'.repeat(43)}=`),
    ]) {
      expect(await whoIs(`${name}=${forged}`)).toBeNull();
    }
  });

  it('ends a session that has run out', async () => {
    const { cookie } = await signIn(person);
    await studio.writer.session.updateMany({
      where: { userId: person.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await whoIs(cookie)).toBeNull();
  });

  it('gives a session that is used a new term', async () => {
    const cookie = await studio.cookieOf(person);
    const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
    await studio.writer.session.updateMany({ where: { userId: person.id }, data: { expiresAt: inTwoDays } });
    const profile = { name: person.name, language: 'en' };
    const answer = await studio.command('account.save', profile, { cookie, address: newAddress() });
    expect(answer.headers.getSetCookie()[0]).toMatch(/session_token=.*Max-Age=604800/);
    const kept = await studio.reader.session.findFirstOrThrow({ where: { userId: person.id } });
    expect(kept.expiresAt.getTime()).toBeGreaterThan(inTwoDays.getTime());
  });
});

describe('guessing', () => {
  it('stops after ten tries at one account, from whatever addresses, also with the right password', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const wrong = { ...person, password: 'not the password' };
    for (let tries = 0; tries < 10; tries++) expect((await signIn(wrong)).code).toBe('SIGN_IN_REFUSED');
    expect(await signIn(wrong)).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' });
    expect(await signIn(person)).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    expect((await signIn(person)).status).toBe(200);
  });

  it('stops in the same way for an account that does not exist', async () => {
    const nobody = { email: 'no.one@example.org', password: 'not the password' };
    for (let tries = 0; tries < 10; tries++) expect((await signIn(nobody)).code).toBe('SIGN_IN_REFUSED');
    expect((await signIn(nobody)).code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('cannot be hurried by trying many at once', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const tries = Array.from({ length: 20 }, (_, at) =>
      signIn({ ...person, password: `wrong number ${at}` }),
    );
    const codes = (await Promise.all(tries)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(10);
  });

  it('stops one address that tries many accounts', async () => {
    const address = newAddress();
    const codes: (string | null)[] = [];
    for (let at = 0; at < 31; at++) {
      const answer = await signIn(
        { email: `person-${at}@example.org`, password: 'summer 2026' },
        { address },
      );
      codes.push(answer.code);
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill('SIGN_IN_REFUSED'));
    expect(codes[30]).toBe('TOO_MANY_ATTEMPTS');
  });

  it('forgets the tries of whoever then knew the password', async () => {
    const person = await makePerson(studio.writer, 'curator');
    for (let round = 0; round < 2; round++) {
      for (let tries = 0; tries < 9; tries++) await signIn({ ...person, password: 'not the password' });
      expect((await signIn(person)).status).toBe(200);
    }
  });
});

describe('what better-auth would offer', () => {
  it.each([
    'sign-up',
    'sign-up/email',
    'sign-in/email',
    'sign-in/social',
    'update-user',
    'change-email',
    'delete-user',
    'set-password',
    'get-session',
    'list-sessions',
    'revoke-session',
    'request-password-reset',
    'reset-password',
    'verify-email',
    'send-verification-email',
    'link-social',
    'get-access-token',
    'two-factor/enable',
    'two-factor/verify-totp',
    'two-factor/send-otp',
    'two-factor/view-backup-codes',
    'ok',
    'error',
  ])('%s is not there', async (name) => {
    const person = await makePerson(studio.writer, 'contributor');
    const cookie = await studio.cookieOf(person);
    const input = {
      role: 'administrator',
      email: 'x@example.org',
      password: 'olives and limestone',
      name: 'X',
    };
    const answer = await studio.door(name, input, { cookie });
    expect(answer).toMatchObject({ status: 404, code: 'COMMAND_UNKNOWN' });
    expect((await actorOf(new Headers({ cookie })))?.role).toBe('contributor');
  });

  it('takes no role, redirect or trusted device along with what is open', async () => {
    const person = await makePerson(studio.writer, 'contributor');
    const { email, password } = person;
    const more = { role: 'administrator', callbackURL: 'https://evil.example', rememberMe: false };
    const answer = await studio.door('sign-in', { email, password, ...more }, { address: newAddress() });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('location')).toBeNull();
    const { cookie } = answer;
    await studio.command('account.save', { name: 'Same', language: 'en', ...more }, { cookie });
    expect((await actorOf(new Headers({ cookie })))?.role).toBe('contributor');
  });
});

describe('another site', () => {
  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ])('can neither sign anyone in nor out: %j', async (headers) => {
    const person = await makePerson(studio.writer, 'curator');
    const cookie = await studio.cookieOf(person);
    for (const [name, input] of [
      ['sign-in', { email: person.email, password: person.password }],
      ['sign-out', {}],
      ['change-password', { current: person.password, next: 'another long password' }],
    ] as const) {
      const answer = await studio.door(name, input, { cookie, headers, address: newAddress() });
      expect(answer).toMatchObject({ status: 403, code: 'CROSS_SITE' });
    }
    expect(await whoIs(cookie)).toBe(person.email);
  });
});

describe('a link', () => {
  const invite = (email: string) =>
    invitePerson(studio.writer, admin, { email, name: 'Amina', role: 'curator', language: 'ar' });
  const enterBy = (token: string, password = 'a new long password') =>
    studio.door('use-link', { token, password }, { address: newAddress() });
  const readLink = (token: string) => studio.door('read-link', { token }, { address: newAddress() });

  it('says whose it is, sets the password once and signs in', async () => {
    const { link } = await invite('amina@example.org');
    expect(link.address).toMatch(/^http:\/\/localhost:3000\/ar\/studio\/link#[\w-]{43}$/);
    const token = tokenOf(link);
    expect((await readLink(token)).value).toEqual({
      kind: 'set-up',
      name: 'Amina',
      email: 'amina@example.org',
    });
    const answer = await enterBy(token);
    expect(answer.value).toEqual({ step: 'inside' });
    expect(await whoIs(answer.cookie)).toBe('amina@example.org');
    expect((await enterBy(token)).code).toBe('LINK_USED');
    expect((await readLink(token)).code).toBe('LINK_USED');
    const entering = await signIn({ email: 'amina@example.org', password: 'a new long password' });
    expect(entering.status).toBe(200);
  });

  it('opens once even if it is used many times at the same moment', async () => {
    const { id, link } = await invite('hurry@example.org');
    const tries = await Promise.all(
      Array.from({ length: 5 }, (_, at) => enterBy(tokenOf(link), `password number ${at}`)),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await studio.reader.account.count({ where: { userId: id } })).toBe(1);
  });

  it('ends after 72 hours', async () => {
    const { link } = await invite('late@example.org');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 72 * 3_600_000 + 1 });
    expect((await readLink(tokenOf(link))).code).toBe('LINK_EXPIRED');
    expect((await enterBy(tokenOf(link))).code).toBe('LINK_EXPIRED');
  });

  it.each(['forged', '-', 'A'.repeat(43), "' OR 1=1 --"])(
    'that was made up is refused: %s',
    async (token) => {
      expect((await enterBy(token)).code).toBe('LINK_USED');
    },
  );

  it('stops working when a newer one is made, or the person is disabled', async () => {
    const { id, link } = await invite('twice@example.org');
    const newer = await renewLink(studio.writer, admin, id);
    expect((await enterBy(tokenOf(link))).code).toBe('LINK_USED');
    await disablePerson(studio.writer, admin, id);
    expect((await enterBy(tokenOf(newer))).code).toBe('LINK_USED');
    await enablePerson(studio.writer, admin, id);
    expect((await enterBy(tokenOf(newer))).code).toBe('LINK_USED');
  });

  it('refuses a short password and stays good', async () => {
    const { link } = await invite('short@example.org');
    expect((await enterBy(tokenOf(link), 'elevenchars')).code).toBe('PASSWORD_TOO_SHORT');
    expect((await enterBy(tokenOf(link), 'زيتون وحجر قديم')).status).toBe(200);
  });

  it('lets someone in whose account others have locked by guessing', async () => {
    const person = await makePerson(studio.writer, 'curator');
    for (let tries = 0; tries < 11; tries++) await signIn({ ...person, password: 'not the password' });
    const link = await renewLink(studio.writer, admin, person.id);
    expect((await enterBy(tokenOf(link))).value).toEqual({ step: 'inside' });
  });

  it('is nowhere in the database but as a hash', async () => {
    const { link } = await invite('secret@example.org');
    const rows = [await studio.reader.entryLink.findMany(), await studio.reader.auditEntry.findMany()];
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link));
  });

  it('to a new password ends every session of that person', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const stolen = await studio.cookieOf(person);
    const link = await renewLink(studio.writer, admin, person.id);
    expect((await readLink(tokenOf(link))).value).toMatchObject({ kind: 'reset' });
    await enterBy(tokenOf(link));
    expect(await whoIs(stolen)).toBeNull();
    expect((await signIn(person)).code).toBe('SIGN_IN_REFUSED');
  });

  it('is asked for with the same answer whether the address is known or not', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const answers = await Promise.all(
      [person.email, 'nobody@example.org', 'nonsense'].map(async (email) => {
        const { status, value, code } = await studio.door('ask-link', { email, language: 'ar' });
        return { status, value, code };
      }),
    );
    expect(answers).toEqual(Array(3).fill({ status: 200, value: null, code: null }));
  });
});

describe('being disabled', () => {
  it('puts someone out at once, and enabling lets them in with the password again', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const cookie = await studio.cookieOf(person);
    await disablePerson(studio.writer, admin, person.id);
    expect(await whoIs(cookie)).toBeNull();
    await enablePerson(studio.writer, admin, person.id);
    expect(await whoIs(cookie)).toBeNull();
    expect((await signIn(person)).status).toBe(200);
  });
});

describe('a new password', () => {
  it('needs the old one, ends the other sessions and keeps this one', async () => {
    const person = await makePerson(studio.writer, 'contributor');
    const [here, elsewhere] = [await studio.cookieOf(person), await studio.cookieOf(person)];
    const change = (current: string, next: string) =>
      studio.door('change-password', { current, next }, { cookie: here, address: newAddress() });
    expect((await change('not the password', 'another long password')).code).toBe('PASSWORD_WRONG');
    expect((await change(person.password, 'too short')).code).toBe('PASSWORD_TOO_SHORT');
    const answer = await change(person.password, 'another long password');
    expect(answer.status).toBe(200);
    expect(await whoIs(answer.cookie)).toBe(person.email);
    expect(await whoIs(elsewhere)).toBeNull();
    expect((await signIn(person)).code).toBe('SIGN_IN_REFUSED');
  });

  it('is not for strangers', async () => {
    const input = { current: 'olives and limestone', next: 'another long password' };
    expect((await studio.door('change-password', input)).code).toBe('SIGN_IN_NEEDED');
  });
});

describe('the second factor', () => {
  /** Turned on, as someone does it on the account page. */
  async function turnOn(person: TestPerson) {
    const cookie = await studio.cookieOf(person);
    const asking = { cookie, address: newAddress() };
    const begun = await studio.door('second-factor-begin', { password: person.password }, asking);
    const { secret, picture, codes } = begun.value as { secret: string; picture: string; codes: string[] };
    expect(picture).toMatch(/^<svg /);
    expect(codes).toHaveLength(10);
    const key = fromBase32(secret);
    const code = codeOf(key, stepAt(Date.now()));
    const confirmed = await studio.door('second-factor-confirm', { code }, asking);
    expect(confirmed.status).toBe(200);
    return { key, codes, code, cookie: confirmed.cookie };
  }

  const giveCode = (cookie: string, code: string) =>
    studio.door('second-factor', { code }, { cookie, address: newAddress() });

  it('asks for a code, which opens once', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const { key, code: usedToTurnOn } = await turnOn(person);
    const first = await signIn(person);
    expect(first.value).toEqual({ step: 'second-factor' });
    expect(await whoIs(first.cookie)).toBeNull();

    const replayed = await giveCode(first.cookie, usedToTurnOn);
    expect(replayed).toMatchObject({ code: 'CODE_REFUSED', cookie: '' });

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    const code = codeOf(key, stepAt(Date.now()));
    const entered = await giveCode((await signIn(person)).cookie, code);
    expect(entered.value).toEqual({ step: 'inside' });
    expect(await whoIs(entered.cookie)).toBe(person.email);

    const again = await giveCode((await signIn(person)).cookie, code);
    expect(again).toMatchObject({ code: 'CODE_REFUSED', cookie: '' });
  });

  it('lets each recovery code open once', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const { codes } = await turnOn(person);
    const [recovery = ''] = codes;
    const entered = await giveCode((await signIn(person)).cookie, recovery);
    expect(await whoIs(entered.cookie)).toBe(person.email);
    expect((await giveCode((await signIn(person)).cookie, recovery)).code).toBe('CODE_REFUSED');
  });

  it('cannot be guessed: a few tries and the password has to be given again', async () => {
    const person = await makePerson(studio.writer, 'curator');
    await turnOn(person);
    const { cookie } = await signIn(person);
    const codes: (string | null)[] = [];
    for (let tries = 0; tries < 6; tries++) codes.push((await giveCode(cookie, '000000')).code);
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('CODE_REFUSED'));
    expect(codes[5]).toBe('SECOND_FACTOR_EXPIRED');
  });

  it.each(['000000', 'aaaaa-bbbbb'])(
    'locks the account after ten wrong codes, from whatever addresses and sign-ins: %s',
    async (wrong) => {
      const person = await makePerson(studio.writer, 'curator');
      const { key, codes } = await turnOn(person);
      for (let round = 0; round < 2; round++) {
        const { cookie } = await signIn(person);
        for (let tries = 0; tries < 5; tries++)
          expect((await giveCode(cookie, wrong)).code).toBe('CODE_REFUSED');
      }
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      const good = codeOf(key, stepAt(Date.now()));
      for (const right of [good, codes[0] ?? '']) {
        const answer = await giveCode((await signIn(person)).cookie, right);
        expect(answer).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS', cookie: '' });
      }
      vi.setSystemTime(Date.now() + 16 * 60_000);
      const later = codeOf(key, stepAt(Date.now()));
      expect((await giveCode((await signIn(person)).cookie, later)).value).toEqual({ step: 'inside' });
    },
  );

  it('is not set up by guessing either: an open page has as few tries', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const cookie = await studio.cookieOf(person);
    const asking = () => ({ cookie, address: newAddress() });
    await studio.door('second-factor-begin', { password: person.password }, asking());
    const tried: (string | null)[] = [];
    for (let tries = 0; tries < 11; tries++)
      tried.push((await studio.door('second-factor-confirm', { code: '000000' }, asking())).code);
    expect(tried.slice(0, 10)).toEqual(Array(10).fill('CODE_REFUSED'));
    expect(tried[10]).toBe('TOO_MANY_ATTEMPTS');
  });

  it('is no way in without the password', async () => {
    expect((await giveCode('', '123456')).code).toBe('SECOND_FACTOR_EXPIRED');
  });

  it('is still asked for after a new password by link', async () => {
    const person = await makePerson(studio.writer, 'curator');
    await turnOn(person);
    const token = tokenOf(await renewLink(studio.writer, admin, person.id));
    const answer = await studio.door(
      'use-link',
      { token, password: 'a new long password' },
      { address: newAddress() },
    );
    expect(answer.value).toEqual({ step: 'second-factor' });
    expect(await whoIs(answer.cookie)).toBeNull();
  });

  it('is turned off with the password only', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const { cookie } = await turnOn(person);
    const stop = (password: string) =>
      studio.door('second-factor-stop', { password }, { cookie, address: newAddress() });
    expect((await stop('not the password')).code).toBe('PASSWORD_WRONG');
    expect((await stop(person.password)).status).toBe(200);
    expect((await signIn(person)).value).toEqual({ step: 'inside' });
  });

  it('keeps its secret and its recovery codes sealed in the database', async () => {
    const person = await makePerson(studio.writer, 'curator');
    const { key, codes } = await turnOn(person);
    const row = await studio.reader.twoFactor.findFirstOrThrow({ where: { userId: person.id } });
    const kept = row.secret + row.backupCodes;
    for (const secret of [key, ...codes]) expect(kept).not.toContain(secret);
  });
});

it('makes its secret on first use, readable by its owner only', () => {
  expect(statSync(path.join(studio.dataDir, 'secret')).mode & 0o777).toBe(0o600);
});

/** As an authenticator reads the key (RFC 4648, 6). */
function fromBase32(text: string): string {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
