import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  /** `activeKey` is the name as it is compared, and null once archived: a name is free again. */
  saved_view: {
    columns: {
      id: int(), ownerId: int(), resource: code(), name: line(100), activeKey: line(120, nullable), kind: code(), question: text(),
      sharing: code(), organisationId: int(nullable), archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { name: ['ownerId', 'resource', 'activeKey'] },
    indices: { shared: ['resource', 'sharing', 'organisationId'] },
    foreign: { ownerId: 'user_account.id', organisationId: 'organisation.id' },
  },
  view_default: {
    columns: { userId: int(), resource: code(), viewId: int() },
    primary: ['userId', 'resource'],
    foreign: { userId: 'user_account.id', viewId: 'saved_view.id' },
  },
};

/** Everything the board's figures need, so that they are read from the index alone, within any scope. */
const BOARD = ['archivedAt', 'stage', 'status', 'agreedInvestmentFen', 'organisationId', 'introducingOrganisationId', 'parkId', 'regionCode', 'officerId'];

export class CreateViews1795400000000 implements MigrationInterface {
  name = 'CreateViews1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['saved_view']);
    await runner.query(`CREATE INDEX \`ix_project_board\` ON \`project\` (${BOARD.map((column) => `\`${column}\``).join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(runner.dataSource.options.type === 'better-sqlite3' ? 'DROP INDEX `ix_project_board`' : 'DROP INDEX `ix_project_board` ON `project`');
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'saved_view'");
  }
}
