import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApp, type RunningApp } from './bootstrap.js';
import { Clock } from './core/clock.js';
import { ConfigError, readConfig, type Config } from './core/config.js';
import { createLogger } from './core/core.module.js';
import { Database } from './core/database/database.js';
import { isUnreachable } from './core/database/driver-errors.js';
import { findRow } from './core/database/rows.js';
import { Readiness } from './core/readiness.js';
import { DEMONSTRATION_PASSWORD } from '../shared/demonstration.js';
import { demonstrationLogins } from './demonstration/logins.js';
import { entities } from './entities.js';
import { Installation } from './identity/entities.js';
import { JobsService } from './jobs/jobs.service.js';
import { ensureInstallation, hasUsers, prepareDatabase, refuseDemonstration, StartRefused } from './setup.js';

// On a machine with much memory V8 lets the heap grow to four times what is in use before it collects: a large import would hold
// hundreds of MiB of garbage. Collecting at one and a half times that costs a few milliseconds a second.
setFlagsFromString('--heap-growing-percent=50');

/** Set by `npm run quickstart`: the demonstration city, its passwords and all, is what is wanted. */
const QUICKSTART = process.env['LUODI_QUICKSTART'] === '1';

/** How long running requests may take to end, and the database to close, once the process is told to stop. */
const DRAIN_MS = 1_300;
const CLOSE_MS = 200;

const say = (text: string) => process.stdout.write(`${text}\n`);
const atMost = (milliseconds: number, work: Promise<unknown>) => Promise.race([work.catch(() => undefined), new Promise((done) => setTimeout(done, milliseconds))]);

async function start(): Promise<void> {
  const config = readConfig(QUICKSTART ? { LOG_LEVEL: 'warn', ...process.env } : process.env);
  const logger = createLogger(config);
  const database = await Database.open(config, entities);
  const clock = new Clock(config.timeZone);
  const production = config.environment === 'production' && !QUICKSTART;
  await prepareDatabase(config, database, { migrateServer: !production });
  if (production) await refuseDemonstration(database);
  if (!QUICKSTART) await ensureInstallation(config, database, clock.instant());

  const running = await createApp(config, { logger, database, clock });
  const readiness = running.app.get(Readiness);
  readiness.ready = false;
  stopOnSignals(running, database, readiness, logger);
  // Not through Nest, which would log a port in use before it is explained.
  await running.app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host });
  const address = addressOf(running.app, config);

  if (QUICKSTART && !(await findRow(database, Installation, { id: 1 }))) {
    say('  正在装入演示城市（约半分钟）……  Loading the demonstration city (about half a minute) …');
    await loadDemonstrationCity();
    // What one long transaction wrote lies beside the database file until it is moved over; there is no harm in it staying there.
    if (database.kind === 'sqlite') await database.writeSource.query('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
  }
  readiness.ready = true;
  running.app.get(JobsService).start();
  if (QUICKSTART) await greet(database, address);
  else {
    logger.info({ address }, 'ready');
    if (!(await hasUsers(database))) process.stderr.write('还没有用户。请运行以下命令创建第一个管理员：\nThere are no users yet. Create the first administrator with:\n  npm run create-user -- --username admin --role admin\n');
  }
}

let loading: ChildProcess | undefined;

/** `npm run demo` in a process of its own: its clock moves through the past, and this one goes on answering. */
function loadDemonstrationCity(): Promise<void> {
  return new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL('./commands/demo.js', import.meta.url)));
    loading = child;
    child.on('error', fail);
    child.on('exit', (code) => {
      loading = undefined;
      if (code === 0) done();
      else fail(new StartRefused('演示城市没有装入成功，原因见上；重新运行会从头再来。', 'The demonstration city could not be loaded, see above; running it again starts anew.'));
    });
  });
}

/** Where a browser on this machine finds the server. */
function addressOf(app: NestFastifyApplication, config: Config): string {
  const { port } = app.getHttpServer().address() as { port: number };
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

async function greet(database: Database, address: string): Promise<void> {
  say(`\n  落地已就绪，请在浏览器打开   Luodi is ready, open in a browser:\n\n    ${address}\n`);
  const logins = await demonstrationLogins(database);
  if (!logins.length) return;
  say('  演示账号（虚构城市，虚构数据）   Demonstration logins (a fictional city, fictional data):\n');
  for (const { username, zh, en } of logins) say(`    ${username.padEnd(12)}${zh}  ${en}`);
  say(`\n  密码   Password:  ${DEMONSTRATION_PASSWORD}\n\n  按 Ctrl-C 停止；再次运行会保留数据。   Ctrl-C stops it; the data is kept for the next run.\n`);
}

/** On SIGTERM or SIGINT: not ready any more, no new connections, running requests drained, the database closed. */
function stopOnSignals({ app }: RunningApp, database: Database, readiness: Readiness, logger: Logger): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    readiness.ready = false;
    logger.info({ signal }, 'stopping');
    loading?.removeAllListeners().kill('SIGKILL');
    await atMost(DRAIN_MS, app.close());
    await atMost(CLOSE_MS, database.close());
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

/** What a person should read instead of a stack; undefined for what nobody foresaw. */
function explanation(error: unknown): string | undefined {
  if (error instanceof StartRefused) return error.message;
  if (error instanceof ConfigError) return `落地无法启动，请检查以下环境变量：\n${error.message}`;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT=… 换一个端口。\nPort ${port} is in use; stop the program that uses it, or choose another with PORT=…`;
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES') return `不能在 ${address ?? ''}:${port ?? ''} 上监听（${code}），请检查 HOST 与 PORT。\nCannot listen on ${address ?? ''}:${port ?? ''} (${code}); check HOST and PORT.`;
  if (isUnreachable(error)) return `连接不上数据库，请检查 DATABASE_URL。\nThe database cannot be reached; check DATABASE_URL (${(error as Error).message}).`;
  if (/^ER_(ACCESS_DENIED|DBACCESS_DENIED|BAD_DB)_ERROR$/.test(code ?? '')) return `数据库拒绝连接，请检查 DATABASE_URL。\nThe database refused the connection; check DATABASE_URL (${(error as Error).message}).`;
  return undefined;
}

start().catch((error: unknown) => {
  process.stderr.write(`${explanation(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
});
