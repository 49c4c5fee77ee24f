import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { readConfig, type Config } from '../../api/core/config.js';
import { DATABASE_FILE } from '../../api/core/database/data-source.js';
import { Database } from '../../api/core/database/database.js';
import { migrate } from '../../api/core/database/migrate.js';
import { entities } from '../../api/entities.js';
import { loadFixtures } from './fixtures.js';

export type DatabaseKind = 'sqlite' | 'mariadb';

/** An empty database, or a copy of the template, of its own; `drop` removes every trace. */
export interface TestDatabase { kind: DatabaseKind; config: Config; drop(): Promise<void> }

const SERVER = process.env['LUODI_TEST_MYSQL_URL'];
const RUN_DIRECTORY = process.env['LUODI_TEST_DIR'];
const TEMPLATE = 'luodi_template';

/** The databases that can be tested here; `npm test` says when MariaDB is not among them. */
export const availableDatabases: readonly DatabaseKind[] = SERVER ? ['sqlite', 'mariadb'] : ['sqlite'];

/** The database that the running Jest project is about. */
export function projectDatabase(): DatabaseKind {
  return (globalThis as { testDatabase?: DatabaseKind }).testDatabase ?? 'sqlite';
}

function serverUrl(): string {
  if (!SERVER) throw new Error('this test needs MariaDB: run it with npm test -- --only NAME');
  return SERVER;
}

const temporaryDirectory = () => mkdtempSync(join(RUN_DIRECTORY ?? tmpdir(), 'luodi-'));
const testConfig = (dataDir: string, databaseUrl?: string) => readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), ...(process.env['LOG_LEVEL'] ? { LOG_LEVEL: process.env['LOG_LEVEL'] } : {}) });

async function onServer<T>(server: string, work: (connection: mysql.Connection) => Promise<T>): Promise<T> {
  const connection = await mysql.createConnection(server);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

const rowsOf = async (connection: mysql.Connection, sql: string): Promise<Record<string, string>[]> => (await connection.query(sql))[0] as Record<string, string>[];
const createDatabase = (connection: mysql.Connection, name: string) => connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);

/** A database with nothing in it, not even tables. `server` is another MariaDB server than the run's own. */
export async function emptyDatabase(kind: DatabaseKind, server?: string): Promise<TestDatabase> {
  const directory = temporaryDirectory();
  if (kind === 'sqlite') return { kind, config: testConfig(directory), drop: async () => rmSync(directory, { recursive: true, force: true }) };
  const url = server ?? serverUrl();
  const name = `luodi_${randomBytes(6).toString('hex')}`;
  await onServer(url, (connection) => createDatabase(connection, name));
  return {
    kind,
    config: testConfig(directory, `${url}/${name}`),
    drop: async () => {
      rmSync(directory, { recursive: true, force: true });
      await onServer(url, (connection) => connection.query(`DROP DATABASE \`${name}\``));
    },
  };
}

/** Migrates the database of this configuration. */
export async function migrateDatabase(config: Config, afterwards: (database: Database) => Promise<void> = async () => undefined): Promise<void> {
  const database = await Database.open(config, entities);
  try {
    await migrate(config, database);
    await afterwards(database);
  } finally {
    await database.close();
  }
}

const prepare = (config: Config) => migrateDatabase(config, loadFixtures);

/** A migrated database with the fixtures: a copy of a template made once a run. */
export async function fixtureDatabase(kind: DatabaseKind, server?: string): Promise<TestDatabase> {
  const database = await emptyDatabase(kind, server);
  if (server) await prepare(database.config);
  else if (kind === 'mariadb') await onServer(serverUrl(), (connection) => fillFromTemplate(connection, database.config));
  else if (RUN_DIRECTORY) await copySqliteTemplate(join(RUN_DIRECTORY, 'template.db'), database.config);
  else await prepare(database.config);
  return database;
}

async function copySqliteTemplate(template: string, config: Config): Promise<void> {
  const file = join(config.dataDir, DATABASE_FILE);
  if (existsSync(template)) return copyFileSync(template, file);
  await migrateDatabase(config, async (database) => {
    await loadFixtures(database);
    // Not a copy of the file: what is still in the write-ahead log beside it would be missing.
    await database.writeSource.query('VACUUM INTO ?', [`${file}.template`]);
  });
  // Two workers may get here together: each makes a whole file, and renaming is atomic.
  renameSync(`${file}.template`, template);
}

async function fillFromTemplate(connection: mysql.Connection, config: Config): Promise<void> {
  await connection.query(`SELECT GET_LOCK('${TEMPLATE}', 120)`);
  try {
    if (!(await rowsOf(connection, `SHOW DATABASES LIKE '${TEMPLATE}'`)).length) {
      await createDatabase(connection, TEMPLATE);
      await prepare({ ...config, databaseUrl: `${serverUrl()}/${TEMPLATE}` });
    }
  } finally {
    await connection.query(`SELECT RELEASE_LOCK('${TEMPLATE}')`);
  }
  await connection.query(`USE \`${config.databaseUrl!.split('/').at(-1)!}\``);
  await connection.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const row of await rowsOf(connection, `SHOW TABLES FROM \`${TEMPLATE}\``)) {
    const table = Object.values(row)[0]!;
    await connection.query((await rowsOf(connection, `SHOW CREATE TABLE \`${TEMPLATE}\`.\`${table}\``))[0]!['Create Table']!);
    await connection.query(`INSERT INTO \`${table}\` SELECT * FROM \`${TEMPLATE}\`.\`${table}\``);
  }
  for (const { Trigger, Event, Table, Timing, Statement } of await rowsOf(connection, `SHOW TRIGGERS FROM \`${TEMPLATE}\``)) {
    await connection.query(`CREATE TRIGGER \`${Trigger}\` ${Timing} ${Event} ON \`${Table}\` FOR EACH ROW ${Statement}`);
  }
}
