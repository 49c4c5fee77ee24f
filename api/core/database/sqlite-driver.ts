import { DatabaseSync } from '@photostructure/sqlite';

type Bindable = string | number | bigint | Uint8Array | null;

const bindable = (value: unknown): Bindable =>
  value === undefined ? null : typeof value === 'boolean' ? (value ? 1 : 0) : (value as Bindable);

const KEPT_STATEMENTS = 200;

/**
 * Gives `@photostructure/sqlite` the face that TypeORM's `better-sqlite3` driver expects.
 * Transactions begin IMMEDIATE: a deferred one that later writes loses against another process every time.
 */
export default class SqliteConnection {
  private readonly database: InstanceType<typeof DatabaseSync>;
  private readonly selects = new Map<string, ReturnType<InstanceType<typeof DatabaseSync>['prepare']>>();

  constructor(path: string, options: { readonly?: boolean; timeout?: number } = {}) {
    this.database = new DatabaseSync(path, { readOnly: options.readonly ?? false, timeout: options.timeout ?? 50 });
  }

  prepare(sql: string) {
    const statement = this.database.prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
    return {
      reader: statement.columns().length > 0,
      all: (...values: unknown[]) => statement.all(...values.map(bindable)),
      get: (...values: unknown[]) => statement.get(...values.map(bindable)),
      run: (...values: unknown[]) => statement.run(...values.map(bindable)),
    };
  }

  /** Rows of a SELECT; its statement is kept for the next time. */
  select(sql: string, values: readonly unknown[]): object[] {
    let statement = this.selects.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.selects.set(sql, statement);
      if (this.selects.size > KEPT_STATEMENTS) this.selects.delete(this.selects.keys().next().value!);
    }
    return statement.all(...values.map(bindable)) as object[];
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.database.close();
  }
}
