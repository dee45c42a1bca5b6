import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { type Databases, openDatabases } from '@/server/db/client';
import { FORM_HEADERS } from '@/server/web/page-address';
import { temporaryFolder } from '../fixtures/folders';
import { freePort } from '../fixtures/started-site';
import { ask } from '../fixtures/web-server';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Two seconds are promised, and measured in `bench/`; here other tests may hold the cores. */
const PUBLISH_SEEN_MS = 20_000;

/** The catalogue is loaded and two processes start at once. */
const START_MS = 180_000;

/** Two web processes over one database, as the pages were built: what Next really answers to requests from nobody. */
let processes: { child: ChildProcess; port: number }[];
let db: Databases;
let photograph: { id: string; slug: string };
let remove: () => Promise<void>;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const env = {
    ...process.env,
    DATA_DIR: temporary.folder,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'warn',
  };
  execFileSync(process.execPath, ['dist/prepare.js'], { cwd: ROOT, env });
  processes = await Promise.all([startWebProcess(env), startWebProcess(env)]);
  db = openDatabases(`file:${path.join(temporary.folder, 'catalogue.db')}`);
  photograph = await db.reader.photograph.findFirstOrThrow({
    where: { status: 'PUBLISHED' },
    orderBy: { slug: 'asc' },
  });
}, START_MS);

afterAll(async () => {
  for (const { child } of processes ?? []) child.kill('SIGKILL');
  await Promise.all([db?.writer.$disconnect(), db?.reader.$disconnect()]);
  await remove?.();
});

async function startWebProcess(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const child = fork('dist/web.js', {
    cwd: ROOT,
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: 'https://exhibition.example' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`ended with ${code} before listening`)),
  );
  const [message] = await Promise.race([once(child, 'message'), ended]);
  expect(message).toEqual({ type: 'listening', url: `http://127.0.0.1:${port}` });
  return { child, port };
}

const get = (target: string, headers?: Record<string, string>, n = 0) =>
  ask(processes[n]?.port ?? 0, target, { headers });

const pagesOf = (language: string) => [
  `/${language}`,
  `/${language}/photographs`,
  `/${language}/photographs/${photograph.slug}`,
  `/${language}/about`,
];

/** Data (JSON-LD) is no script to a browser, and no policy asks about it: HTML, "data block". */
const INLINE_SCRIPTS = /<script(?![^>]*\s(?:src=|type="application\/ld\+json"))([^>]*)>([\s\S]*?)<\/script>/g;

/** The inline scripts of a page, and the hashes that its policy allows. */
function scriptsAndPolicy(answer: Awaited<ReturnType<typeof get>>) {
  const policy = String(answer.headers['content-security-policy']);
  const inline = [...answer.body.toString().matchAll(INLINE_SCRIPTS)];
  return {
    hashes: inline.map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`),
    allowed: /script-src 'self' ([^;]*);/.exec(policy)?.[1]?.split(' ') ?? [],
    policy,
  };
}

describe('what others show when they link to a page', () => {
  it.each(LANGUAGES)('is said in its language, with a card that there is: %s', async (language) => {
    for (const target of pagesOf(language)) {
      const html = (await get(target)).body.toString();
      const meta = html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g);
      const tags = Object.fromEntries([...meta].map(([, name = '', content = '']) => [name, content]));
      expect(tags, target).toMatchObject({
        'og:url': `https://exhibition.example${target}`,
        'og:title': expect.stringMatching(/\S/),
        'og:description': expect.stringMatching(/\S/),
        'og:site_name': expect.stringContaining(language === 'ar' ? 'القدس' : 'Jerusalem'),
        'og:locale': language === 'ar' ? 'ar' : 'en_GB',
        'og:locale:alternate': language === 'ar' ? 'en_GB' : 'ar',
        'og:image:width': '1200',
        'og:image:height': '630',
        'og:image:type': 'image/jpeg',
        'og:image:alt': expect.stringMatching(/\S/),
        'twitter:card': 'summary_large_image',
        'twitter:image': tags['og:image'],
      });
      const { pathname, search } = new URL(tags['og:image'] ?? '');
      expect(pathname).toMatch(new RegExp(`^/cards/.*/${language}\\.jpg$`));
      const card = await get(pathname + search);
      expect([card.status, card.headers['content-type']]).toEqual([200, 'image/jpeg']);
    }
  });
});

