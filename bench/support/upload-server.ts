/** The entry with its door for files, as the site runs it, for one person and without Next. Arguments: folder, port. */
import path from 'node:path';
import process from 'node:process';
import pino from 'pino';
import { openDatabases } from '@/server/db/client';
import { absentActor } from '@/server/people/gate';
import { LocalStorage } from '@/server/storage/local-storage';
import { uploadHandler } from '@/server/uploads/answer-upload';
import { startWeb } from '@/server/web/start-web';

const [folder = '', port = ''] = process.argv.slice(2);
const { writer } = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
const publicUrl = `http://127.0.0.1:${port}`;
const logger = pino({ level: 'error' }, pino.destination(2));

await startWeb({
  config: {
    port: Number(port),
    host: '127.0.0.1',
    publicUrl,
    tileCacheBytes: 1e6,
    pageCacheBytes: 1e6,
    trustProxy: 0,
  },
  storage: new LocalStorage(path.join(folder, 'storage')),
  catalogue: { version: () => 1, healthy: () => true, image: () => null },
  logger,
  next: async (_request, response) => {
    response.writeHead(404).end();
  },
  uploads: uploadHandler({
    db: writer,
    settings: {
      dir: path.join(folder, 'uploads'),
      maxBytes: 2 ** 31,
      quotaBytes: 2 ** 34,
      reserveBytes: 0,
      expiresMs: 3_600_000,
    },
    site: { publicUrl, publicUrlIsSet: true },
    logger,
    identify: () => absentActor(writer, 'bench'),
  }),
  buildFolder: path.join(folder, 'no-build'),
});
process.send?.({ type: 'listening' });
