import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.js';
import { migrations } from '../../../migrations/index.js';
import SqliteConnection from './sqlite-driver.js';

export const DATABASE_FILE = 'luodi.db';

type EntityClass = new () => object;

/**
 * The options of the writing data source (`readOnly: false`) or, on SQLite, of the reading one.
 * SQLite gets two connections because one connection would mix the transactions of concurrent requests.
 */
export function dataSourceOptions(config: Config, entities: readonly EntityClass[], readOnly: boolean): DataSourceOptions {
  const common = { entities: [...entities], migrations: [...migrations], migrationsTableName: 'migration', migrationsTransactionMode: 'each' as const, logging: false as const };
  if (config.databaseUrl) {
    return {
      ...common,
      type: 'mysql',
      url: config.databaseUrl,
      charset: 'utf8mb4_unicode_ci',
      timezone: 'Z',
      poolSize: 16,
      // A transaction sends what nobody waits for together with its next statement.
      multipleStatements: true,
      // Whole numbers beyond 2^53 - 1 and decimals come as text: `statements.ts` makes numbers of them, or refuses. A `typeCast` would be called for every value.
      bigNumberStrings: false,
      extra: { supportBigNumbers: true, connectTimeout: 5_000, waitForConnections: true, queueLimit: 1_000, maxIdle: 8, idleTimeout: 60_000 },
    };
  }
  return {
    ...common,
    type: 'better-sqlite3',
    database: join(config.dataDir, DATABASE_FILE),
    driver: SqliteConnection,
    readonly: readOnly,
    timeout: 50,
    statementCacheSize: 200,
    prepareDatabase: (connection: SqliteConnection) => {
      if (!readOnly) {
        connection.pragma('journal_mode = WAL');
        // 16 MB instead of 4: a project touches some fifty pages, mostly the same ones again, and each is copied back once a checkpoint.
        connection.pragma('wal_autocheckpoint = 4000');
      }
      // FULL: an acknowledged write survives a power cut, which NORMAL under WAL does not promise.
      connection.pragma('synchronous = FULL');
      connection.pragma('cache_size = -32000');
      connection.pragma('temp_store = MEMORY');
    },
  };
}

export function openDataSource(config: Config, entities: readonly EntityClass[], readOnly = false): Promise<DataSource> {
  return new DataSource(dataSourceOptions(config, entities, readOnly)).initialize();
}
