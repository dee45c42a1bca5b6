import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '@/lib/people/roles';
import { operator } from '@/server/people/gate';
import { invitePerson } from '@/server/people/mutations';
import { makePreviewLink } from '@/server/people/preview-link';
import { LocalStorage } from '@/server/storage/local-storage';
import { keys } from '@/server/storage/storage';
import { RULES } from '../denials/rules';
import { makeDenialSite } from '../denials/site';
import {
  type BuiltProcess,
  type BuiltSite,
  cookiesOf,
  ORIGIN,
  openBuiltSite,
  postJson,
  START_MS,
} from '../fixtures/built-site';
import { makePerson, type TestPerson } from '../fixtures/people';
import { ask, askRaw } from '../fixtures/web-server';

let site: BuiltSite;
/** Behind a proxy of ours, and open to everyone. */
let behind: BuiltProcess;
let open: BuiltProcess;
const people: Partial<Record<TestPerson['role'], TestPerson>> = {};
const cookies: Partial<Record<TestPerson['role'], string>> = {};

beforeAll(async () => {
  site = await openBuiltSite({ PUBLIC_URL: ORIGIN });
  // Links that a test makes itself are signed as the site's own are.
  process.env.DATA_DIR = site.dataDir;
  [behind, open] = await Promise.all([site.web({ TRUST_PROXY: '1' }), site.web()]);
  for (const role of ROLES) {
    const person = await makePerson(site.db.writer, role, {
      name: `=HYPERLINK("http://evil.example","${role}")`,
    });
    people[role] = person;
    cookies[role] = cookiesOf(await enter(person));
  }
}, START_MS);
afterAll(() => site?.close());

const enter = ({ email, password }: Pick<TestPerson, 'email' | 'password'>, on = behind) =>
  postJson(on, ORIGIN, '/api/auth/sign-in', { email, password });
const get = (target: string, cookie = '', on = behind) =>
  ask(on.port, target, { headers: cookie ? { Cookie: cookie } : {} });
const command = (name: string, input: unknown, cookie?: string) =>
  postJson(behind, ORIGIN, `/api/studio/${name}`, input, { cookie });

describe('the first start', () => {
  it('makes the site’s secret, readable by its owner only, and says it to nobody', () => {
    const file = path.join(site.dataDir, 'secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secret = readFileSync(file, 'utf8').trim();
    expect(secret.length).toBeGreaterThan(40);
    for (const said of [site.prepared, behind.output(), open.output()]) expect(said).not.toContain(secret);
  });
});

describe('over https', () => {
  it('every answer tells the browser never to come over an unsealed line again', async () => {
    for (const target of [
      '/',
      '/en',
      '/ar/studio/sign-in',
      '/en/nothing',
      '/healthz',
      '/iiif/3/x/info.json',
    ]) {
      expect((await get(target)).headers['strict-transport-security'], target).toBe('max-age=31536000');
    }
  });

  it('signing in sets sealed cookies, which open the studio and are personal', async () => {
    const answer = await enter(people.curator as TestPerson);
    for (const line of answer.headers.getSetCookie()) {
      expect(line).toMatch(/^__Host-.*; HttpOnly/i);
      expect(line).toMatch(/; Secure/i);
      expect(line).toMatch(/; SameSite=Lax/i);
    }
    const page = await get('/en/studio', cookiesOf(answer));
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toMatch(/no-store/);
    expect((await get('/en/studio')).status).toBe(307);
  });

  it('a preview link becomes a sealed cookie', async () => {
    const draft = await site.db.writer.photograph.create({ data: { slug: `preview-${randomUUID()}` } });
    const link = makePreviewLink(draft.id, { expiresAt: new Date(Date.now() + 60_000), language: 'en' });
    const answer = await get(link);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`/en/preview/${draft.id}`);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-preview=.*; HttpOnly; SameSite=Lax; Secure$/);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';', 1)[0];
    expect((await get(`/en/preview/${draft.id}`, cookie)).status).toBe(200);
    const forged = await get(link.replace(/token=[^.]+/, `token=${randomUUID()}`));
    expect(forged.headers['set-cookie']).toBeUndefined();
  });
});

