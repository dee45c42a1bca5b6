import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UploadList } from '@/lib/studio/upload-commands';
import { operator } from '@/server/people/gate';
import { invitePerson } from '@/server/people/mutations';
import {
  type BuiltProcess,
  type BuiltSite,
  cookiesOf,
  ORIGIN,
  openBuiltSite,
  postJson,
  START_MS,
} from '../fixtures/built-site';
import { jpegOf, photograph } from '../fixtures/images';
import { MailServer } from '../fixtures/mail-server';
import { makePerson } from '../fixtures/people';
import { arrivedAt, createUpload, type Sender, sendBytes } from '../fixtures/tus-over-http';
import { ask } from '../fixtures/web-server';

const TAKEN_IN_MS = 60_000;
const MEBIBYTE = 2 ** 20;

let site: BuiltSite;
let mail: MailServer;

beforeAll(async () => {
  mail = await MailServer.start();
  mail.mood = 'refuses';
  site = await openBuiltSite({ PUBLIC_URL: ORIGIN, LOG_LEVEL: 'debug' });
}, START_MS);
afterAll(async () => {
  mail?.close();
  await site?.close();
});

const post = (on: BuiltProcess, address: string, input: unknown, cookie?: string) =>
  postJson(on, ORIGIN, address, input, { cookie });

async function signIn(on: BuiltProcess): Promise<Sender> {
  const { email, password } = await makePerson(site.db.writer, 'curator');
  return {
    cookie: cookiesOf(await post(on, '/api/auth/sign-in', { email, password })),
    origin: ORIGIN,
  };
}

async function askValue<T>(on: BuiltProcess, name: string, input: unknown, cookie: string): Promise<T> {
  return ((await (await post(on, `/api/studio/${name}`, input, cookie)).json()) as { value: T }).value;
}

describe('a day at the studio, on a machine without perl and with a mail server that refuses us', () => {
  it('takes a scan in, says that nothing can be proposed until perl is there, and logs no secret', async () => {
    const nothing = path.join(site.dataDir, 'no-programs');
    mkdirSync(nothing);
    const secrets: Record<string, string> = {
      'the mail server’s password': 'hush-hush-mail',
      'the password': `olives ${randomUUID()}`,
      'a wrong password': `figs ${randomUUID()}`,
    };
    const settings = {
      PATH: nothing,
      SMTP_URL: `smtp://mailer:${secrets['the mail server’s password']}@127.0.0.1:${mail.port}`,
      MAIL_FROM: 'exhibition@example.org',
    };
    const [web, worker] = await Promise.all([site.web(settings), site.worker(settings)]);
    const email = `${randomUUID()}@example.org`;
    const { link } = await invitePerson(site.db.writer, operator('test'), {
      ...{ email, name: 'Amina', role: 'curator', language: 'ar' },
    } as const);
    secrets['a link'] = new URL(link.address).hash.slice(1);
    const use = { token: secrets['a link'], password: secrets['the password'] };
    const cookie = cookiesOf(await post(web, '/api/auth/use-link', use));
    secrets['a session'] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    secrets['a cookie'] = cookie.split('=')[1] ?? '';
    const wrong = { email, password: secrets['a wrong password'] };
    expect((await post(web, '/api/auth/sign-in', wrong)).status).toBe(401);
    expect((await post(web, '/api/auth/ask-link', { email, language: 'ar' })).status).toBe(200);
    await vi.waitUntil(() => web.output().includes('letter not sent'), { timeout: 15_000 });

    const sender = { cookie, origin: ORIGIN };
    const file = await jpegOf(photograph(700, 520, 3, 1));
    const created = await createUpload(web, sender, file.length, '../بيت‮gpj.exe.jpg');
    const address = created.headers.get('location') ?? '';
    expect((await sendBytes(web, sender, address, 0, file)).status).toBe(204);
    const taken = await vi.waitUntil(
      async () => {
        const { uploads } = await askValue<UploadList>(web, 'uploads.list', {}, cookie);
        return uploads.find(({ state, scan }) => state === 'RECEIVED' && scan?.state === 'READY');
      },
      { timeout: TAKEN_IN_MS, interval: 200 },
    );
    expect(taken.name).toBe('بيتgpj.exe.jpg');
    const photographId = taken.photograph?.id ?? '';
    await vi.waitFor(
      async () =>
        expect(await askValue(web, 'metadata.proposals', { photographId }, cookie)).toBe('unavailable'),
      { timeout: 15_000, interval: 200 },
    );
    const preview = await askValue<{ address: string }>(
      web,
      'photographs.preview',
      { id: photographId },
      cookie,
    );
    secrets['a preview link'] = new URL(preview.address, ORIGIN).searchParams.get('token') ?? '';
    const { pathname, search } = new URL(preview.address, ORIGIN);
    expect((await ask(web.port, pathname + search)).status).toBe(303);
    secrets['the site’s secret'] = readFileSync(path.join(site.dataDir, 'secret'), 'utf8').trim();

    // Lines come a moment after what they tell of.
    await vi.waitUntil(() => web.output().includes('"/api/preview"'), { timeout: 15_000 });
    expect(worker.output()).toContain('no perl');
    const said = web.output() + worker.output();
    for (const [what, secret] of Object.entries(secrets)) {
      expect(secret.length, what).toBeGreaterThan(8);
      const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, -4)];
      for (const form of forms) expect(said.includes(form), `${what} is in the logs`).toBe(false);
    }
    worker.child.kill('SIGKILL');

    const withPerl = await site.worker();
    await vi.waitFor(
      async () => expect(await askValue(web, 'metadata.proposals', { photographId }, cookie)).toEqual([]),
      { timeout: TAKEN_IN_MS, interval: 200 },
    );
    for (const { child } of [web, withPerl]) child.kill('SIGKILL');
  });
});

