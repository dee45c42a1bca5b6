/** The web entry with the manifests of one database and no pages: a process of its own for `bench/manifests.ts`. */
import path from 'node:path';
import process from 'node:process';
import pino from 'pino';
import { CatalogueWatcher } from '@/server/catalogue/watcher';
import { openDatabases } from '@/server/db/client';
import { Harvest } from '@/server/harvest/harvest';
import { LocalStorage } from '@/server/storage/local-storage';
import { startWeb } from '@/server/web/start-web';
import { readWords } from '@/server/words';

const [databaseUrl = '', port = '', buildFolder = ''] = process.argv.slice(2);
const publicUrl = `http://127.0.0.1:${port}`;
const { reader } = openDatabases(databaseUrl);
const catalogue = new CatalogueWatcher(reader);
const words = await readWords(path.resolve('messages'));

await catalogue.start();
await startWeb({
  config: {
    port: Number(port),
    host: '127.0.0.1',
    trustProxy: 0,
    publicUrl,
    tileCacheBytes: 32_000_000,
    pageCacheBytes: 64_000_000,
    iiif: { maxPixels: 25_000_000, cacheDir: path.join(buildFolder, 'made'), cacheBytes: 1_000_000 },
  },
  compose: () => Promise.reject(new Error('no pictures here')),
  storage: new LocalStorage(buildFolder),
  catalogue,
  logger: pino({ level: 'warn' }),
  next: async (_request, response) => {
    response.writeHead(404).end();
  },
  documents: new Harvest(reader, { publicUrl, publicUrlIsSet: true, words, adminEmail: null }),
  buildFolder,
});
process.send?.({ type: 'listening' });
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
