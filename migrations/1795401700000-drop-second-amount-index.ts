import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same as `ix_project_amount`: every project written had to enter both. */
export class DropSecondAmountIndex1795401700000 implements MigrationInterface {
  name = 'DropSecondAmountIndex1795401700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX \`ix_project_agreed\`${runner.dataSource.options.type === 'better-sqlite3' ? '' : ' ON `project`'}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX `ix_project_agreed` ON `project` (`archivedAt`, `agreedInvestmentFen`)');
  }
}
