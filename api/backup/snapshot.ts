import type { Database } from '../core/database/database.js';
import type { TableInfo } from './catalogue.js';

export type Read = <T extends object>(sql: string, params?: unknown[]) => Promise<T[]>;
export type Value = string | number | null;

const ROWS_A_PAGE = 500;

/**
 * Runs `work` on one unchanging view of the database, whatever others write meanwhile.
 * For a process of its own: on the embedded database all its reads share the connection, and would see the past with it.
 */
export async function withSnapshot<T>(database: Database, work: (read: Read) => Promise<T>): Promise<T> {
  const runner = database.readSource.createQueryRunner();
  const read: Read = (sql, params = []) => runner.query(sql, params);
  try {
    if (database.kind === 'mysql') {
      await read('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await read('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    } else await read('BEGIN');
    try {
      return await work(read);
    } finally {
      await read('ROLLBACK');
    }
  } finally {
    if (database.kind === 'mysql') await runner.release();
  }
}

/** `(a > ?) OR (a = ? AND b > ?)`: both databases find the place in the key's index. */
function after(key: readonly string[], last: readonly Value[]): { sql: string; params: Value[] } {
  const alternatives = key.map((name, index) => [...key.slice(0, index).map((before) => `\`${before}\` = ?`), `\`${name}\` > ?`].join(' AND '));
  return { sql: `WHERE ${alternatives.map((each) => `(${each})`).join(' OR ')}`, params: key.flatMap((_, index) => last.slice(0, index + 1)) };
}

/** A table's rows in order of its key, a page at a time, as values in the order of its columns. */
export async function* rowsOf(read: Read, table: TableInfo): AsyncGenerator<Value[][]> {
  if (!table.key.length) throw new Error(`the table ${table.name} has no primary key`);
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const places = table.key.map((name) => table.columns.indexOf(name));
  for (let where = { sql: '', params: [] as Value[] }; ;) {
    const found = await read<Record<string, Value>>(`SELECT ${list(table.columns)} FROM \`${table.name}\` ${where.sql} ORDER BY ${list(table.key)} LIMIT ?`, [...where.params, ROWS_A_PAGE]);
    const rows = found.map((row) => table.columns.map((name) => row[name]!));
    if (rows.length) yield rows;
    if (rows.length < ROWS_A_PAGE) return;
    where = after(table.key, places.map((place) => rows.at(-1)![place]!));
  }
}
