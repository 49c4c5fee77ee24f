import { DatabaseSync } from '@photostructure/sqlite';

type Bindable = string | number | bigint | Uint8Array | null;

const bindable = (value: unknown): Bindable =>
  value === undefined ? null : typeof value === 'boolean' ? (value ? 1 : 0) : (value as Bindable);

/**
 * Gives `@photostructure/sqlite` the face that TypeORM's `better-sqlite3` driver expects.
 * Transactions begin IMMEDIATE: a deferred one that later writes loses against another process every time.
 */
export default class SqliteConnection {
  private readonly database: InstanceType<typeof DatabaseSync>;

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
