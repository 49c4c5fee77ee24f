import type { MigrationInterface, QueryRunner } from 'typeorm';

const NARROW = ['archivedAt', 'stage', 'status', 'agreedInvestmentFen', 'organisationId', 'introducingOrganisationId', 'parkId', 'regionCode', 'officerId'];
/** With the other two filters of every day: the board's figures by them need no row either. */
const WIDE = [...NARROW, 'industryCode', 'stageVerification'];

const create = (name: string, columns: readonly string[]) => `CREATE INDEX \`${name}\` ON \`project\` (${columns.map((column) => `\`${column}\``).join(', ')})`;
const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';
const drop = (runner: QueryRunner, name: string) => `DROP INDEX \`${name}\`${isSqlite(runner) ? '' : ' ON `project`'}`;

export class WidenBoardIndex1795400010000 implements MigrationInterface {
  name = 'WidenBoardIndex1795400010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(drop(runner, 'ix_project_board'));
    await runner.query(create('ix_project_board', WIDE));
    await runner.query(create('ix_project_plannedStart', ['archivedAt', 'plannedStartOn']));
    // An index that SQLite's statistics do not know beside others that they do is taken for far better than it is, and lists are sorted by hand.
    if (isSqlite(runner)) await runner.query('ANALYZE `project`');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(drop(runner, 'ix_project_plannedStart'));
    await runner.query(drop(runner, 'ix_project_board'));
    await runner.query(create('ix_project_board', NARROW));
  }
}
