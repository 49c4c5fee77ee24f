import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, instant, int, text, type TableDescription } from './tables.js';

const TABLES: Record<string, TableDescription> = {
  audit_seal: {
    columns: { id: int(), sealedAt: instant(), entries: text(), entryCount: int(), previousHash: code(64), hash: code(64) },
    primary: ['id'],
    appendOnly: true,
  },
  /** The entries that no seal holds yet: written with the entry, taken away with its seal. */
  audit_unsealed: { columns: { entryId: int() }, primary: ['entryId'] },
};

export class CreateAuditSeals1795306400000 implements MigrationInterface {
  name = 'CreateAuditSeals1795306400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await runner.query('INSERT INTO `audit_unsealed` (`entryId`) SELECT `id` FROM `audit_entry`');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
  }
}
