import { basename, resolve } from 'node:path';
import type { JobOutcome } from '../../shared/contracts/operations.js';
import { AuditService } from '../audit/audit.service.js';
import { writeBackup } from '../backup/write-backup.js';
import type { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { JobRuns } from '../jobs/job-runs.js';
import { commandArguments, refusePending, runOnDatabase, UsageError } from './context.js';

const MEBIBYTE = 1024 * 1024;

const noteRun = (database: Database, startedAt: string, outcome: JobOutcome, message: string) =>
  new JobRuns(database).record({ name: 'backup', startedAt, finishedAt: new Date().toISOString(), outcome, message });

/** `npm run backup -- FILE`: everything in one file, of one moment; the server may be running. */
await runOnDatabase(async ({ config, database, clock }) => {
  const [file] = commandArguments().rest;
  if (!file) throw new UsageError('npm run backup -- FILE.tar.gz');
  await refusePending(database);
  const startedAt = new Date().toISOString();
  const { tables, files, bytes, auditHead } = await writeBackup(config, database, clock, resolve(file)).catch(async (error: Error) => {
    await noteRun(database, startedAt, 'failed', error.message).catch(() => undefined);
    throw error;
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = files.reduce((sum, each) => sum + each.count, 0);
  await database.write(() => new AuditService(database, clock, new Ids(database)).record({ action: 'backup:written', entity: 'backup', details: { file: basename(file), bytes, rows, files: count } }));
  await noteRun(database, startedAt, 'done', `${basename(file)}: ${rows} rows, ${count} files, ${bytes} bytes`);
  process.stdout.write(`${file}: ${tables.length} tables, ${rows} rows, ${count} files, ${(bytes / MEBIBYTE).toFixed(1)} MiB\n`);
  if (auditHead) process.stdout.write(`audit seal ${auditHead.id}: ${auditHead.hash}\n`);
  for (const { store, missing, damaged } of files) {
    for (const sha256 of missing) process.stderr.write(`missing in ${store}: ${sha256}\n`);
    for (const sha256 of damaged) process.stderr.write(`damaged in ${store}: ${sha256}\n`);
  }
});