describe('limits on an address', () => {
  /** Reads a link that is none, until it is refused for being too often. @returns the tries that were let through */
  async function triesOf(on: BuiltProcess, forwarded: (n: number) => string): Promise<number> {
    for (let n = 0; n < 40; n++) {
      const headers = { 'X-Forwarded-For': forwarded(n) };
      const answer = await postJson(on, ORIGIN, '/api/auth/read-link', { token: 'none' }, { headers });
      if (answer.status === 429) return n;
    }
    return Number.POSITIVE_INFINITY;
  }

  it('count whom our proxy names, whatever the client has put before it', async () => {
    expect(await triesOf(behind, (n) => `10.0.0.${n}, 203.0.113.7`)).toBe(30);
    const other = { headers: { 'X-Forwarded-For': '203.0.113.7, 203.0.113.8' } };
    const answer = await postJson(behind, ORIGIN, '/api/auth/read-link', { token: 'none' }, other);
    expect(answer.status).not.toBe(429);
  });

  it('count the line itself where no proxy is ours: what a client claims changes nothing', async () => {
    expect(await triesOf(open, (n) => `203.0.113.${100 + n}`)).toBe(30);
  });

  it('write the same address into the log', async () => {
    const wrong = { email: `${randomUUID()}@example.org`, password: 'not the password' };
    const headers = { 'X-Forwarded-For': '1.2.3.4, 203.0.113.9' };
    await postJson(behind, ORIGIN, '/api/auth/sign-in', wrong, { headers });
    await postJson(open, ORIGIN, '/api/auth/sign-in', wrong, { headers });
    const lines = await site.db.reader.auditEntry.findMany({
      where: { actorName: wrong.email },
      orderBy: { at: 'asc' },
    });
    expect(lines.map(({ ipAddress }) => ipAddress)).toEqual(['203.0.113.9', '127.0.0.1']);
  });
});

