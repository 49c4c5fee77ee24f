import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PLACES = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const find = (...names) => names.flatMap((name) => PLACES.map((place) => join(place, name))).find((path) => existsSync(path));
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The binaries a throwaway server needs, or undefined when they are not installed. */
export function findMariaDb() {
  const server = find('mariadbd', 'mysqld');
  const install = find('mariadb-install-db', 'mysql_install_db');
  return server && install ? { server, install } : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A MariaDB server of its own in a temporary directory, on a random loopback port, without durability (it is thrown away).
 * `url` has no database name; `stop` and `start` may be repeated; `remove` stops it and deletes the directory.
 */
export async function startMariaDb() {
  const binaries = findMariaDb();
  if (!binaries) throw new Error('no MariaDB server binary found');
  const directory = mkdtempSync(join(tmpdir(), 'luodi-mariadb-'));
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const port = await freePort();
  const data = join(directory, 'data');
  let child;

  async function start() {
    let log = '';
    child = spawn(binaries.server, [
      '--no-defaults', ...user, `--datadir=${data}`, `--socket=${join(directory, 's')}`, `--pid-file=${join(directory, 'pid')}`, `--tmpdir=${directory}`,
      `--port=${port}`, '--skip-networking=0', '--bind-address=127.0.0.1', '--skip-name-resolve', '--max-connections=400', '--skip-log-bin', '--performance-schema=0',
      '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M', '--innodb-fast-shutdown=2',
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    const running = child;
    running.stderr.setEncoding('utf8').on('data', (text) => (log += text));
    for (let waited = 0; !log.includes('ready for connections'); waited += 20) {
      if (running.exitCode !== null || waited > 60_000) throw new Error(`MariaDB did not start:\n${log}`);
      await sleep(20);
    }
  }

  async function stop(signal = 'SIGTERM') {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  try {
    await promisify(execFile)(binaries.install, ['--no-defaults', ...user, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db']);
    await start();
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `mysql://root@127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop('SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    },
    /** For an exit handler, which cannot wait. */
    removeNow() {
      child?.kill('SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