/** Whether this account may give a process a disk of its own (unshare(1) of util-linux, user namespaces). */
const mayMount = (() => {
  try {
    execFileSync('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs -o size=1m none /tmp'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!mayMount)('a disk that is really full (where a process may be given one)', () => {
  const DISK = 8 * MEBIBYTE;

  it('refuses new files clearly, harms nothing, and lets a file go on when there is room again', async () => {
    const script = `mkdir -p "$DATA_DIR/uploads" && mount -t tmpfs -o size=${DISK} none "$DATA_DIR/uploads" && exec "$0" "$@"`;
    const web = await site.web({ UPLOAD_RESERVE_MB: '0' }, (command) => [
      ...['unshare', '-Urm', 'sh', '-c', script],
      ...command,
    ]);
    const disk = path.join(`/proc/${web.child.pid}/root`, site.dataDir, 'uploads');
    const sender = await signIn(web);
    const file = Buffer.concat([await jpegOf(photograph(700, 520, 3, 2)), Buffer.alloc(6 * MEBIBYTE, 7)]);

    const tooMuch = await createUpload(web, sender, DISK + 1);
    expect(tooMuch.status).toBe(507);
    expect(await tooMuch.text()).toContain('"code":"DISK_FULL"');

    const address = (await createUpload(web, sender, file.length)).headers.get('location') ?? '';
    expect((await sendBytes(web, sender, address, 0, file.subarray(0, 2 * MEBIBYTE))).status).toBe(204);
    fillUp(path.join(disk, 'other-things'));
    const arrived = await arrivedAt(web, sender, address);
    const cut = await sendBytes(web, sender, address, arrived, file.subarray(arrived));
    expect(cut.status).toBe(507);
    expect(await cut.text()).toContain('"code":"DISK_FULL"');
    expect((await createUpload(web, sender, MEBIBYTE)).status).toBe(507);

    const kept = await arrivedAt(web, sender, address);
    expect(kept).toBeGreaterThanOrEqual(2 * MEBIBYTE);
    expect((await ask(web.port, '/healthz')).status).toBe(200);
    const made = await post(
      web,
      '/api/studio/photographs.create',
      { title: 'A draft', language: 'en' },
      sender.cookie,
    );
    expect(made.status).toBe(200);

    rmSync(path.join(disk, 'other-things'));
    expect((await sendBytes(web, sender, address, kept, file.subarray(kept))).status).toBe(204);
    const id = address.split('/').at(-1) ?? '';
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(
      createHash('sha256')
        .update(readFileSync(path.join(disk, id)))
        .digest('hex'),
    ).toBe(sha256);
    expect(await site.db.reader.upload.findUnique({ where: { id } })).toMatchObject({ state: 'FINISHING' });
    web.child.kill('SIGKILL');
  });

  /** Writes until not one byte fits. */
  function fillUp(name: string): void {
    for (const bytes of [MEBIBYTE, 4096]) {
      for (;;) {
        try {
          writeFileSync(name, Buffer.alloc(bytes), { flag: 'a' });
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
          break;
        }
      }
    }
  }
});
