import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CONTACT_ERASED } from '../companies/contacts.service.js';
import { Database } from '../core/database/database.js';
import { placeholders, selectRows, updateRows } from '../core/database/rows.js';
import { TransactionEvents } from '../core/events.js';
import { ImportBatch } from './entities.js';
import { contactIdentity } from './kinds/contacts.kind.js';
import { ImportsService } from './imports.service.js';

/** When a person's data is erased, the rows and files of imports that brought it go too; how many rows there were remains. */
@Injectable()
export class ImportErasure implements OnModuleInit {
  constructor(private readonly database: Database, private readonly events: TransactionEvents, private readonly imports: ImportsService) {}

  onModuleInit(): void {
    this.events.on(CONTACT_ERASED, async ({ contactId, companyId, name }) => {
      const identity = createHash('sha256').update(contactIdentity(companyId, name)).digest('hex');
      const rows = await this.database.query<{ batchId: number; sha256: string }>(
        "SELECT DISTINCT w.`batchId`, b.`sha256` FROM `import_batch` b JOIN `import_row` w ON w.`batchId` = b.`id` WHERE b.`kind` = 'contacts' AND (w.`recordId` = ? OR w.`identityKey` = ? OR w.`duplicates` LIKE ?)",
        [contactId, identity, `%"recordId":${contactId},%`]);
      if (!rows.length) return;
      const batches = rows.map(({ batchId }) => batchId);
      await this.database.execute(
        `UPDATE \`import_row\` SET \`raw\` = '{}', \`values\` = '{}', \`problems\` = '[]', \`duplicates\` = '[]', \`edits\` = '{}', \`previous\` = NULL, \`identityKey\` = NULL, \`likeKey\` = NULL WHERE \`batchId\` IN (${placeholders(batches)}) AND (\`recordId\` = ? OR \`identityKey\` = ? OR \`duplicates\` LIKE ?)`,
        [...batches, contactId, identity, `%"recordId":${contactId},%`]);
      // The samples of a column are cells too. Without a sum a batch has no file any more.
      for (const batch of await selectRows(this.database, ImportBatch, { id: batches })) await updateRows(this.database, ImportBatch, { id: batch.id }, { columns: batch.columns.map((column) => ({ ...column, samples: [] })), sha256: '' });
      this.database.afterCommit(() => { for (const { sha256 } of rows) void rm(this.imports.fileOf(sha256), { force: true }); });
    });
  }
}
