import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { unavailable } from '../errors.js';
import { currentContext, runInContext, type Context, type Transaction } from '../request-context.js';
import { openDataSource } from './data-source.js';
import { readerOf, statementsOf, type Reader } from './reader.js';

export type Row = Record<string, unknown>;

/**
 * Units of work at once. SQLite has one writer. On MySQL each holds a connection of the pool (16) and may need another one for a
 * block of ids while it does: were all of them held by writers, these would wait for each other for ever.
 */
const WRITERS = { sqlite: 1, mysql: 12 };
/** Longest queue of writers before a request is told to come back (503). */
const MAX_WAITING_WRITERS = 2_000;
const RETRIES = 8;
/** How long a writer waits for another process's transaction before giving up with 503. */
const SQLITE_BUSY_PATIENCE_MS = 60_000;

/** How long work on the embedded database may keep the process to itself. */
const LONGEST_TURN_MS = 20;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

interface DriverError extends Error {
  code?: string;
  errno?: number;
  errcode?: number;
  driverError?: DriverError;
}

function driverError(error: unknown): DriverError {
  const outer = error as DriverError;
  return outer.driverError ?? outer;
}

export function isBusy(error: unknown): boolean {
  return /database is locked|database table is locked|SQLITE_BUSY/.test(driverError(error).message ?? '');
}

function isDeadlock(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno === 1213 || errno === 1205;
}

/** True when the database cannot be reached at all (as opposed to refusing a statement). */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = driverError(error);
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR|ER_SERVER_SHUTDOWN|ER_CON_COUNT_ERROR)$/.test(code ?? '')
    || /Connection lost|connect ECONNREFUSED|Can't add new command when connection is in closed state|Pool is closed|Queue limit reached/.test(message ?? '');
}

/** True when the database's own disk is full. */
export function isStorageFull(error: unknown): boolean {
  const { errno, code, message } = driverError(error);
  return code === 'ENOSPC' || errno === 1021 || errno === 1114 || /database or disk is full/.test(message ?? '');
}

export function isUniqueViolation(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1062 || /UNIQUE constraint failed/.test(message ?? '');
}

export function isForeignKeyViolation(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1451 || errno === 1452 || /FOREIGN KEY constraint failed/.test(message ?? '');
}

/**
 * The database behind two doors: `query` reads (inside a unit of work: that transaction's own view; outside: committed data only)
 * and `write` runs a unit of work. There are no other writes: nothing commits by itself.
 */
export class Database {
  private writers = 0;
  private readonly waiting: (() => void)[] = [];
  private idle: (() => void) | undefined;
  private readonly read: Reader;
  private turnedAt = 0;

  private constructor(
    readonly kind: 'sqlite' | 'mysql',
    readonly writeSource: DataSource,
    readonly readSource: DataSource,
  ) {
    this.read = readerOf(readSource);
  }

  static async open(config: Config, entities: readonly (new () => object)[]): Promise<Database> {
    const writeSource = await openDataSource(config, entities);
    if (config.databaseUrl) return new Database('mysql', writeSource, writeSource);
    return new Database('sqlite', writeSource, await openDataSource(config, entities, true));
  }

  async close(): Promise<void> {
    if (this.writers) await new Promise<void>((resolve) => (this.idle = resolve));
    if (this.readSource !== this.writeSource && this.readSource.isInitialized) await this.readSource.destroy();
    if (this.writeSource.isInitialized) await this.writeSource.destroy();
  }

  get transaction(): Transaction | undefined {
    return currentContext()?.transaction;
  }

