import type { Connection, Pool, ResultSetHeader } from 'mysql2';
import type { DataSource, QueryRunner } from 'typeorm';
import type SqliteConnection from './sqlite-driver.js';

export type Reader = (sql: string, params: readonly unknown[]) => Promise<object[]>;

/** Statements of one connection: `read` answers rows, `write` how many it affected. */
export interface Statements { read: Reader; write(sql: string, params: readonly unknown[]): Promise<number> }

/*
 * Statements run on the driver itself. TypeORM's runner takes a score of promises for each, which is most of the cost of a short one;
 * what it would add (logging, subscribers) is not used here.
 */
const embedded = (source: DataSource) => (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection;
const ask = <T>(connection: Pool | Connection, sql: string, params: readonly unknown[]) =>
  new Promise<T>((resolve, reject) => connection.query(sql, params as unknown[], (error, result) => (error ? reject(error) : resolve(result as T))));

/** Runs SELECTs outside any unit of work. */
export function readerOf(source: DataSource): Reader {
  if (source.options.type === 'better-sqlite3') {
    const connection = embedded(source);
    return async (sql, params) => connection.select(sql, params);
  }
  const { pool } = source.driver as unknown as { pool: Pool };
  return (sql, params) => ask(pool, sql, params);
}

/** Statements of the embedded database's one writing connection or, on MySQL, of the connection whose transaction a runner has begun. */
export async function statementsOf(source: DataSource, runner?: QueryRunner): Promise<Statements> {
  if (!runner) {
    const connection = embedded(source);
    return { read: async (sql, params) => connection.select(sql, params), write: async (sql, params) => connection.change(sql, params) };
  }
  const connection = (await runner.connect()) as Connection;
  return { read: (sql, params) => ask(connection, sql, params), write: async (sql, params) => (await ask<ResultSetHeader>(connection, sql, params)).affectedRows };
}
