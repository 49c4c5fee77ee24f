import type { Pool } from 'mysql2';
import type { DataSource } from 'typeorm';
import type SqliteConnection from './sqlite-driver.js';

export type Reader = (sql: string, params: readonly unknown[]) => Promise<object[]>;

/**
 * Runs SELECTs outside any unit of work on the driver itself. TypeORM's runner takes a score of promises for each statement,
 * which is most of the cost of a short one; what it would add (logging, subscribers) is not used here.
 */
export function readerOf(source: DataSource): Reader {
  if (source.options.type === 'better-sqlite3') {
    const { databaseConnection } = source.driver as unknown as { databaseConnection: SqliteConnection };
    return async (sql, params) => databaseConnection.select(sql, params);
  }
  const { pool } = source.driver as unknown as { pool: Pool };
  return (sql, params) => new Promise((resolve, reject) => pool.query(sql, params as unknown[], (error, rows) => (error ? reject(error) : resolve(rows as object[]))));
}
