import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { DATABASE_FILE } from './data-source.js';
import type { Database } from './database.js';

/** Names of migrations that are in the code but not yet in the database. */
export async function pendingMigrations(source: DataSource): Promise<string[]> {
  const executed = new Set<string>();
  try {
    for (const row of (await source.query('SELECT `name` FROM `migration`')) as { name: string }[]) executed.add(row.name);
  } catch {
    // No migration table: a new database.
  }
  return source.migrations.map((migration) => migration.name!).filter((name) => !executed.has(name));
}

/**
 * Runs pending migrations, one process at a time; answers their names.
 * The embedded database file is copied first when it already holds data.
 */
export async function migrate(config: Config, database: Database): Promise<string[]> {
  const source = database.writeSource;
  const pending = await pendingMigrations(source);
  if (!pending.length) return [];
  if (database.kind === 'sqlite') {
    const file = join(config.dataDir, DATABASE_FILE);
    if (existsSync(file) && pending.length < source.migrations.length) {
      await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
      copyFileSync(file, `${file}.before-${pending[0]}`);
    }
    await source.runMigrations();
    return pending;
  }
  const runner = source.createQueryRunner();
  try {
    const [lock] = (await runner.query("SELECT GET_LOCK('luodi-migrate', 300) AS held")) as { held: number }[];
    if (Number(lock?.held) !== 1) throw new Error('another process is migrating this database');
    await source.runMigrations();
    return pending;
  } finally {
    await runner.query("SELECT RELEASE_LOCK('luodi-migrate')");
    await runner.release();
  }
}
