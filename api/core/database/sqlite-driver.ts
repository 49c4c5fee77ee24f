import { DatabaseSync } from '@photostructure/sqlite';

type Bindable = string | number | bigint | Uint8Array | null;

const bindable = (value: unknown): Bindable =>
  value === undefined ? null : typeof value === 'boolean' ? (value ? 1 : 0) : (value as Bindable);

const KEPT_STATEMENTS = 200;

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>;
interface Select { statement: Statement; make(values: readonly unknown[]): object }

/**
 * A function that makes an object of a row's values. Written out as a literal, as the MySQL driver does it: then all rows have one shape
 * and are read and turned into JSON several times as fast as the driver's own, which are tables without a prototype.
 */
function makerOf(statement: Statement): Select['make'] {
  const properties = statement.columns().map(({ name }, index) => `${JSON.stringify(name)}: values[${index}]`);
  return new Function('values', `return { ${properties.join(', ')} };`) as Select['make'];
}

/**
 * Gives `@photostructure/sqlite` the face that TypeORM's `better-sqlite3` driver expects.
 * Transactions begin IMMEDIATE: a deferred one that later writes loses against another process every time.
 */
export default class SqliteConnection {
  private readonly database: InstanceType<typeof DatabaseSync>;
  private readonly selects = new Map<string, Select>();
  /** In order of their last use. */
  private readonly changes = new Map<string, Statement>();

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
    const { statement, make } = this.selects.get(sql) ?? this.keep(sql);
    return (statement.all(...values.map(bindable)) as unknown as unknown[][]).map(make);
  }

  /** Runs a writing statement, which is kept as well; answers the number of rows affected. */
  change(sql: string, values: readonly unknown[]): number {
    let statement = this.changes.get(sql);
    if (statement) this.changes.delete(sql);
    else {
      statement = this.database.prepare(sql);
      if (this.changes.size >= KEPT_STATEMENTS) this.changes.delete(this.changes.keys().next().value!);
    }
    this.changes.set(sql, statement);
    return Number(statement.run(...values.map(bindable)).changes);
  }

  private keep(sql: string): Select {
    const statement = this.database.prepare(sql);
    statement.setReturnArrays(true);
    const select = { statement, make: makerOf(statement) };
    if (this.selects.size >= KEPT_STATEMENTS) this.selects.delete(this.selects.keys().next().value!);
    this.selects.set(sql, select);
    return select;
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
