import { loadReferenceData } from '../identity/regions.js';
import { Database } from '../core/database/database.js';
import { loadDemonstration } from '../demonstration/load.js';
import { runCommand, UsageError } from './context.js';

/**
 * `npm run demo`: loads the demonstration city into a new database. Quickstart runs it beside the server,
 * and it ends with that server.
 */
process.on('disconnect', () => process.exit(1));
// Listening for that alone must not keep this process going.
process.channel?.unref();

await runCommand(async (app) => {
  await loadReferenceData(app.get(Database));
  const loaded = await loadDemonstration(app, { progress: (year, projects) => process.stdout.write(`    ${year} 年……  ${projects} 个项目  ${projects} projects\n`) });
  if (!loaded && !process.connected) throw new UsageError('此数据库已在使用，演示数据只能装入新的数据库。\nThis database is in use already; the demonstration city can only be loaded into a new one.');
});
