import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { BackupRefused } from '../backup/manifest.js';
import { Clock } from '../core/clock.js';
import { readConfig, type Config } from '../core/config.js';
import { createLogger } from '../core/core.module.js';
import { Database } from '../core/database/database.js';
import { pendingMigrations } from '../core/database/migrate.js';
import { runInContext } from '../core/request-context.js';
import { entities } from '../entities.js';

/** A mistake in how a command was called: printed as it is, without a stack. */
export class UsageError extends Error {}

interface Tools { config: Config; database: Database; clock: Clock }

/** Runs a command that needs the database and none of the services, whose recurring jobs must not run beside it. */
export async function runOnDatabase(work: (tools: Tools) => Promise<void>): Promise<void> {
  try {
    const config = { ...readConfig(), logLevel: process.env['LOG_LEVEL'] ?? 'warn' };
    const database = await Database.open(config, entities);
    try {
      await runInContext({ requestId: `command-${process.pid}`, ip: 'local', locale: 'zh' }, () => work({ config, database, clock: new Clock(config.timeZone) }));
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(error instanceof UsageError || error instanceof BackupRefused ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Runs a command with the same services as the server, in a process of its own; the server may be running. */
export async function runCommand(work: (app: INestApplicationContext) => Promise<void>, options: { migrated?: boolean } = {}): Promise<void> {
  await runOnDatabase(async ({ config, database, clock }) => {
    if (options.migrated !== false) await refusePending(database);
    const app = await NestFactory.createApplicationContext(AppModule.with({ config, clock, database, logger: createLogger(config) }), { logger: false, abortOnError: false });
    try {
      await work(app);
    } finally {
      await app.close();
    }
  });
}

/** @throws UsageError when migrations have not run */
export async function refusePending(database: Database): Promise<void> {
  const pending = await pendingMigrations(database.writeSource);
  if (pending.length) throw new UsageError(`the database is not up to date; run: npm run migrate (${pending.join(', ')})`);
}

/** `--name value` and `--flag` arguments of the command line. */
export function commandArguments(argv: readonly string[] = process.argv.slice(2)): { options: Map<string, string>; rest: string[] } {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index]!;
    if (!word.startsWith('--')) rest.push(word);
    else if (word.includes('=')) options.set(word.slice(2, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
    else if (argv[index + 1] !== undefined && !argv[index + 1]!.startsWith('--')) options.set(word.slice(2), argv[(index += 1)]!);
    else options.set(word.slice(2), 'true');
  }
  return { options, rest };
}
