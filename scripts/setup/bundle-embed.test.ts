import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { readEmbedFiles } from '@/server/web/embed-build';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { bundleEmbed } from './build.mjs';

it('makes the embedded viewer a small program: OpenSeadragon comes apart and later', async () => {
  const { folder, remove } = await temporaryFolder();
  await bundleEmbed(build, folder);
  const files = path.join(folder, 'files');
  const { script, style } = await readEmbedFiles(folder);
  const names = await readdir(files);
  expect(names).toEqual(expect.arrayContaining([path.basename(script), path.basename(style)]));
  const scripts = await Promise.all(
    names
      .filter((name) => name.endsWith('.js'))
      .map(async (name) => ({ name, text: await readFile(path.join(files, name), 'utf8') })),
  );
  const [later, ...first] = scripts.sort((a, b) => b.text.length - a.text.length);
  expect(later?.text).toContain('OpenSeadragon');
  const bytes = first.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(30_000);
  expect(first.map(({ text }) => text).join()).not.toContain('OpenSeadragon');
  await remove();
});
