import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { unavailable } from '../errors.js';
import { currentContext, runInContext, type Transaction } from '../request-context.js';
import { openDataSource } from './data-source.js';
import { isBusy, isDeadlock } from './driver-errors.js';
import { embeddedStatements, MysqlTransaction, readerOf, type Reader } from './statements.js';
import { carryOut, CommitGroup, committed, contextOf, rolledBack, type Done, type Unit } from './unit-of-work.js';

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

/** Units of work that share a commit of the embedded database, and how long after its first began another may still join. */
const MOST_TOGETHER = 64;
const LONGEST_TOGETHER_MS = 50;

/** How long work on the embedded database may keep the process to itself. */
const LONGEST_TURN_MS = 20;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * The database behind two doors: `query` reads (inside a unit of work: that transaction's own view; outside: committed data only)
 * and `write` runs a unit of work. There are no other writes: nothing commits by itself.
 */
export class Database {
  private writers = 0;
  private readonly waiting: { begin: () => void; alone: boolean }[] = [];
  /** The open transaction of the embedded database, for units that share its commit. */
  private group: CommitGroup | undefined;
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
    return transaction ? transaction.statements.read(sql, params) : this.read(sql, params);
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

  /** Like `execute` for a statement whose answer nobody waits for: a refusal may come with a later one, or with the commit. */
  async put(sql: string, params: readonly unknown[] = []): Promise<void> {
    if (this.isDueToStandBack()) await this.standBack();
    const { transaction } = this;
    if (!transaction) throw new Error('a write outside a unit of work');
    return transaction.statements.put(sql, params);
  }

  /**
   * Runs `work` in one transaction, all or nothing; inside another unit of work it joins that one.
   * Deadlocks (MySQL) and a locked file (SQLite, another process) are retried, so `work` must do nothing but SQL.
   * A signed-in user's unit of work must leave an audit row; `unaudited` is for plumbing that changes no record (ids, sessions).
   * `alone` is for long ones (an import): short ones of the embedded database share a commit, and would have to wait for it.
   */
  async write<T>(work: () => Promise<T>, { unaudited = false, alone = false }: { unaudited?: boolean; alone?: boolean } = {}): Promise<T> {
    if (this.transaction) return work();
    await this.turn(alone);
    let done: Done<T>;
    try {
      done = await this.attempt({ work, audited: unaudited, alone });
    } finally {
      this.handOn();
    }
    await done.committed;
    return done.result;
  }

  /** Runs `read` outside the running unit of work, for what is kept in memory: what an open transaction sees may yet be rolled back. */
  apart<T>(read: () => Promise<T>): Promise<T> {
    const context = currentContext();
    return context?.transaction ? runInContext({ ...context, transaction: undefined }, read) : read();
  }

  /** Runs `callback` once the surrounding transaction has committed (at once when there is none). */
  afterCommit(callback: () => void): void {
    const transaction = this.transaction;
    if (transaction) transaction.afterCommit.push(callback);
    else callback();
  }

  /** Waits for a place among the writers. */
  private async turn(alone: boolean): Promise<void> {
    if (this.writers < WRITERS[this.kind]) this.writers += 1;
    else if (this.waiting.length >= MAX_WAITING_WRITERS) throw unavailable('busy');
    else await new Promise<void>((begin) => this.waiting.push({ begin, alone }));
  }

  /** The place is handed on as it is; only the last one gives it up. */
  private handOn(): void {
    const next = this.waiting.shift();
    if (next) next.begin();
    else if ((this.writers -= 1) === 0) this.idle?.();
  }

  private async attempt<T>(unit: Unit<T>): Promise<Done<T>> {
    const giveUpAt = Date.now() + SQLITE_BUSY_PATIENCE_MS;
    for (let tried = 1; ; tried += 1) {
      try {
        return this.kind === 'mysql' ? { result: await this.inTransaction(unit) } : await this.inGroup(unit);
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

  private async inTransaction<T>(unit: Unit<T>): Promise<T> {
    const transaction = await MysqlTransaction.begin(this.writeSource);
    const context = contextOf(transaction, unit);
    let result: T;
    try {
      result = await carryOut(context, unit);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      rolledBack(context);
      throw error;
    }
    committed(context);
    return result;
  }

  /**
   * A commit of the embedded database waits for the disk, longer than a short unit of work takes: those that wait for their turn
   * join the transaction of those before them, each under a savepoint, and one commit ends them all. None is answered before it.
   */
  private async inGroup<T>(unit: Unit<T>): Promise<Done<T>> {
    const group = this.group ?? await this.beginGroup();
    const first = !group.members.length;
    const context = contextOf(group.statements, unit);
    let result: T;
    try {
      // The first needs none, and a long one's savepoint would hold every page it changes in memory.
      if (!first) await group.run('SAVEPOINT unit');
      result = await carryOut(context, unit);
      if (!first) await group.run('RELEASE unit');
      group.members.push(context);
    } catch (error) {
      rolledBack(context);
      await this.takeBack(group, first, error);
      throw error;
    }
    if (this.isJoined(group, unit)) return { result, committed: group.committed };
    await this.commitGroup(group);
    return { result };
  }

  private async beginGroup(): Promise<CommitGroup> {
    const group = new CommitGroup(embeddedStatements(this.writeSource));
    await group.run('BEGIN IMMEDIATE');
    return (this.group = group);
  }

  /** Whether the next writer goes on in this group. */
  private isJoined(group: CommitGroup, unit?: Unit<unknown>): boolean {
    const next = this.waiting[0];
    return next !== undefined && !next.alone && !unit?.alone && group.members.length < MOST_TOGETHER && performance.now() - group.since < LONGEST_TOGETHER_MS;
  }

  private async commitGroup(group: CommitGroup): Promise<void> {
    this.group = undefined;
    try {
      await group.run('COMMIT');
    } catch (error) {
      await group.run('ROLLBACK').catch(() => undefined);
      group.fail(error);
      throw error;
    }
    group.succeed();
  }

  /** Undoes a unit that failed, and commits those before it unless others follow. */
  private async takeBack(group: CommitGroup, first: boolean, cause: unknown): Promise<void> {
    try {
      if (!first) {
        await group.run('ROLLBACK TO unit');
        await group.run('RELEASE unit');
        if (!this.isJoined(group)) await this.commitGroup(group);
        return;
      }
    } catch {
      // A full disk ends the whole transaction: the others are not committed either.
      if (this.group) group.fail(cause);
    }
    this.group = undefined;
    await group.run('ROLLBACK').catch(() => undefined);
  }
}
