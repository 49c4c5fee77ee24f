import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { Clock } from '../core/clock.js';
import { readConfig } from '../core/config.js';
import { createLogger } from '../core/core.module.js';
import { Database } from '../core/database/database.js';
import { pendingMigrations } from '../core/database/migrate.js';
import { runInContext } from '../core/request-context.js';
import { entities } from '../entities.js';

/** A mistake in how a command was called: printed as it is, without a stack. */
export class UsageError extends Error {}

/** Runs a command with the same services as the server, in a process of its own; the server may be running. */
export async function runCommand(work: (app: INestApplicationContext) => Promise<void>, options: { migrated?: boolean } = {}): Promise<void> {
  try {
    const config = { ...readConfig(), logLevel: process.env['LOG_LEVEL'] ?? 'warn' };
    const database = await Database.open(config, entities);
    try {
      if (options.migrated !== false) {
        const pending = await pendingMigrations(database.writeSource);
        if (pending.length) throw new UsageError(`the database is not up to date; run: npm run migrate (${pending.join(', ')})`);
      }
      const app = await NestFactory.createApplicationContext(AppModule.with({ config, clock: new Clock(config.timeZone), database, logger: createLogger(config) }), { logger: false, abortOnError: false });
      try {
        await runInContext({ requestId: `command-${process.pid}`, ip: 'local', locale: 'zh' }, () => work(app));
      } finally {
        await app.close();
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
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
