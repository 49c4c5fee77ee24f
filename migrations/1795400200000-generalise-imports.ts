import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, int, text } from './tables.js';

const nullable = { nullable: true };

/** A row of an import becomes a record of its kind, not always a project; what it changed is kept so that it can be taken back. */
export class GeneraliseImports1795400200000 implements MigrationInterface {
  name = 'GeneraliseImports1795400200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `import_row` RENAME COLUMN `projectId` TO `recordId`');
    await addColumns(runner, 'import_row', { recordVersion: int(nullable), previous: text(nullable) });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['previous', 'recordVersion']) await runner.query(`ALTER TABLE \`import_row\` DROP COLUMN \`${column}\``);
    await runner.query('ALTER TABLE `import_row` RENAME COLUMN `recordId` TO `projectId`');
  }
}
