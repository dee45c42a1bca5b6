import { readdirSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { runChild } from './run-child';

let folder: string;
let entry: string;
const cleanUp: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const [temporary, bundled] = await Promise.all([
    temporaryFolder(),
    bundleProgram('server/ingest/stitch-process.ts'),
  ]);
  cleanUp.push(temporary.remove, bundled.remove);
  folder = temporary.folder;
  entry = bundled.program;
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

it('puts pieces together in a process of its own, and says which kind of fault one has', async () => {
  const [left, right] = ['left.jpg', 'right.jpg'].map((name) => path.join(folder, name)) as [string, string];
  const piece = await jpegOf(photograph(64, 48));
  for (const file of [left, right]) await writeFile(file, piece);
  const file = path.join(folder, 'whole.tif');
  const job = { rows: [[left, right]], width: 128, height: 48, workDir: folder, file };
  const run = () => {
    const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const };
    return runChild({ job, threads: 1 }, { entry, env, timeoutMs: 20_000, onEvent: () => {} });
  };
  expect((await run()).peakMemoryBytes).toBeGreaterThan(10_000_000);
  expect(readdirSync(folder).sort()).toEqual(['left.jpg', 'right.jpg', 'whole.tif']);
  await truncate(right, piece.length / 2);
  await expect(run()).rejects.toMatchObject({ code: expect.stringMatching(/^IMAGE_(TRUNCATED|DAMAGED)$/) });
  expect(readdirSync(folder).sort()).toEqual(['left.jpg', 'whole.tif']);
});
