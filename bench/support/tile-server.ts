/** The web entry with one published image and no pages: a process of its own for `bench/tiles.ts`. */
import path from 'node:path';
import process from 'node:process';
import pino from 'pino';
import { ChildComposer } from '@/server/pyramids/composer';
import { LocalStorage } from '@/server/storage/local-storage';
import type { PublicImage } from '@/server/web/catalogue-state';
import { startWeb } from '@/server/web/start-web';

const [root = '', port = '', described = ''] = process.argv.slice(2);
const image = JSON.parse(described) as PublicImage;
const composer = new ChildComposer({
  entry: path.join(import.meta.dirname, 'compose-process.mjs'),
  env: { ...process.env, MALLOC_ARENA_MAX: '2', STORAGE_URL: `file:${root}` },
});

await startWeb({
  config: {
    port: Number(port),
    host: '127.0.0.1',
    trustProxy: 0,
    publicUrl: `http://127.0.0.1:${port}`,
    tileCacheBytes: 32_000_000,
    pageCacheBytes: 64_000_000,
    iiif: { maxPixels: 25_000_000, cacheDir: `${root}/made`, cacheBytes: 512_000_000 },
  },
  compose: (job) => composer.compose(job),
  storage: new LocalStorage(root),
  catalogue: { version: () => 1, healthy: () => true, image: (id) => (id === image.id ? image : null) },
  logger: pino({ level: 'info' }),
  next: async (_request, response) => {
    response.writeHead(404).end();
  },
  buildFolder: `${root}/no-build`,
});
process.send?.({ type: 'listening' });
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
