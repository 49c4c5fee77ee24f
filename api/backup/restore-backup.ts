import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../core/config.js';
import type { Database } from '../core/database/database.js';
import { migrate } from '../core/database/migrate.js';
import { contentOf, readArchive } from './archive.js';
import { readTables, type TableInfo } from './catalogue.js';
import { FILE_STORES } from './file-stores.js';
import { BackupRefused, MANIFEST, readEntryName, readManifest, type Manifest } from './manifest.js';
import type { Value } from './snapshot.js';

/** What migrations and a first start leave in a database nobody has used yet; the backup has its own. */
const LEFT_BY_SETUP = new Set(['id_block', 'region', 'industry', 'official_series', 'job_lease', 'job_run']);
const MAX_BOUND = 16_000;
const MAX_ROWS = 500;
const NEWLINE = 10;

/**
 * Fills an unused installation from a backup, of either database: all or nothing. The whole file is checked, and the stored files are
 * laid ready, before the database is touched; the rows come in one transaction.
 * @throws BackupRefused when the file is damaged, of another schema, or the database is in use
 */
export async function restoreBackup(config: Config, database: Database, path: string): Promise<Manifest> {
  if (!existsSync(path)) throw new BackupRefused(`there is no file ${path}`);
  const staging = await mkdtemp(join(config.dataDir, 'restore-'));
  try {
    const manifest = await check(path, staging);
    const known = database.writeSource.migrations.map((migration) => migration.name!);
    const differing = [...manifest.migrations.filter((name) => !known.includes(name)).map((name) => `unknown here: ${name}`), ...known.filter((name) => !manifest.migrations.includes(name)).map((name) => `not in the backup: ${name}`)];
    if (differing.length) throw new BackupRefused(`the backup has another schema than this version of Luodi (${differing.join(', ')}); restore it with the version that wrote it, then update`);
    await refuseUsed(database);
    await migrate(config, database);
    await fill(config, database, path, manifest, staging);
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Reads the whole file once: everything the manifest names must be there, as it was. Files are laid in `staging`. */
async function check(path: string, staging: string): Promise<Manifest> {
  const tables = new Map<string, { hash: ReturnType<typeof createHash>; rows: number }>();
  const stores = new Map<string, { hash: ReturnType<typeof createHash>; count: number; wrong: Set<string> }>();
  let manifest: Manifest | undefined;
  await readArchive(path, async (name, content) => {
    const entry = readEntryName(name);
    if (name === MANIFEST) manifest = readManifest((await contentOf(content)).toString());
    else if (!entry || manifest) throw new BackupRefused(`the backup holds something unexpected: ${name}`);
    else if ('table' in entry) {
      const table = tables.get(entry.table) ?? { hash: createHash('sha256'), rows: 0 };
      tables.set(entry.table, table);
      for await (const chunk of content) {
        table.hash.update(chunk);
        for (const byte of chunk) if (byte === NEWLINE) table.rows += 1;
      }
    } else {
      const store = stores.get(entry.store) ?? { hash: createHash('sha256'), count: 0, wrong: new Set<string>() };
      stores.set(entry.store, store);
      const { size, sha256 } = await layReady(content, join(staging, entry.store, entry.sha256));
      if (sha256 !== entry.sha256) store.wrong.add(entry.sha256);
      store.hash.update(`${entry.sha256} ${size}\n`);
      store.count += 1;
    }
  }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof BackupRefused || code === 'ENOSPC' || code === 'EACCES') throw error;
    throw new BackupRefused(`the backup is damaged or not complete (${message})`);
  });
  if (!manifest) throw new BackupRefused('the backup is not complete: it has no manifest');
  const empty = createHash('sha256').digest('hex');
  const known = new Set([...manifest.tables.map((table) => table.name), ...manifest.files.map((files) => files.store)]);
  const damaged = [
    ...manifest.tables.filter(({ name, rows, sha256 }) => (tables.get(name)?.rows ?? 0) !== rows || (tables.get(name)?.hash.digest('hex') ?? empty) !== sha256).map(({ name }) => `table ${name}`),
    ...manifest.files.filter(({ store, count, sha256, damaged: before }) => {
      const found = stores.get(store);
      return (found?.count ?? 0) !== count || (found?.hash.digest('hex') ?? empty) !== sha256 || [...(found?.wrong ?? [])].some((each) => !before.includes(each));
    }).map(({ store }) => `files of ${store}`),
    ...[...tables.keys(), ...stores.keys()].filter((name) => !known.has(name)),
  ];
  if (damaged.length) throw new BackupRefused(`the backup is damaged: ${damaged.join(', ')}`);
  return manifest;
}