describe('documents', () => {
  it.each(['ar', 'en'])('in %s allow exactly the scripts that Next put into them', async (language) => {
    for (const target of pagesOf(language)) {
      const answer = await get(target);
      expect(answer.status, target).toBe(200);
      const { hashes, allowed, policy } = scriptsAndPolicy(answer);
      expect(hashes.length).toBeGreaterThan(1);
      expect(new Set(hashes)).toEqual(new Set(allowed));
      expect(policy).not.toContain('nonce');
      expect(answer.body.toString()).not.toMatch(/<[^>]+ nonce=/);
      expect(String(answer.headers.link)).not.toContain('nonce');
      expect(answer.body.toString()).not.toMatch(/<style/);
    }
  });

  it('name the page before the body begins, for readers that run no script', async () => {
    const html = (await get(`/en/photographs/${photograph.slug}`)).body.toString();
    const head = html.slice(0, html.indexOf('</head>'));
    expect(head).toMatch(/<title>[^<]+<\/title>/);
    expect(head).toMatch(/<link rel="canonical" href="[^"]+"/);
  });

  it('are the same bytes in every process, so that a 304 may come from any', async () => {
    for (const target of pagesOf('en')) {
      const here = await get(target);
      const there = await get(target, { 'If-None-Match': String(here.headers.etag) }, 1);
      expect(there.status, target).toBe(304);
    }
  });

  it('are not found under a slug that is not there, in the language of the address', async () => {
    for (const language of ['ar', 'en']) {
      for (const target of [`/${language}/photographs/no-such-photograph`, `/${language}/nothing/here`]) {
        const answer = await get(target);
        expect(answer.status).toBe(404);
        expect(answer.body.toString()).toContain(`<html lang="${language}"`);
        // In HTML, before any script has run.
        expect(answer.body.toString()).toMatch(
          new RegExp(`<main[^]*href="/${language}/sections/[^]*</main>`),
        );
        const { hashes, allowed } = scriptsAndPolicy(answer);
        expect(new Set(hashes)).toEqual(new Set(allowed));
      }
    }
    const elsewhere = await get('/fr/photographs');
    expect(elsewhere.status).toBe(404);
    for (const language of ['ar', 'en']) {
      expect(elsewhere.body.toString()).toContain(`href="/${language}"`);
    }
  });

  it('bear the nonce of their own request where they are rendered for one reader', async () => {
    const answer = await get('/en', { Cookie: 'better-auth.session_token=x' });
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    const inline = [...answer.body.toString().matchAll(INLINE_SCRIPTS)];
    expect(inline.length).toBeGreaterThan(1);
    for (const [, attributes] of inline) expect(attributes).toContain(`nonce="${nonce}"`);
    expect(answer.headers['cache-control']).toContain('no-store');
  });
});

describe('what the router asks for', () => {
  it.each(['navigation', 'tree-prefetch', 'metadata-prefetch'] as const)(
    'is answered as %s, and kept',
    async (form) => {
      const target = `/en/photographs/${photograph.slug}?_rsc=any`;
      const one = await get(target, FORM_HEADERS[form]);
      expect(one.status).toBe(200);
      expect(one.headers['content-type']).toBe('text/x-component');
      expect(one.body.length).toBeGreaterThan(100);
      const two = await get(target, { ...FORM_HEADERS[form], 'next-url': '/ar' });
      expect(two.body).toEqual(one.body);
      expect(two.headers.etag).toBe(one.headers.etag);
    },
  );

  it('holds the whole page, whatever parts the reader says to have', async () => {
    const target = `/en/photographs/${photograph.slug}`;
    const title = /<h1[^>]*>(?:<[^>]+>)*([^<]+)/.exec((await get(target)).body.toString())?.[1] ?? '';
    expect(title.length).toBeGreaterThan(3);
    const payload = await get(`${target}?_rsc=x`, {
      ...FORM_HEADERS.navigation,
      'next-router-state-tree': 'any',
    });
    expect(payload.body.toString()).toContain(title);
  });
});

describe('the way in', () => {
  it('follows the reader, and nobody else', async () => {
    for (const [accepted, language] of [
      ['ar-EG,ar;q=0.9,en;q=0.5', 'ar'],
      ['en-GB', 'en'],
    ]) {
      const answer = await get('/', { 'Accept-Language': accepted ?? '' });
      expect(answer.status).toBe(307);
      expect(answer.headers.location).toBe(`/${language}`);
      expect(answer.headers.vary).toMatch(/accept-language/i);
    }
  });

  it('never takes the Host header into an answer', async () => {
    for (const target of ['/', '/en', '/en?x=1', '//en', '/en/']) {
      const answer = await get(target, { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' });
      expect(JSON.stringify(answer.headers) + answer.body.toString(), target).not.toContain('evil.example');
    }
  });
});

describe('an address that no longer shows what it did', () => {
  it('leads on for good where the photograph was renamed', async () => {
    await db.writer.formerSlug.create({
      data: { kind: 'PHOTOGRAPH', slug: 'an-old-name', targetId: photograph.id },
    });
    const answer = await get('/ar/photographs/an-old-name');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toMatch(new RegExp(`/ar/photographs/${photograph.slug}$`));
  });

  it('says that it is gone where the photograph was deleted', async () => {
    const firstPublishedAt = new Date('2026-01-01T00:00:00Z');
    await db.writer.photograph.create({
      data: { slug: 'withdrawn', status: 'DELETED', firstPublishedAt, deletedAt: new Date() },
    });
    for (const language of ['ar', 'en']) {
      const answer = await get(`/${language}/photographs/withdrawn`);
      expect(answer.status).toBe(410);
      expect(answer.headers['content-type']).toMatch(/html/);
    }
  });
});

describe('a publish', () => {
  it('is shown by every process, in documents and in payloads', async () => {
    const target = `/en/photographs/${photograph.slug}`;
    const title = `Published at ${Date.now()}`;
    await Promise.all([get(target), get(target, {}, 1)]);
    await db.writer.photographLabel.update({
      where: { photographId_language: { photographId: photograph.id, language: 'en' } },
      data: { title },
    });
    await publishPhotograph(db.writer, photograph.id);
    await vi.waitFor(
      async () => {
        for (const n of [0, 1]) {
          expect((await get(target, {}, n)).body.toString()).toContain(title);
          const payload = await get(`${target}?_rsc=x`, FORM_HEADERS.navigation, n);
          expect(payload.body.toString()).toContain(title);
        }
      },
      { timeout: PUBLISH_SEEN_MS, interval: 50 },
    );
  });
});

describe('the process', () => {
  it('stops cleanly when asked, and when its supervisor is gone', async () => {
    const [one, two] = processes;
    const ends = [one, two].map((started) => once(started?.child as ChildProcess, 'exit'));
    one?.child.kill('SIGTERM');
    two?.child.disconnect();
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);
  });
});
