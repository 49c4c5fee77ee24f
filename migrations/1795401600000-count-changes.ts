import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, int } from './tables.js';

/** How many audit entries changed a record, so far: the version of the data, on which kept answers depend. */
export class CountChanges1795401600000 implements MigrationInterface {
  name = 'CountChanges1795401600000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'audit_unsealed', { changes: { ...int(), default: '1' } });
    await addColumns(runner, 'audit_seal', { changes: { ...int(), default: '0' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'audit_seal', { changes: int() });
    await dropColumns(runner, 'audit_unsealed', { changes: int() });
  }
}
