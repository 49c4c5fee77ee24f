import { basename, resolve } from 'node:path';
import { AuditService } from '../audit/audit.service.js';
import { writeBackup } from '../backup/write-backup.js';
import { Ids } from '../core/database/ids.js';
import { commandArguments, refusePending, runOnDatabase, UsageError } from './context.js';

const MEBIBYTE = 1024 * 1024;

/** `npm run backup -- FILE`: everything in one file, of one moment; the server may be running. */
await runOnDatabase(async ({ config, database, clock }) => {
  const [file] = commandArguments().rest;
  if (!file) throw new UsageError('npm run backup -- FILE.tar.gz');
  await refusePending(database);
  const { tables, files, bytes, auditHead } = await writeBackup(config, database, clock, resolve(file));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = files.reduce((sum, each) => sum + each.count, 0);
  await database.write(() => new AuditService(database, clock, new Ids(database)).record({ action: 'backup:written', entity: 'backup', details: { file: basename(file), bytes, rows, files: count } }));
  process.stdout.write(`${file}: ${tables.length} tables, ${rows} rows, ${count} files, ${(bytes / MEBIBYTE).toFixed(1)} MiB\n`);
  if (auditHead) process.stdout.write(`audit seal ${auditHead.id}: ${auditHead.hash}\n`);
  for (const { store, missing, damaged } of files) {
    for (const sha256 of missing) process.stderr.write(`missing in ${store}: ${sha256}\n`);
    for (const sha256 of damaged) process.stderr.write(`damaged in ${store}: ${sha256}\n`);
  }
});
