import { readConfig, ConfigError } from '../core/config.js';
import { Database } from '../core/database/database.js';
import { migrate } from '../core/database/migrate.js';
import { entities } from '../entities.js';

/** `npm run migrate`: brings the database up to date. */
try {
  const config = readConfig({ ...process.env, NODE_ENV: process.env['NODE_ENV'] === 'test' ? 'test' : 'development' });
  const database = await Database.open(config, entities);
  try {
    const done = await migrate(config, database);
    process.stdout.write(done.length ? `migrated: ${done.join(', ')}\n` : 'the database is up to date\n');
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
