import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, startTestWeb } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

const SCRIPT = 'export const grain = 1;\n'.repeat(500);

let root: string;
let web: WebServer;

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'build-files-'));
  const buildFolder = path.join(root, 'static');
  await mkdir(path.join(buildFolder, 'chunks', '[slug]'), { recursive: true });
  await writeFile(path.join(root, 'secret.js'), 'secret');
  await writeFile(path.join(buildFolder, 'chunks', 'a.js'), SCRIPT);
  await writeFile(path.join(buildFolder, 'chunks', '[slug]', 'b.js'), SCRIPT);
  await writeFile(path.join(buildFolder, 'face.woff2'), SCRIPT);
  await writeFile(path.join(buildFolder, 'odd.exe'), SCRIPT);
  web = await startTestWeb({ root, buildFolder });
});
afterAll(async () => {
  await web.close(0);
  await rm(root, { recursive: true, force: true });
});

const asked = (file: string, headers: Record<string, string> = { 'Accept-Encoding': 'br' }) =>
  ask(web.port, `/_next/static/${file}`, { headers });

describe('files of the build', () => {
  it('come compressed and for ever', async () => {
    const answer = await asked('chunks/a.js');
    expect(brotliDecompressSync(answer.body).toString()).toBe(SCRIPT);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      vary: 'Accept-Encoding',
    });
    const again = await asked('chunks/a.js', {
      'Accept-Encoding': 'br',
      'If-None-Match': String(answer.headers.etag),
    });
    expect(again.status).toBe(304);
  });

  it('are found by escaped names, and with a query', async () => {
    expect((await asked('chunks/%5Bslug%5D/b.js?dpl=1')).status).toBe(200);
  });

  it('leave a font as it is', async () => {
    const answer = await asked('face.woff2');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toBe(SCRIPT);
  });

  it.each([
    '../secret.js',
    '%2e%2e/secret.js',
    '..%2fsecret.js',
    'chunks',
    '',
    'none.js',
    'odd.exe',
    'chunks//a.js',
  ])('do not include %s', async (file) => {
    expect((await asked(file)).status).toBe(404);
  });
});