  /** Rows of a SELECT with `?` placeholders; identifiers quoted with backticks work on both databases. */
  query<T extends object = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (this.isDueToStandBack() ? this.standBack().then(() => this.run(sql, params)) : this.run(sql, params)) as Promise<T[]>;
  }

  private run(sql: string, params: readonly unknown[]): Promise<object[]> {
    const { transaction } = this;
    return (transaction?.statements.read ?? this.read)(sql, params);
  }

  async queryOne<T extends object = Row>(sql: string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(sql, params))[0];
  }

  /**
   * The embedded database answers within the call, so that a long piece of work (an import) would never come back to the event loop:
   * nobody else would be served, no timer would run, and what has been used once would not be collected.
   */
  private isDueToStandBack(): boolean {
    return this.kind === 'sqlite' && performance.now() - this.turnedAt > LONGEST_TURN_MS;
  }

  private async standBack(): Promise<void> {
    await nextTurn();
    this.turnedAt = performance.now();
  }

  /** One writing statement inside the running unit of work (anywhere else is a programming error); answers the number of rows affected. */
  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    if (this.isDueToStandBack()) await this.standBack();
    const { transaction } = this;
    if (!transaction) throw new Error('a write outside a unit of work');
    return transaction.statements.write(sql, params);
  }

  /**
   * Runs `work` in one transaction, all or nothing; inside another unit of work it joins that one.
   * Deadlocks (MySQL) and a locked file (SQLite, another process) are retried, so `work` must do nothing but SQL.
   * A signed-in user's unit of work must leave an audit row; `unaudited` is for plumbing that changes no record (ids, sessions).
   */
  async write<T>(work: () => Promise<T>, options: { unaudited?: boolean } = {}): Promise<T> {
    if (this.transaction) return work();
    const audited = options.unaudited ?? false;
    return this.queued(() => this.attempt(work, audited));
  }

  /** Runs `callback` once the surrounding transaction has committed (at once when there is none). */
  afterCommit(callback: () => void): void {
    const transaction = this.transaction;
    if (transaction) transaction.afterCommit.push(callback);
    else callback();
  }

  private async queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.writers < WRITERS[this.kind]) this.writers += 1;
    else if (this.waiting.length >= MAX_WAITING_WRITERS) throw unavailable('busy');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place is handed on as it is; only the last one gives it up.
      const next = this.waiting.shift();
      if (next) next();
      else if ((this.writers -= 1) === 0) this.idle?.();
    }
  }

  private async attempt<T>(work: () => Promise<T>, audited: boolean): Promise<T> {
    const giveUpAt = Date.now() + SQLITE_BUSY_PATIENCE_MS;
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.once(work, audited);
      } catch (error) {
        if (this.kind === 'sqlite' && isBusy(error)) {
          if (Date.now() > giveUpAt) throw unavailable('busy');
          await sleep(Math.random() * Math.min(50, tried * 5));
        } else if (this.kind === 'mysql' && isDeadlock(error) && tried < RETRIES) {
          await sleep(Math.random() * 20 * tried);
        } else throw error;
      }
    }
  }

  private async once<T>(work: () => Promise<T>, audited: boolean): Promise<T> {
    const runner = this.writeSource.createQueryRunner();
    const outer = currentContext();
    try {
      if (this.kind === 'mysql') await runner.startTransaction('READ COMMITTED');
      else await runner.startTransaction();
      const transaction: Transaction = { statements: await statementsOf(this.writeSource, runner), audited, beforeCommit: [], afterCommit: [], afterRollback: [] };
      const context: Context = { ...(outer ?? { requestId: 'none', ip: '', locale: 'zh' }), transaction };
      let result: T;
      try {
        result = await runInContext(context, async () => {
          const answer = await work();
          for (const callback of transaction.beforeCommit) await callback();
          return answer;
        });
        if (context.user && !transaction.audited) throw new Error('a unit of work of a signed-in user without an audit row');
        await runner.commitTransaction();
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        for (const callback of transaction.afterRollback) callback();
        throw error;
      }
      // Outside the transaction's context: what runs now must not join a transaction that is over.
      runInContext({ ...context, transaction: undefined }, () => { for (const callback of transaction.afterCommit) callback(); });
      return result;
    } finally {
      if (this.kind === 'mysql') await runner.release();
    }
  }
}
