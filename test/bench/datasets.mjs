import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../api/commands/prepare.mjs';
import mysql from 'mysql2/promise';
import { startDurableMariaDb } from './mariadb.mjs';
import { CACHE } from './options.mjs';
import { appEnvironment, runScript, track } from './processes.mjs';

/** Raised whenever `seed.mjs` or `fiction.mjs` make other data. */
const VERSION = 3;
const DATABASE = 'luodi_bench';

/** Opens a data set in a directory: `url` for MariaDB, whose server is started, `file` for SQLite. */
export async function openDataset(kind, directory) {
  mkdirSync(directory, { recursive: true });
  if (kind === 'sqlite') return { kind, directory, file: join(directory, 'luodi.db'), close: async () => undefined };
  const server = await startDurableMariaDb(directory);
  track(server.child);
  const connection = await mysql.createConnection(server.url);
  await connection.query(`CREATE DATABASE IF NOT EXISTS \`${DATABASE}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
  return { kind, directory, url: `${server.url}/${DATABASE}`, close: () => server.stop() };
}

/** The directory of the seeded data set, made when it is not there yet. */
export async function seededDirectory(kind, { rows, fresh }, say) {
  const directory = join(CACHE, `${kind}-${rows}-v${VERSION}`);
  if (fresh) rmSync(directory, { recursive: true, force: true });
  if (existsSync(directory)) {
    await bringUpToDate(await openDataset(kind, directory));
    return directory;
  }
  say(`seeding ${rows} projects on ${kind} …`);
  const making = `${directory}.making`;
  rmSync(making, { recursive: true, force: true });
  const dataset = await openDataset(kind, making);
  try {
    await runScript('seed.mjs', { rows }, { env: appEnvironment(dataset) });
  } finally {
    await dataset.close();
  }
  renameSync(making, directory);
  return directory;
}

/** The schema may have changed since it was made. */
export async function bringUpToDate(dataset) {
  try {
    const child = spawn(process.execPath, [join(root, 'dist/server/api/commands/migrate.js')], { env: appEnvironment(dataset), stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(track(child), 'exit');
    if (code !== 0) throw new Error(`the data set in ${dataset.directory} could not be migrated (exit code ${code})`);
  } finally {
    await dataset.close();
  }
}

/** A copy of a data set that may be changed; `close` removes it, `keep` leaves it in a directory. */
export async function copyDataset(kind, from, name) {
  const directory = join(CACHE, `${kind}-${name}-${process.pid}`);
  rmSync(directory, { recursive: true, force: true });
  cpSync(from, directory, { recursive: true, filter: (path) => !/\/(s|pid|[^/]*\.before-[^/]*)$/.test(path) });
  copies.add(directory);
  const dataset = await openDataset(kind, directory);
  return {
    ...dataset,
    async keep(as) {
      await dataset.close();
      renameSync(directory, as);
      copies.delete(directory);
    },
    async close() {
      await dataset.close();
      rmSync(directory, { recursive: true, force: true });
      copies.delete(directory);
    },
  };
}

const copies = new Set();

/** Removes copies left by a run that was broken off; for an exit handler. */
export function removeCopies() {
  for (const directory of copies) rmSync(directory, { recursive: true, force: true });
}
