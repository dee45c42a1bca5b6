/** The web process: reads settings, opens the catalogue and storage, prepares Next, listens, and leaves cleanly. */
import path from 'node:path';
import process from 'node:process';
import pino, { type Logger } from 'pino';
import { Cards } from '@/server/cards/cards';
import { CatalogueWatcher } from '@/server/catalogue/watcher';
import { type Config, ConfigError, childEnvironment, config } from '@/server/config';
import { closeDatabases, databases } from '@/server/db/client';
import { Embeds } from '@/server/embed/embeds';
import { Harvest } from '@/server/harvest/harvest';
import { actorOf } from '@/server/people/gate';
import { ChildComposer, type Composer } from '@/server/pyramids/composer';
import { fontEnvironment } from '@/server/scans/typesetting/fonts';
import { storage } from '@/server/storage/storages';
import { mediaFinder } from '@/server/tours/find-media';
import { uploadHandler } from '@/server/uploads/answer-upload';
import { readWords } from '@/server/words';
import { draftImages } from './draft-images';
import { readEmbedFiles } from './embed-build';
import { type NextApp, prepareNext } from './next-app';
import { startWeb, type WebServer } from './start-web';

/** What the process tells whoever started it with an IPC channel. */
export interface ListeningMessage {
  type: 'listening';
  /** As a person on this machine can open it. */
  url: string;
}

/** Each thread would hold on to memory of its own. */
const COMPOSER_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };

/** The build of the embedded viewer. */
const EMBED_FOLDER = path.resolve('dist', 'embed');

interface Running {
  web: WebServer;
  next: NextApp;
  watcher: CatalogueWatcher;
  composer: Composer;
}

async function main(): Promise<void> {
  const settings = config();
  // Lines are handed to the system a turn later, so that a slow terminal does not hold up answers.
  const output = pino.destination({ dest: 1, sync: false });
  const logger = pino({ level: settings.logLevel, base: { process: 'web' } }, output);
  const running = await start(settings, logger);
  leaveCleanly(running, logger, () => output.flushSync());
  const message: ListeningMessage = { type: 'listening', url: running.web.url };
  process.send?.(message);
  logger.info({ url: running.web.url, publicUrl: settings.publicUrl }, 'listening');
}

async function start(settings: Config, logger: Logger): Promise<Running> {
  const watcher = new CatalogueWatcher(databases().reader, (error) => {
    logger.warn({ err: error }, 'catalogue not read');
  });
  const [next, words, fonts] = await Promise.all([
    prepareNext(process.cwd(), settings.publicUrl),
    readWords(path.resolve('messages')),
    fontEnvironment(path.join(settings.dataDir, 'cache', 'typesetting')),
    watcher.start(),
  ]);
  const composer = new ChildComposer({
    entry: path.resolve('dist', 'compose-process.js'),
    env: { ...childEnvironment(), ...COMPOSER_ENVIRONMENT, ...fonts },
  });
  const harvest = new Harvest(databases().reader, {
    publicUrl: settings.publicUrl,
    publicUrlIsSet: settings.publicUrlIsSet,
    words,
    adminEmail: addressIn(settings.mail?.from),
  });
  const web = await startWeb({
    config: settings,
    storage: storage(),
    catalogue: watcher,
    logger,
    compose: (job) => composer.compose(job),
    next: next.handle,
    documents: harvest,
    embedded: {
      embeds: new Embeds(databases().reader, harvest.published, {
        publicUrl: settings.publicUrl,
        words,
        files: await readEmbedFiles(EMBED_FOLDER),
      }),
      folder: EMBED_FOLDER,
    },
    cards: new Cards(harvest.published, words),
    drafts: draftImages(databases().reader, actorOf),
    media: mediaFinder(databases().reader, actorOf),
    uploads: uploadHandler({
      db: databases().writer,
      settings: settings.uploads,
      site: settings,
      logger,
      identify: actorOf,
    }),
    buildFolder: next.buildFolder,
  });
  return { web, next, watcher, composer };
}

/** The bare address of a sender such as `Name <address>`. */
function addressIn(sender: string | undefined): string | null {
  return /[^\s<>]+@[^\s<>]+/.exec(sender ?? '')?.[0] ?? null;
}

function leaveCleanly({ web, next, watcher, composer }: Running, logger: Logger, flushLog: () => void): void {
  let leaving = false;
  const leave = (reason: string) => {
    if (leaving) return;
    leaving = true;
    logger.info({ reason }, 'stopping');
    void web
      .close()
      .then(async () => {
        watcher.stop();
        composer.close();
        await next.close();
        await closeDatabases();
      })
      .catch((error: unknown) => logger.error({ err: error }, 'not stopped cleanly'))
      .finally(() => {
        logger.info('stopped');
        flushLog();
        process.exit(0);
      });
  };
  process.on('SIGTERM', () => leave('SIGTERM'));
  process.on('SIGINT', () => leave('SIGINT'));
  // Whoever started us has died without a word; a server without its supervisor would hold the port for ever.
  process.on('disconnect', () => leave('supervisor gone'));
}

/** One line that a person can act upon. */
function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'listen') return describeListenFailure(code, error);
  return `The web server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function describeListenFailure(code: string | undefined, error: unknown): string {
  const { port, host } = config();
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: set PORT to a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this machine.`;
  return `Cannot listen on ${host}:${port}: ${String(error)}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
});
