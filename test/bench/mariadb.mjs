import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findMariaDb } from '../support/mariadb-server.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A free loopback port. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A MariaDB server on `directory`, whose data stay there. Unlike the tests' throwaway server it is durable as in production:
 * log flushed at every commit, doublewrite on.
 */
export async function startDurableMariaDb(directory) {
  const binaries = findMariaDb();
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const data = join(directory, 'mariadb');
  if (!existsSync(data)) {
    mkdirSync(directory, { recursive: true });
    await promisify(execFile)(binaries.install, ['--no-defaults', ...user, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db']);
  }
  const port = await freePort();
  const child = spawn(binaries.server, [
    '--no-defaults', ...user, `--datadir=${data}`, `--socket=${join(directory, 's')}`, `--pid-file=${join(directory, 'pid')}`, `--tmpdir=${directory}`,
    `--port=${port}`, '--skip-networking=0', '--bind-address=127.0.0.1', '--skip-name-resolve', '--max-connections=200', '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=1', '--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M', '--max-allowed-packet=64M',
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  for (let waited = 0; !log.includes('ready for connections'); waited += 20) {
    if (child.exitCode !== null || waited > 120_000) throw new Error(`MariaDB did not start:\n${log}`);
    await sleep(20);
  }
  return {
    url: `mysql://root@127.0.0.1:${port}`,
    child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