describe('the log as a file', () => {
  it.each([
    ['a stranger', undefined, 401],
    ['a contributor', 'contributor', 403],
    ['a curator', 'curator', 403],
  ] as const)('is not for %s', async (_who, role, status) => {
    const answer = await get('/api/studio/log.csv', role && cookies[role]);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).not.toContain('session.sign-in');
  });

  it('is for administrators, and no cell of it is a formula', async () => {
    const answer = await get('/api/studio/log.csv?language=ar', cookies.administrator);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const csv = answer.body.toString('utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""curator"")"`);
    expect(csv).not.toMatch(/(?:^|,)"?[=+\-@\t]/m);
  });
});

describe('a contributor who asks for what is others’', () => {
  it('is told over HTTP, command by command, that it is not there', async () => {
    const contributor = people.contributor as TestPerson;
    const others = await makeDenialSite({ writer: site.db.writer } as never, contributor.id);
    const asked = Object.entries(RULES).filter(([, { least }]) => least === 'contributor');
    expect(asked.map(([name]) => name)).toContain('metadata.proposals');
    for (const [name, { input, strange, published }] of asked) {
      if (name === 'account.end-all-sessions') continue;
      const answer = await command(name, input(others), cookies.contributor);
      const body = (await answer.json()) as { failure?: { code: string } };
      expect({ name, code: body.failure?.code ?? null }).toEqual({ name, code: strange });
      for (const id of Object.values(others.others))
        expect(JSON.stringify(body.failure ? {} : body)).not.toContain(id);
      expect((await command(name, input(others))).status, name).toBe(401);
      if (!published) continue;
      const after = await command(name, published.input(others), cookies.contributor);
      expect(await after.json(), name).toMatchObject({ failure: { code: published.code } });
    }
  });

  it('is refused every command of curators and administrators', async () => {
    const others = await makeDenialSite(
      { writer: site.db.writer } as never,
      (people.contributor as TestPerson).id,
    );
    for (const [name, { least, input }] of Object.entries(RULES)) {
      if (least === 'contributor') continue;
      expect((await command(name, input(others), cookies.contributor)).status, name).toBe(403);
    }
  });

  it('sees neither pages, uploads, previews nor tiles of it', async () => {
    const imageId = randomUUID();
    const photograph = await site.db.writer.photograph.create({ data: { slug: `draft-${randomUUID()}` } });
    await site.db.writer.scan.create({
      data: {
        photographId: photograph.id,
        ...{ state: 'READY', imageId, width: 900, height: 700, tileSize: 512, previewsAt: new Date() },
        previews: JSON.stringify([{ width: 320, height: 249 }]),
      },
    });
    const storage = new LocalStorage(path.join(site.dataDir, 'storage'));
    await storage.put(keys.preview(imageId, 320), Buffer.from('jpeg'), 4);
    const upload = await site.db.writer.upload.create({
      data: { id: randomUUID(), userId: (people.curator as TestPerson).id, name: 'a.jpg', bytes: 9n },
    });
    const addresses = [
      `/previews/${imageId}/320.jpg`,
      `/iiif/3/${imageId}/info.json`,
      `/en/studio/photographs/${photograph.id}`,
      `/ar/studio/photographs/${photograph.id}/history`,
    ];
    for (const address of addresses) {
      expect((await get(address, cookies.curator)).status, address).toBe(200);
      expect((await get(address, cookies.contributor)).status, address).toBe(404);
      expect([307, 404], address).toContain((await get(address)).status);
    }
    expect(
      (await get(`/iiif/3/${imageId}/0,0,512,512/512,512/0/default.jpg`, cookies.contributor)).status,
    ).toBe(404);
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const answer = await ask(behind.port, `/api/uploads/${upload.id}`, {
        method,
        headers: {
          ...{ Cookie: cookies.contributor ?? '', Origin: ORIGIN, 'Tus-Resumable': '1.0.0' },
          ...{ 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        },
      });
      expect(answer.status, method).toBe(404);
    }
    for (const page of ['people', 'log', 'site', 'letters', 'transfer', 'sections', 'makers'])
      expect((await get(`/en/studio/${page}`, cookies.contributor)).status, page).toBe(404);
  });
});

describe('after signing in', () => {
  const EVIL = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/en/studio/../../..//evil.example',
    '/en/studio@evil.example',
    '/en/studio\n//evil.example',
    '%2F%2Fevil.example',
    '/%5Cevil.example',
    '/en/studio/%2e%2e/%2f%2fevil.example',
  ];

  it.each(EVIL)('nobody is led elsewhere by next=%j', async (next) => {
    for (const value of [encodeURIComponent(next), encodeURIComponent(encodeURIComponent(next))]) {
      const address = `/en/studio/sign-in?next=${value}`;
      const inside = await get(address, cookies.curator);
      expect(inside.status).toBe(307);
      expect(inside.headers.location).toBe('/en/studio');
      const door = (await get(address)).body.toString();
      // Next repeats a page's own address in the data that it hydrates from; what the form is given stands beside it.
      expect(/\\"next\\":\\"(\/[^"\\]*)\\"/.exec(door)?.[1]).toBe('/en/studio');
    }
  });

  it('people come back to the page that they were sent away from', async () => {
    const away = await get('/ar/studio/photographs?status=draft');
    expect(away.headers.location).toBe(
      '/ar/studio/sign-in?next=%2Far%2Fstudio%2Fphotographs%3Fstatus%3Ddraft',
    );
    const back = await get(String(away.headers.location), cookies.curator);
    expect(back.headers.location).toBe('/ar/studio/photographs?status=draft');
  });

  it('an address itself leads nowhere else either', async () => {
    for (const target of [
      '//evil.example/en/studio',
      '/en/studio//evil.example',
      '/en/%5C%5Cevil.example',
      '/\\evil.example/',
    ]) {
      const { headers, status } = await get(target);
      expect(new URL(String(headers.location ?? '/'), ORIGIN).host, `${target} ${status}`).toBe(
        new URL(ORIGIN).host,
      );
    }
    expect(await askRaw(behind.port, 'http://evil.example/en/studio')).toBe(400);
  });
});

describe('links', () => {
  it('are used once over HTTP too, by whoever comes first, and the session begins there', async () => {
    const { link } = await invitePerson(site.db.writer, operator('test'), {
      ...{ email: `${randomUUID()}@example.org`, name: 'Amina', role: 'curator', language: 'ar' },
    } as const);
    const token = new URL(link.address).hash.slice(1);
    const input = { token, password: 'a new long password' };
    const headers = { 'X-Forwarded-For': '203.0.113.10' };
    const use = () => postJson(behind, ORIGIN, '/api/auth/use-link', input, { headers });
    const [one, two] = await Promise.all([use(), use()]);
    expect([one.status, two.status].sort()).toEqual([200, 422]);
    const cookie = cookiesOf(one.ok ? one : two);
    expect((await get('/ar/studio', cookie)).status).toBe(200);
  });
});
