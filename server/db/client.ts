import { config } from '@/server/config';
import { Prisma, PrismaClient } from './generated/sqlite/client';
import { QueuedSqlite } from './sqlite-adapter';

/**
 * The database as the rest of the server sees it: the SQLite client's type, the narrower of the two engines, so that
 * what compiles against it runs on PostgreSQL too.
 */
export type Db = PrismaClient;

/** What `$transaction` hands to its callback. The outer client used inside one waits for itself for ever. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0];

/** Parts of a statement written by hand, whose values are parameters; only what both engines know. */
export const { sql, join } = Prisma;

/** Milliseconds: a write may have to wait for another process's batch. */
const TRANSACTION_WAIT_MS = 15_000;

export interface Databases {
  /** One queued connection for all writes of this process. */
  writer: Db;
  /** A read-only connection of its own. */
  reader: Db;
}

/** Opens both connections of one database. Tests and tools use this; the site goes through `databases()`. */
export function openDatabases(url: string): Databases {
  const open = (readOnly: boolean) =>
    new PrismaClient({
      adapter: new QueuedSqlite({ url, readOnly }),
      transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_WAIT_MS },
    });
  return { writer: open(false), reader: open(true) };
}

/**
 * The web entry and Next's bundle each carry a copy of this module: both must find one pair of connections, or one
 * process opens the file twice.
 */
const shared = globalThis as typeof globalThis & { convergenceDatabases?: Databases };

export function databases(): Databases {
  shared.convergenceDatabases ??= openDatabases(config().databaseUrl);
  return shared.convergenceDatabases;
}

/** Closes this process's connections, for a clean exit. */
export async function closeDatabases(): Promise<void> {
  const open = shared.convergenceDatabases;
  shared.convergenceDatabases = undefined;
  if (open) await Promise.all([open.writer.$disconnect(), open.reader.$disconnect()]);
}
