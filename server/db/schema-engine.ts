import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SqliteConnection } from './sqlite-adapter';

export type SchemaEngine = engineModule.SchemaEngine;
export const ALL_TABLES = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** The engine as WebAssembly from its npm package: Prisma's own command would download a native one. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const entry = require.resolve('@prisma/schema-engine-wasm');
    const bytes = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
    const imports = { './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    engineModule.__wbg_set_wasm(instance.exports);
    const { __wbindgen_start: start } = instance.exports;
    if (typeof start === 'function') start();
  })();
  return loaded;
}

/** The models as files, under a datasource of the given engine. */
export function schemaFiles(
  provider: 'sqlite' | 'postgresql',
  modelsDir: string,
): { path: string; content: string }[] {
  const models = readdirSync(modelsDir)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: path.join(modelsDir, name),
      content: readFileSync(path.join(modelsDir, name), 'utf8'),
    }));
  return [{ path: 'db.prisma', content: `datasource db {\n  provider = "${provider}"\n}\n` }, ...models];
}

/** Runs `use` with a schema engine over one SQLite database, and closes every connection it opened. */
export async function withSchemaEngine<T>(
  url: string,
  files: { path: string; content: string }[],
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const opened: SqlDriverAdapter[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(migrationFactory(url, opened));
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  const engine = await engineModule.SchemaEngine.new({ datamodels }, () => {}, factory);
  try {
    return await use(engine);
  } finally {
    engine.free();
    for (const adapter of opened.reverse()) await adapter.dispose();
  }
}

function migrationFactory(url: string, opened: SqlDriverAdapter[]): SqlMigrationAwareDriverAdapterFactory {
  const stock = new PrismaBetterSqlite3({ url, timeout: 10_000 }, { shadowDatabaseUrl: ':memory:' });
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = (await connecting) as SqliteConnection;
    opened.push(adapter);
    return withAtomicScripts(adapter);
  };
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: () => keep(stock.connect()),
    connectToShadowDb: () => keep(stock.connectToShadowDb()),
  };
}

/**
 * The stock adapter runs a migration statement by statement: one that fails half-way stays half-done. Foreign keys can
 * only be switched outside a transaction, so they are off around it and checked before the COMMIT.
 */
function withAtomicScripts(adapter: SqliteConnection): SqlDriverAdapter {
  const { client } = adapter;
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    // The shadow database is replayed with whole scripts, which a prepared statement would cut short.
    if (query.args.length > 0 || !/;\s*\S/.test(query.sql)) return executeRaw(query);
    client.exec(query.sql);
    return 0;
  };
  adapter.executeScript = async (script) => {
    try {
      client.pragma('foreign_keys = OFF');
      client.exec('BEGIN IMMEDIATE');
      client.exec(script);
      const broken = client.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`foreign_key_check found ${broken.length} rows`);
      client.exec('COMMIT');
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK');
      adapter.onError(error);
    } finally {
      client.pragma('foreign_keys = ON');
    }
  };
  return adapter;
}
