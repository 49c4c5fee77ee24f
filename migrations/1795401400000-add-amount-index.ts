import type { MigrationInterface, QueryRunner } from 'typeorm';

const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';

/** Lists and the board's cards by amount follow an index, as those by the day of change do, instead of being sorted for every page. */
export class AddAmountIndex1795401400000 implements MigrationInterface {
  name = 'AddAmountIndex1795401400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX `ix_project_amount` ON `project` (`archivedAt`, `agreedInvestmentFen`)');
    if (isSqlite(runner)) await runner.query('ANALYZE `project`');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX \`ix_project_amount\`${isSqlite(runner) ? '' : ' ON `project`'}`);
  }
}
