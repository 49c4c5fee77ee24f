import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable, fen, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  /** What was reported on a large signed project for a quarter; the highest number of a quarter rules. */
  quarterly_return: {
    columns: {
      id: int(), projectId: int(), year: int(), quarter: int(), number: int(), progress: text(), statedFen: fen(nullable), computedFen: fen(), problems: text(nullable), requests: text(nullable), reason: line(1_000, nullable),
      firstReportedAt: instant(), reportedAt: instant(), reportedById: int(), organisationId: int(),
    },
    primary: ['id'],
    unique: { number: ['projectId', 'year', 'quarter', 'number'] },
    foreign: { projectId: 'project.id', reportedById: 'user_account.id', organisationId: 'organisation.id' },
    appendOnly: true,
  },
  /** Who was asked for a quarter's line, once. */
  return_reminder: {
    columns: { projectId: int(), year: int(), quarter: int(), nextStepId: int() },
    primary: ['projectId', 'year', 'quarter'],
    foreign: { projectId: 'project.id', nextStepId: 'next_step.id' },
  },
};

/** Large signed projects: their quarterly lines, who was asked for them, and an index by which the large ones are found. */
export class CreateSupervision1795401300000 implements MigrationInterface {
  name = 'CreateSupervision1795401300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await runner.query('CREATE INDEX `ix_project_agreed` ON `project` (`archivedAt`, `agreedInvestmentFen`)');
    await startIds(runner, ['quarterly_return']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX \`ix_project_agreed\`${runner.dataSource.options.type === 'better-sqlite3' ? '' : ' ON `project`'}`);
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'quarterly_return'");
  }
}
