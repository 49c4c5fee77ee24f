import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';

/** A bare connection of either database, with the application's driver and settings: `run` answers rows. */
export async function connect({ url, file }) {
  if (url) {
    const connection = await mysql.createConnection({ uri: url, charset: 'utf8mb4_unicode_ci', timezone: 'Z' });
    return { run: async (sql, values = []) => (await connection.query(sql, values))[0], close: () => connection.end() };
  }
  const database = new DatabaseSync(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32000', 'temp_store = MEMORY', 'foreign_keys = ON']) database.prepare(`PRAGMA ${pragma}`).all();
  const prepared = new Map();
  return {
    run: (sql, values = []) => {
      let statement = prepared.get(sql);
      if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
      return statement.columns().length ? statement.all(...values) : statement.run(...values);
    },
    close: () => database.close(),
  };
}
