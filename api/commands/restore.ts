import { resolve } from 'node:path';
import { AuditService } from '../audit/audit.service.js';
import { restoreBackup } from '../backup/restore-backup.js';
import { Ids } from '../core/database/ids.js';
import { commandArguments, runOnDatabase, UsageError } from './context.js';

/** `npm run restore -- FILE`: fills an unused database and data directory from a backup, all or nothing. */
await runOnDatabase(async ({ config, database, clock }) => {
  const [file] = commandArguments().rest;
  if (!file) throw new UsageError('npm run restore -- FILE.tar.gz   (into the DATA_DIR and DATABASE_URL of the environment, which must be unused)');
  const { tables, files, createdAt, source, auditHead } = await restoreBackup(config, database, resolve(file));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = files.reduce((sum, each) => sum + each.count - each.damaged.length, 0);
  await database.write(() => new AuditService(database, clock, new Ids(database)).record({ action: 'backup:restored', entity: 'backup', details: { createdAt, source, rows, files: count, seal: auditHead?.hash ?? null } }));
  process.stdout.write(`restored ${rows} rows of ${tables.length} tables and ${count} files, as of ${createdAt}\n`);
  for (const { store, missing, damaged } of files) for (const sha256 of [...missing, ...damaged]) process.stderr.write(`not in the backup: ${store} ${sha256}\n`);
});
