import { setTimeout as pause } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import type Database from 'better-sqlite3';

/** What the stock adapter keeps to itself and we need: the connection, and its mapping of driver errors. */
export interface SqliteConnection extends SqlDriverAdapter {
  readonly client: Database.Database;
  onError(error: unknown): never;
}

interface Options {
  /** A `file:` address. */
  url: string;
  /** Readers get a connection of their own, so that a visitor never waits behind a bulk import (DECISIONS, 13). */
  readOnly: boolean;
  /** Milliseconds to go on trying while another process holds the lock. */
  waitMs?: number;
}

/** The driver itself may block the event loop only this long for a lock; the rest of the wait is asynchronous. */
const DRIVER_BUSY_MS = 5;
const LONGEST_PAUSE_MS = 40;

/**
 * SQLite made safe for concurrent requests over one connection. The stock adapter lets a statement fall into
 * another request's open transaction, begins deferred (a lock is then refused half-way) and freezes the event loop
 * while it waits. Here everything outside a transaction waits its turn, transactions begin immediate, waiting is
 * asynchronous, and a COMMIT that fails is rolled back.
 */
export class QueuedSqlite implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';

  constructor(private readonly options: Options) {}

  async connect(): Promise<SqlDriverAdapter> {
    const { url, readOnly, waitMs = 15_000 } = this.options;
    const stock = new PrismaBetterSqlite3({ url, timeout: DRIVER_BUSY_MS, readonly: readOnly });
    const inner = (await stock.connect()) as SqliteConnection;
    await patiently(waitMs, () => setPragmas(inner.client, readOnly));
    return new QueuedConnection(inner, readOnly, waitMs);
  }
}

function setPragmas(client: Database.Database, readOnly: boolean): void {
  if (!readOnly) client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  client.pragma('cache_size = -16000');
}

class QueuedConnection implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly inner: SqliteConnection,
    private readonly readOnly: boolean,
    private readonly waitMs: number,
  ) {}

  async queryRaw(query: SqlQuery) {
    return this.inTurn(() => this.inner.queryRaw(query));
  }

  async executeRaw(query: SqlQuery) {
    return this.inTurn(() => this.inner.executeRaw(query));
  }

  async executeScript(script: string) {
    return this.inTurn(() => this.inner.executeScript(script));
  }

  async startTransaction(): Promise<Transaction> {
    const release = await this.acquire();
    try {
      await patiently(this.waitMs, () => this.inner.client.exec(this.readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE'));
    } catch (error) {
      release();
      throw asDriverError(this.inner, error);
    }
    return new QueuedTransaction(this.inner, this.waitMs, release);
  }

  async dispose() {
    const release = await this.acquire();
    try {
      await this.inner.dispose();
    } finally {
      release();
    }
  }

  private async inTurn<T>(run: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await patiently(this.waitMs, run);
    } finally {
      release();
    }
  }

  private async acquire(): Promise<() => void> {
    const { promise, resolve } = deferred();
    const before = this.last;
    this.last = promise;
    await before;
    return resolve;
  }
}

class QueuedTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';
  /** COMMIT and ROLLBACK are ours to send; Prisma must not send its own. */
  readonly options = { usePhantomQuery: true };
  private open = true;

  constructor(
    private readonly inner: SqliteConnection,
    private readonly waitMs: number,
    private readonly release: () => void,
  ) {}

  queryRaw(query: SqlQuery) {
    return this.inner.queryRaw(query);
  }

  executeRaw(query: SqlQuery) {
    return this.inner.executeRaw(query);
  }

  async createSavepoint(name: string) {
    this.inner.client.exec(`SAVEPOINT ${name}`);
  }

  async rollbackToSavepoint(name: string) {
    this.inner.client.exec(`ROLLBACK TO ${name}`);
  }

  async releaseSavepoint(name: string) {
    this.inner.client.exec(`RELEASE SAVEPOINT ${name}`);
  }

  commit() {
    return this.end('COMMIT');
  }

  rollback() {
    return this.end('ROLLBACK');
  }

  private async end(statement: string): Promise<void> {
    if (!this.open) return;
    this.open = false;
    const { client } = this.inner;
    try {
      await patiently(this.waitMs, () => client.exec(statement));
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK');
      throw asDriverError(this.inner, error);
    } finally {
      this.release();
    }
  }
}

/** Runs until it is not refused for a lock, pausing without holding up the event loop. */
async function patiently<T>(waitMs: number, run: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + waitMs;
  for (let wait = 1; ; wait = Math.min(wait * 1.6, LONGEST_PAUSE_MS)) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await pause(wait * (0.5 + Math.random()));
    }
  }
}

function isBusy(error: unknown): boolean {
  if (error instanceof DriverAdapterError) return error.cause.kind === 'SocketTimeout';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code);
}

/** The stock adapter maps a driver's error by throwing its own. */
function asDriverError(inner: SqliteConnection, error: unknown): unknown {
  try {
    inner.onError(error);
  } catch (mapped) {
    return mapped;
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
