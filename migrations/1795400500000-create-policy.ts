import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  /** Where a version is written, under the id that it keeps; once published the text there is the published one. */
  policy_draft: {
    columns: { id: int(), code: code(), title: line(100), titleEn: line(200), yaml: text(), publishedAt: instant(nullable), createdById: int(nullable), version: int(), createdAt: instant(), updatedAt: instant() },
    primary: ['id'],
    indices: { code: ['code'] },
    foreign: { createdById: 'user_account.id' },
  },
  policy_pack: {
    columns: { id: int(), code: code(), number: int(), title: line(100), titleEn: line(200), documentStatus: code(20), itemCount: int(), shipped: flag(), sha256: code(64), yaml: text(), content: text(), publishedAt: instant(), publishedById: int(nullable) },
    primary: ['id'],
    unique: { number: ['code', 'number'] },
    foreign: { publishedById: 'user_account.id' },
    appendOnly: true,
  },
  policy_adoption: {
    columns: { id: int(), packId: int(), fromDay: day(), decisionTitle: line(), decisionNumber: line(60, nullable), decidedOn: day(nullable), builtIn: flag(), adoptedAt: instant(), adoptedById: int(nullable) },
    primary: ['id'],
    indices: { day: ['fromDay'] },
    foreign: { packId: 'policy_pack.id', adoptedById: 'user_account.id' },
    appendOnly: true,
  },
};

export class CreatePolicy1795400500000 implements MigrationInterface {
  name = 'CreatePolicy1795400500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['policy_pack', 'policy_adoption']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` IN ('policy_pack', 'policy_adoption')");
  }
}
