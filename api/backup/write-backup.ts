import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Config } from '../core/config.js';
import type { Clock } from '../core/clock.js';
import type { Database } from '../core/database/database.js';
import { writeArchive, type ArchiveWriter } from './archive.js';
import { readTables, type TableInfo } from './catalogue.js';
import { FILE_STORES, type FileStore } from './file-stores.js';
import { BackupRefused, FORMAT, FORMAT_VERSION, MANIFEST, type FilePart, type Manifest, type TablePart } from './manifest.js';
import { rowsOf, withSnapshot, type Read } from './snapshot.js';

/** Not in a backup: who holds a job just now, and who is signed in (everybody signs in anew at a restored copy). */
const LEFT_OUT = new Set(['job_lease', 'session']);
const PART_BYTES = 1024 * 1024;
const NAMES_A_PAGE = 1_000;

export interface BackupResult extends Manifest { bytes: number }

/**
 * Writes everything the installation holds to one file, as it is at one moment; others may go on working.
 * @throws BackupRefused when the file exists
 */
export async function writeBackup(config: Config, database: Database, clock: Clock, path: string): Promise<BackupResult> {
  if (existsSync(path)) throw new BackupRefused(`${path} exists already`);
  const unfinished = `${path}.part`;
  await rm(unfinished, { force: true });
  let manifest!: Manifest;
  try {
    const tables = (await readTables(database)).filter((table) => !LEFT_OUT.has(table.name));
    await writeArchive(unfinished, (archive) => withSnapshot(database, async (read) => {
      manifest = await writeContent(archive, read, { config, database, clock }, tables);
      await archive.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { ...manifest, bytes: (await stat(path)).size };
}

async function writeContent(archive: ArchiveWriter, read: Read, parts: { config: Config; database: Database; clock: Clock }, tables: readonly TableInfo[]): Promise<Manifest> {
  const migrations = (await read<{ name: string }>('SELECT `name` FROM `migration` ORDER BY `id`')).map((row) => row.name);
  const manifest: Manifest = {
    format: FORMAT, formatVersion: FORMAT_VERSION, createdAt: parts.clock.now().toISOString(), source: parts.database.kind, migrations, tables: [], files: [],
    auditHead: (await read<{ id: number; hash: string }>('SELECT `id`, `hash` FROM `audit_seal` ORDER BY `id` DESC LIMIT 1'))[0] ?? null,
  };
  for (const table of tables) manifest.tables.push(await writeTable(archive, read, table));
  for (const store of FILE_STORES) manifest.files.push(await writeFiles(archive, read, store, parts.config.dataDir));
  return manifest;
}

async function writeTable(archive: ArchiveWriter, read: Read, table: TableInfo): Promise<TablePart> {
  const hash = createHash('sha256');
  let rows = 0;
  let part = 0;
  let lines: string[] = [];
  let size = 0;
  const flush = async () => {
    if (!lines.length) return;
    const content = Buffer.from(lines.join(''));
    hash.update(content);
    lines = [];
    size = 0;
    await archive.add(`tables/${table.name}/${String((part += 1)).padStart(6, '0')}.ndjson`, content);
  };
  for await (const page of rowsOf(read, table)) {
    for (const row of page) {
      const line = `${JSON.stringify(row)}\n`;
      lines.push(line);
      size += line.length;
      if (size >= PART_BYTES) await flush();
    }
    rows += page.length;
  }
  await flush();
  return { name: table.name, columns: table.columns, rows, sha256: hash.digest('hex') };
}

/** The files that the snapshot's rows name. A file is whole before any row names it and never removed, so all are there. */
async function writeFiles(archive: ArchiveWriter, read: Read, store: FileStore, dataDir: string): Promise<FilePart> {
  const hash = createHash('sha256');
  const part: FilePart = { store: store.name, count: 0, bytes: 0, sha256: '', missing: [], damaged: [] };
  for (let last = ''; ;) {
    const names = await read<{ sha256: string }>(`SELECT DISTINCT \`${store.column}\` AS sha256 FROM \`${store.table}\` WHERE \`${store.column}\` > ? ORDER BY \`${store.column}\` LIMIT ?`, [last, NAMES_A_PAGE]);
    for (const { sha256 } of names) {
      const file = await open(store.pathOf(dataDir, sha256), 'r').catch(() => undefined);
      if (!file) {
        part.missing.push(sha256);
        continue;
      }
      const { size, actual } = await writeFile(archive, `files/${store.name}/${sha256}`, file);
      if (actual !== sha256) part.damaged.push(sha256);
      hash.update(`${sha256} ${size}\n`);
      part.count += 1;
      part.bytes += size;
    }
    if (names.length < NAMES_A_PAGE) return { ...part, sha256: hash.digest('hex') };
    last = names.at(-1)!.sha256;
  }
}

async function writeFile(archive: ArchiveWriter, name: string, file: FileHandle): Promise<{ size: number; actual: string }> {
  const hash = createHash('sha256');
  try {
    const { size } = await file.stat();
    const content = async function* () {
      for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await archive.addStream(name, size, Readable.from(content()));
    return { size, actual: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