/** Writes a file, synced. */
async function layReady(content: AsyncIterable<Buffer>, path: string): Promise<{ size: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

async function refuseUsed(database: Database): Promise<void> {
  const used: string[] = [];
  for (const { name } of await readTables(database)) {
    if (!LEFT_BY_SETUP.has(name) && ((await database.writeSource.query(`SELECT 1 FROM \`${name}\` LIMIT 1`)) as unknown[]).length) used.push(name);
  }
  if (used.length) throw new BackupRefused(`the database is in use already (${used.slice(0, 5).join(', ')}${used.length > 5 ? ' …' : ''}); restore into a new DATA_DIR or DATABASE_URL`);
}

async function fill(config: Config, database: Database, path: string, manifest: Manifest, staging: string): Promise<void> {
  const tables = new Map((await readTables(database)).map((table) => [table.name, table]));
  const wrong = manifest.tables.filter(({ name, columns }) => [...(tables.get(name)?.columns ?? [])].sort().join() !== [...columns].sort().join());
  if (wrong.length) throw new BackupRefused(`these tables have other columns here: ${wrong.map(({ name }) => name).join(', ')}`);
  await database.write(async () => {
    const mysql = database.kind === 'mysql';
    // A row may refer to a later one of its own table (an organisation moved below a younger one).
    await database.execute(mysql ? 'SET FOREIGN_KEY_CHECKS = 0' : 'PRAGMA defer_foreign_keys = ON');
    try {
      for (const name of LEFT_BY_SETUP) if (tables.has(name)) await database.execute(`DELETE FROM \`${name}\``);
      const columns = new Map(manifest.tables.map((table) => [table.name, table.columns]));
      await readArchive(path, async (name, content) => {
        const entry = readEntryName(name);
        if (entry && 'table' in entry) await insert(database, entry.table, columns.get(entry.table)!, await contentOf(content));
      });
      // MySQL never looks back at what came in unchecked, the embedded database only at the commit: too late for the files.
      for (const table of tables.values()) await refuseOrphans(database, table);
    } finally {
      if (mysql) await database.execute('SET FOREIGN_KEY_CHECKS = 1');
    }
    // Before the commit: rows never name a file that is not there. A file that no row names does no harm, should the commit fail.
    await putInPlace(config.dataDir, manifest, staging);
  }, { unaudited: true });
}

async function insert(database: Database, table: string, columns: readonly string[], content: Buffer): Promise<void> {
  const rows = content.toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Value[]);
  const size = Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_BOUND / columns.length)));
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    await database.execute(`INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ${part.map(() => tuple).join(', ')}`, part.flat());
  }
}

async function refuseOrphans(database: Database, table: TableInfo): Promise<void> {
  for (const { column, table: other, otherColumn } of table.references) {
    const orphan = await database.queryOne(`SELECT a.\`${column}\` FROM \`${table.name}\` a LEFT JOIN \`${other}\` b ON b.\`${otherColumn}\` = a.\`${column}\` WHERE a.\`${column}\` IS NOT NULL AND b.\`${otherColumn}\` IS NULL LIMIT 1`);
    if (orphan) throw new BackupRefused(`rows of ${table.name} refer to ${other} that are not in the backup`);
  }
}

async function putInPlace(dataDir: string, manifest: Manifest, staging: string): Promise<void> {
  for (const store of FILE_STORES) {
    const damaged = new Set(manifest.files.find((files) => files.store === store.name)?.damaged);
    for (const sha256 of await readdir(join(staging, store.name)).catch(() => [])) {
      if (damaged.has(sha256)) continue;
      const target = store.pathOf(dataDir, sha256);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(staging, store.name, sha256), target);
    }
  }
}
