import type { Connection, FieldPacket, Pool, PoolConnection, ResultSetHeader } from 'mysql2';
import type { DataSource } from 'typeorm';
import type SqliteConnection from './sqlite-driver.js';

export type Reader = (sql: string, params: readonly unknown[]) => Promise<object[]>;

/** Statements of one connection. */
export interface Statements {
  /** Answers rows. */
  read: Reader;
  /** Answers how many rows it affected. */
  write(sql: string, params: readonly unknown[]): Promise<number>;
  /** Writes without an answer: a refusal may come with the next statement or the commit. */
  put(sql: string, params: readonly unknown[]): Promise<void>;
}

/*
 * Statements run on the driver itself. TypeORM's runner takes a score of promises for each, which is most of the cost of a short one;
 * what it would add (logging, subscribers) is not used here.
 */
const embedded = (source: DataSource) => (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection;
const poolOf = (source: DataSource) => (source.driver as unknown as { pool: Pool }).pool;

/** Asks one statement, or several joined by `;` of which the last one's answer counts. */
const ask = <T>(connection: Pool | Connection, sql: string, params?: readonly unknown[]) =>
  new Promise<T>((resolve, reject) => connection.query(sql, params as unknown[] | undefined, (error, answer, fields) => {
    if (error) return reject(error);
    const several = Array.isArray(answer) && Array.isArray(fields) && (fields[0] === undefined || Array.isArray(fields[0]));
    const [result, columns] = several ? [answer.at(-1), fields.at(-1)] : [answer, fields];
    try {
      if (Array.isArray(result)) readNumbers(result as Record<string, unknown>[], columns as unknown as FieldPacket[]);
      resolve(result as T);
    } catch (refused) {
      reject(refused as Error);
    }
  }));

const LONGLONG = 8;
const NEWDECIMAL = 246;

/** Makes numbers of decimals (sums), which come as text, in place. @throws RangeError for a whole number beyond 2^53 - 1, which would lose digits */
function readNumbers(rows: readonly Record<string, unknown>[], columns: readonly FieldPacket[]): void {
  for (const { name, columnType } of columns) {
    if (columnType !== LONGLONG && columnType !== NEWDECIMAL) continue;
    for (const row of rows) {
      const value = row[name];
      if (typeof value !== 'string') continue;
      const number = Number(value);
      if (Number.isInteger(number) && !Number.isSafeInteger(number)) throw new RangeError(`integer ${value} is too large`);
      row[name] = number;
    }
  }
}

/** Runs SELECTs outside any unit of work. */
export function readerOf(source: DataSource): Reader {
  if (source.options.type === 'better-sqlite3') {
    const connection = embedded(source);
    return async (sql, params) => connection.select(sql, params);
  }
  const pool = poolOf(source);
  return (sql, params) => ask(pool, sql, params);
}

/** Statements of the embedded database's one writing connection. */
export function embeddedStatements(source: DataSource): Statements {
  const connection = embedded(source);
  return {
    read: async (sql, params) => connection.select(sql, params),
    write: async (sql, params) => connection.change(sql, params),
    put: async (sql, params) => void connection.change(sql, params),
  };
}

/**
 * Reserves `size` numbers of a counter on MySQL and answers the first after them; undefined when there is no such counter.
 * A statement of its own: the row's lock must not be held for as long as the caller's transaction.
 */
export async function advanceCounter(source: DataSource, kind: string, size: number): Promise<number | undefined> {
  const { affectedRows, insertId } = await ask<ResultSetHeader>(poolOf(source), 'UPDATE `id_block` SET `next` = LAST_INSERT_ID(`next` + ?) WHERE `kind` = ?', [size, kind]);
  return affectedRows ? insertId : undefined;
}

/** Length of the texts that may wait for the next statement. */
const MOST_WAITING = 250_000;

/**
 * One transaction on MySQL. A round trip is most of what a short statement costs: what nobody waits for, the beginning included, goes in
 * one packet with the next statement whose answer counts, or with the commit.
 */
export class MysqlTransaction implements Statements {
  private waiting = ['SET TRANSACTION ISOLATION LEVEL READ COMMITTED', 'START TRANSACTION'];
  private length = 0;
  private over = false;

  private constructor(private readonly connection: PoolConnection) {}

  static begin(source: DataSource): Promise<MysqlTransaction> {
    return new Promise((resolve, reject) => poolOf(source).getConnection((error, connection) => (error ? reject(error) : resolve(new MysqlTransaction(connection)))));
  }

  read(sql: string, params: readonly unknown[]): Promise<object[]> {
    return this.send(this.connection.format(sql, params as unknown[]));
  }

  async write(sql: string, params: readonly unknown[]): Promise<number> {
    return (await this.send<ResultSetHeader>(this.connection.format(sql, params as unknown[]))).affectedRows;
  }

  async put(sql: string, params: readonly unknown[]): Promise<void> {
    const text = this.connection.format(sql, params as unknown[]);
    if ((this.length += text.length) > MOST_WAITING) await this.send(text);
    else this.waiting.push(text);
  }

  async commit(): Promise<void> {
    await this.send('COMMIT');
    this.over = true;
    this.connection.release();
  }

  /** A connection that cannot even do this must not come back to the pool. */
  async rollback(): Promise<void> {
    this.over = true;
    try {
      await ask(this.connection, 'ROLLBACK');
      this.connection.release();
    } catch {
      this.connection.destroy();
    }
  }

  private async send<T>(text: string): Promise<T> {
    // Work that goes on beside a failed part of its unit: on a connection given back it would commit by itself, or begin anew.
    if (this.over) throw new Error('a statement after the end of its transaction');
    const texts = [...this.waiting, text];
    this.waiting = [];
    this.length = 0;
    return ask<T>(this.connection, texts.join(';\n'));
  }
}
