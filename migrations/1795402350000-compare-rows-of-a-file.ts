import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, dropColumns, int } from './tables.js';

const nullable = { nullable: true };
const ROW = { likeKey: code(64, nullable) };
const BATCH = { appliedById: int(nullable), undoneById: int(nullable) };

/** Rows of a file that look like one another are found by what makes them alike; an import says who applied it and who took it back. */
export class CompareRowsOfAFile1795402350000 implements MigrationInterface {
  name = 'CompareRowsOfAFile1795402350000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'import_row', ROW);
    await runner.query('CREATE INDEX `ix_import_row_like` ON `import_row` (`batchId`, `likeKey`, `rowNumber`)');
    await addColumns(runner, 'import_batch', BATCH);
    // Until now an import was applied and taken back by entries of the audit log alone.
    for (const [column, action] of [['appliedById', 'import:apply'], ['undoneById', 'import:undo']]) {
      await runner.query(`UPDATE \`import_batch\` SET \`${column}\` = (SELECT MAX(a.\`userId\`) FROM \`audit_entry\` a WHERE a.\`entity\` = 'import' AND a.\`entityId\` = CAST(\`import_batch\`.\`id\` AS CHAR) AND a.\`action\` = '${action}') WHERE \`${column === 'appliedById' ? 'appliedAt' : 'undoneAt'}\` IS NOT NULL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'import_batch', BATCH);
    await runner.query(`DROP INDEX \`ix_import_row_like\`${runner.dataSource.options.type === 'better-sqlite3' ? '' : ' ON `import_row`'}`);
    await dropColumns(runner, 'import_row', ROW);
  }
}
